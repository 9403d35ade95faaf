"""Where money comes from, what it covers and how far it is on its way."""

from __future__ import annotations

from values_exchange.vocabulary.codes import Code, CodeList, listed

# The EU’s table of programmes, read in its snapshot of October 2022, has one entry for each funding period. So have we,
# because an entry for two periods would be the same as neither. EU reuse decision 2011/833/EU.
EU_PROGRAMME = "http://publications.europa.eu/resource/authority/eu-programme/"

MONEY_ORIGINS = CodeList(
    id="money-origins",
    title="Origin of money",
    description="Whose money it is in the end, whoever pays it out.",
    codes=(
        Code(
            code="eu_amif",
            label="EU asylum and migration fund, 2014–2020",
            definition=(
                "Asylum, Migration and Integration Fund (AMIF) of the period 2014–2020, spent until some years later."
            ),
            same_as=(EU_PROGRAMME + "AMF",),
        ),
        Code(
            code="eu_amif_2021",
            label="EU asylum and migration fund, 2021–2027",
            definition="Asylum, Migration and Integration Fund (AMIF) of the period 2021–2027.",
            same_as=(EU_PROGRAMME + "AMIF",),
        ),
        Code(
            code="eu_esf",
            label="European Social Fund, 2014–2020",
            definition=(
                "European Social Fund (ESF) of the period 2014–2020, also where it is paid through regional programmes."
            ),
            same_as=(EU_PROGRAMME + "ESF",),
        ),
        Code(
            code="eu_esf_plus",
            label="European Social Fund Plus, 2021–2027",
            definition="European Social Fund Plus (ESF+), which followed the European Social Fund in 2021.",
            same_as=(EU_PROGRAMME + "ESF_PLUS",),
        ),
        *listed(
            [
                (
                    "eu_other",
                    "Other EU money",
                    "Another programme of the European Union, or one whose name is not stated.",
                ),
                ("national", "National", "The national government or its agencies, the EU’s money not counted."),
                ("state_or_region", "State or region", "A federal state, canton, region, county or province."),
                ("city", "City", "The city’s own budget, money passed on from others not counted."),
                ("district", "District", "The budget of a district within the city."),
                ("foundation", "Foundation", "A grant-giving foundation’s own money."),
                ("lottery", "Lottery", "Proceeds of a lottery, given by the lottery itself or its fund."),
                ("company", "Company", "A company, bank, insurer or business club."),
                ("donations", "Donations", "Gifts of many persons or of persons not named."),
                ("fees", "Fees", "Paid by those who use the service, or for services sold."),
                ("own_funds", "Own funds", "The operator’s own money."),
                ("mixed", "Several, not broken down", "From several origins; the shares are not stated."),
            ]
        ),
    ),
)

MONEY_COVERS = CodeList(
    id="money-covers",
    title="What the money covers",
    description="How much of the programme a sum is for. Sums that cover different things are never compared.",
    codes=listed(
        [
            (
                "whole_programme",
                "Whole programme",
                "Everything the programme costs in the period, as far as the source says.",
            ),
            ("part", "One part", "One of several parts, sites or tasks of the programme, or one share of its cost."),
            ("site", "One site", "A single site of the programme, all its costs or some of them."),
            ("one_post", "One post", "The pay of one post, or of a few that are named."),
            ("one_grant", "One grant", "A single grant or gift towards the whole; what else is paid is not said."),
            ("organisation", "One organisation", "All of a body’s budget, which may do more than the programme."),
            (
                "call_total",
                "Total of a call",
                "What a funder gives out in all, to many; never the programme’s own money.",
            ),
            (
                "city_line",
                "Line of the city budget",
                "A line of the city’s budget that pays for more than the programme.",
            ),
        ]
    ),
)

MONEY_STAGES = CodeList(
    id="money-stages",
    title="Stage of the money",
    description="How far a sum was on its way when the source wrote. A sum applied for is not a sum spent.",
    codes=listed(
        [
            ("needed", "Needed", "What somebody says would be needed."),
            ("gap", "Gap", "What is missing between what is needed and what is there."),
            ("applied", "Applied for", "Asked of a funder, who has not decided."),
            ("proposed", "Proposed", "Moved by a party or body; not decided."),
            ("draft", "In a draft budget", "In the administration’s draft; not decided."),
            ("announced", "Announced", "Said publicly to be coming; the decision itself is not shown."),
            (
                "offered",
                "Offered",
                "Held out to others as a prize or grant, by standing rules; what was really paid out is not shown.",
            ),
            ("granted", "Granted", "Promised by the funder’s decision."),
            ("budgeted", "Budgeted", "In a budget that the council or another body has decided."),
            ("blocked", "Blocked", "Decided, but locked until a condition is met."),
            ("released", "Released", "Was locked and has been freed to be used."),
            ("contract", "Agreed in a contract", "Laid down in a service agreement or contract."),
            ("received", "Received", "Paid to the programme or given to it; whether it is spent is not said."),
            ("spent", "Spent", "Paid out, according to accounts or a report."),
        ]
    ),
)

MONEY_PURPOSES = CodeList(
    id="money-purposes",
    title="Purpose of the money",
    description="What a sum is to be used for.",
    open=True,
    codes=listed(
        [
            ("staff", "Staff", "Pay of people employed, with what the employer adds."),
            ("rent", "Rent", "Rent, heating and other costs of rooms."),
            ("running", "Running costs", "Costs of running it that are not broken down further."),
            ("training", "Training", "Courses for staff or volunteers."),
            ("volunteers", "Expenses of volunteers", "Expenses, insurance and thanks for volunteers."),
            ("activities", "Activities", "Events, courses and materials for those who take part."),
            ("equipment", "Equipment and building", "Furniture, vehicles, building work."),
            ("evaluation", "Evaluation and research", "Studies of how the programme works or what it brings about."),
            ("prize", "Prize", "Prize money, given or won."),
            ("other", "Other", "None of the above; say in a few words what for."),
        ]
    ),
)

MONEY_FORMS = CodeList(
    id="money-forms",
    title="Form of the money",
    description="By what kind of act the money comes.",
    codes=listed(
        [
            ("own_budget", "Own budget", "The payer runs it and pays from its own budget."),
            ("grant", "Grant", "Given on application for a purpose; to be accounted for."),
            ("service_agreement", "Service agreement", "Paid for a service under a contract or agreement."),
            ("gift", "Gift", "Given freely, without accounts to be made."),
            ("sponsorship", "Sponsorship", "Given in return for being named."),
            ("prize", "Prize", "Won as an award, with or without conditions for its use."),
            ("in_kind", "In kind", "Things, rooms or work instead of money."),
        ]
    ),
)

# ISO 4217. The last five are no longer paid with, but sums of earlier years are stated in them.
_CURRENCIES = (
    "EUR GBP CHF NOK SEK DKK ISK CZK PLN HUF RON ALL BAM RSD MKD MDL UAH BYN RUB TRY GEL AMD AZN GIP USD "
    "BGN HRK LVL LTL EEK"
)
CURRENCIES: tuple[str, ...] = tuple(_CURRENCIES.split())
