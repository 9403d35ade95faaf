"""How a city governs integration, and what a network of cities does."""

from __future__ import annotations

from values_exchange.vocabulary.codes import CodeList, listed

BODY_KINDS = CodeList(
    id="body-kinds",
    title="Kind of body",
    description="What a body of a city’s integration governance is.",
    open=True,
    codes=listed(
        [
            ("elected_migrant_council", "Elected council", "Foreign residents or migrants elect its members."),
            ("appointed_advisory_board", "Appointed advisory board", "Council or mayor name its members; it advises."),
            (
                "advisory_board",
                "Advisory board, choice of members not documented",
                "It advises council or administration; how its members are chosen is not documented.",
            ),
            ("council_committee", "Committee of the council", "Councillors, with or without further members."),
            ("administrative_group", "Group within the administration", "Departments of the city meet and coordinate."),
            ("office", "Office or officer", "A standing office or officer of the administration for integration."),
            (
                "cross_sector_body",
                "Body across sectors",
                "City, associations, business and others together, with tasks of its own.",
            ),
            ("forum", "Forum", "Open to many, for exchange; it decides nothing."),
            ("association_table", "Table of associations", "Voluntary organisations meet, with or without the city."),
            ("other", "Other", "None of the above; say in a few words what it is."),
        ]
    ),
)

POLICY_KINDS = CodeList(
    id="policy-kinds",
    title="Kind of policy",
    description="What kind of paper a policy is.",
    open=True,
    codes=listed(
        [
            ("strategy", "Strategy", "Aims and directions over several years."),
            ("action_plan", "Action plan", "Single measures, with those responsible or with dates."),
            ("programme", "Policy programme", "A named programme of a city or state, with means of its own."),
            ("guidelines", "Guidelines", "Principles by which the administration acts."),
            ("volunteer_policy", "Volunteer policy", "How the city promotes and treats volunteering."),
            ("charter", "Charter", "A text that several sign and commit themselves to."),
            ("declaration", "Declaration", "A council or city declares its will in public."),
            ("manifesto", "Manifesto", "Groups or persons say together what they stand for."),
            ("law", "Law", "A law or regulation of a state or country."),
            ("agreement", "Agreement", "City or district and others lay down in writing how they work together."),
            ("other", "Other", "None of the above; say in a few words what it is."),
        ]
    ),
)

EVENT_KINDS = CodeList(
    id="event-kinds",
    title="Kind of event",
    description="What kind of event of a network it was. Visits from city to city are listed by themselves.",
    open=True,
    codes=listed(
        [
            ("kick_off", "Kick-off", "The first meeting of all partners."),
            ("meeting", "Partner meeting", "A working meeting of the partners."),
            ("workshop", "Workshop", "A working session on one theme."),
            ("training", "Training", "Those taking part are taught something."),
            ("dialogue", "City dialogue", "An exchange open to cities beyond the network."),
            ("conference", "Conference", "A large event open to people from outside the partners."),
            (
                "exchange",
                "Staff or volunteer exchange",
                "Staff or volunteers of one city work in another for some days.",
            ),
            ("closing", "Closing event", "The event at which results are presented at the end."),
            ("other", "Other", "None of the above; say in a few words what it was."),
        ]
    ),
)

TOPICS = CodeList(
    id="topics",
    title="Topic of a statement about the network",
    description="What a statement about the exchange project is about.",
    open=True,
    codes=listed(
        [
            ("aim", "Aim", "What the project wants to bring about."),
            ("selection", "Selection of cities", "How cities came to take part."),
            ("background", "Background", "Earlier projects, charters and conditions it builds on."),
            ("method", "Method", "How the cities work together and learn."),
            ("benchmark", "Benchmark", "The standard that good practice is described by, and how it came about."),
            ("outputs", "Results", "What the project has published or handed over."),
            ("other", "Other", "None of the above; the text says what it is about."),
        ]
    ),
)

# ISO 3166-1 alpha-2, all officially assigned codes. Their names in the reader’s language come from the language tables.
_ASSIGNED = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
    "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA "
    "GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
    "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS "
    "RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW "
    "TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)
COUNTRY_CODES: tuple[str, ...] = tuple(_ASSIGNED.split())
