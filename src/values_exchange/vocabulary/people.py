"""Whom a programme serves and how they take part in it."""

from __future__ import annotations

from values_exchange.vocabulary.codes import CodeList, listed

TARGET_GROUPS = CodeList(
    id="target-groups",
    title="Target group",
    description="Whom a programme, a part or a figure is about. Use the words of the source; groups overlap.",
    open=True,
    codes=listed(
        [
            (
                "newcomers",
                "Newcomers",
                "People who came to the city recently, from abroad, whatever their legal status.",
            ),
            (
                "migrants",
                "Migrants",
                "People who came from abroad, recently or long ago, where the source says no more of them.",
            ),
            (
                "refugees",
                "Refugees",
                "People who fled, as the source uses the word; often only those whose protection has been recognised.",
            ),
            ("asylum_seekers", "Asylum seekers", "People whose application for protection has not been decided."),
            (
                "temporary_protection",
                "People under temporary protection",
                "People admitted as a group without a single asylum procedure, such as people from Ukraine since 2022.",
            ),
            ("undocumented", "People without papers", "People who live in the city without a right of residence."),
            (
                "third_country_nationals",
                "Third-country nationals",
                (
                    "Citizens of a state outside the European Union; the target group of the EU’s asylum and migration "
                    "fund."
                ),
            ),
            ("eu_citizens", "Mobile EU citizens", "Citizens of another state of the European Union."),
            (
                "foreign_residents",
                "Foreign residents",
                (
                    "Residents without the citizenship of the country they live in, from inside or outside the "
                    "European Union."
                ),
            ),
            (
                "people_with_migration_background",
                "People with a migration background",
                "People who, or whose parents, came from abroad, citizens included; the exact rule differs by country.",
            ),
            ("stateless", "Stateless people", "People whom no state regards as its citizens."),
            ("returnees", "Returnees", "People who come back to their country after living abroad."),
            ("migrant_women", "Migrant women", "Women who came from abroad or have a migration background."),
            ("women", "Women", "Women, whatever their origin; for those from abroad use migrant women."),
            ("young_people", "Young people", "Roughly from 14 to 30; state the ages where the source does."),
            ("children", "Children", "Children of school age or without an age stated."),
            ("families_small_children", "Families with small children", "Parents and children below school age."),
            (
                "unaccompanied_minors",
                "Unaccompanied minors",
                "Under 18 and in the country without parents or guardian.",
            ),
            ("older_people", "Older people", "Roughly from 60; state the age where the source does."),
            (
                "people_on_social_assistance",
                "People on social assistance",
                "People who live on basic income support, whatever their origin.",
            ),
            (
                "people_with_disabilities",
                "People with disabilities",
                "People with a disability, whatever their origin.",
            ),
            ("students", "Students", "People who study at a university or college."),
            (
                "service_users",
                "Users of the programme",
                "Those who use the programme, where nothing more is said of them.",
            ),
            ("residents", "Residents", "People who have long lived in the city: the society that receives newcomers."),
            ("volunteers", "Volunteers", "Those who volunteer, where the programme serves them."),
            ("civil_servants", "Staff of the city", "Employees of the city or another authority."),
            ("professionals", "Professionals", "Paid staff of associations, schools, childcare or health care."),
            ("voluntary_organisations", "Voluntary organisations", "Associations and initiatives, not single persons."),
            ("everyone", "Everyone", "Said to be open to all; nobody is singled out."),
            ("other", "Other", "None of the above; say in a few words who."),
        ]
    ),
)

PARTICIPATION = CodeList(
    id="participation",
    title="How those it serves take part",
    description="What say and what share the people a programme serves have in it. The order is no ranking.",
    open=True,
    codes=listed(
        [
            ("consulted", "Asked for their view", "They are asked in surveys or meetings; others decide."),
            ("votes_or_advises", "Vote or advise", "They vote, or advise in a body of their own, on what is done."),
            (
                "visitors_shape_offer",
                "Shape the offer",
                "What is offered follows the wishes and ideas of those who come.",
            ),
            ("co_designs", "Design it with professionals", "They work out services together with professionals."),
            ("volunteers", "Volunteer in it", "They do unpaid work in the programme."),
            ("employed", "Work in it for pay", "They are employed by the programme or its operator."),
            ("on_board", "On the board", "They hold seats on the board or committee that leads it."),
            ("runs_it_themselves", "Run it themselves", "They decide on and run the programme."),
            ("other", "Other", "None of the above; say in a few words how."),
        ]
    ),
)
