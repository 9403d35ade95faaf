"""What kinds of bodies there are and what part they play."""

from __future__ import annotations

from values_exchange.vocabulary.codes import CodeList, listed

ORGANISATION_KINDS = CodeList(
    id="organisation-kinds",
    title="Kind of organisation",
    description="What a body is in law or in practice. One kind each: the narrowest that fits.",
    open=True,
    codes=listed(
        [
            ("city", "City", "The municipality as a whole; for one office of it use city department."),
            ("city_department", "City department", "An office or department of the city administration."),
            ("council_or_committee", "Council or committee", "The city council or a committee of it."),
            ("district", "District", "A district council or district administration within the city."),
            ("municipal_company", "Municipal company", "A company or institution that the city owns."),
            (
                "public_agency",
                "Public agency",
                "An independent public body or agency, at whatever level, such as a reception authority.",
            ),
            ("region", "Region or county", "A level between the city and the state or country."),
            ("state", "Federal state or canton", "A constituent state with a government of its own."),
            ("ministry", "National ministry or government", "The national government or one of its ministries."),
            ("eu_institution", "EU institution", "The European Commission or another institution of the Union."),
            ("un_body", "UN body", "A body of the United Nations, such as the refugee agency UNHCR."),
            ("umbrella", "Umbrella organisation", "Joins organisations that stay independent."),
            (
                "welfare_association",
                "Welfare association",
                "One of the large independent providers of social services, such as Diakonie or Caritas.",
            ),
            (
                "association_ngo",
                "Association or NGO",
                "A registered non-profit body that is none of the narrower kinds.",
            ),
            ("citizens_initiative", "Citizens’ initiative", "Residents acting together, registered or not."),
            ("migrant_association", "Migrant association", "Founded and led by people who came from abroad."),
            ("faith_body", "Faith body", "A church, mosque, parish or other religious body."),
            ("volunteer_centre", "Volunteer centre", "Promotes and places volunteers as its main task."),
            ("social_enterprise", "Social enterprise", "Earns money by trading and uses it for a social purpose."),
            ("foundation", "Foundation", "Gives money out of its assets or gifts."),
            ("lottery", "Lottery", "Gives money out of a lottery’s proceeds."),
            ("company", "Company", "A business run for profit; one that the city owns is a municipal company."),
            ("business_club", "Business club", "An association of companies or business people."),
            ("sports_club", "Sports club", "A club for sport, professional or not."),
            (
                "cultural_institution",
                "Museum, theatre or other house of culture",
                "A place of culture; libraries have their own code.",
            ),
            ("library", "Library", "A public or university library."),
            ("university", "University", "A university, college or research institute."),
            (
                "education_provider",
                "School or education provider",
                "A school, adult education centre or training provider.",
            ),
            ("health_provider", "Health provider", "A hospital, practice or health service."),
            ("trade_union", "Trade union", "A union or federation of unions."),
            ("language_consortium", "Language body", "A public body that promotes a language."),
            ("city_network", "Network of cities", "An association of cities or towns."),
            ("expert_body", "Expert organisation", "Advises and facilitates for others for pay or by mandate."),
            ("forum_or_table", "Forum or round table", "A standing meeting of bodies without being one itself."),
            ("party_group", "Party group", "A political party or its group in the council."),
            ("media", "Media", "A newspaper, broadcaster or publisher."),
            ("other", "Other", "None of the above; say in a few words what it is."),
        ]
    ),
)

ROLES = CodeList(
    id="roles",
    title="Role",
    description="What part an organisation plays in a programme, at a site or in a network.",
    open=True,
    codes=listed(
        [
            ("leads", "Leads", "Has overall responsibility for the programme or project."),
            ("initiates", "Had the idea", "Set it in motion; may play no part today."),
            ("proposes", "Proposes", "Put it to those who decide, as by a motion."),
            ("decides", "Decides", "Takes the political or formal decision."),
            ("commissions", "Commissions", "Orders the work from another body by contract or agreement."),
            ("operates", "Operates", "Runs it day by day, alone or as the first in charge."),
            ("co_operates", "Operates jointly", "Runs it day by day together with others who are equally in charge."),
            ("hosts", "Hosts", "Gives it a roof: rooms in its own house."),
            ("coordinates", "Coordinates", "Keeps several bodies or groups working together; need not run anything."),
            ("funds", "Funds", "Pays for it, in whole or in part."),
            ("gives_in_kind", "Gives in kind", "Gives things, rooms, tickets or work instead of money."),
            ("provides_volunteers", "Provides volunteers", "Recruits or sends the people who give unpaid time."),
            ("trains", "Trains", "Trains volunteers or staff of the programme."),
            ("advises", "Advises", "Advises those who run it, without a say in decisions."),
            ("sets_method", "Sets the method", "Designed the method that is used."),
            ("sets_standards", "Sets standards", "Published the standards that are followed."),
            ("evaluates", "Evaluates", "Studies how it works or what it brings about."),
            ("awards", "Gives an award", "Gave the programme or its operator a prize."),
            ("refers", "Sends people", "Passes people on to the programme; does not run any of it."),
            ("supports", "Supports", "Named as a supporter; how is not said."),
            ("takes_part", "Takes part", "Named as partner or participant; nothing more is said."),
            ("other", "Other", "None of the above; say in a few words what."),
        ]
    ),
)
