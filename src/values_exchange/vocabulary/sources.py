"""Where claims come from, how firm a link is, and what becomes of disagreements."""

from __future__ import annotations

from values_exchange.vocabulary.codes import CodeList, listed

SOURCE_KINDS = CodeList(
    id="source-kinds",
    title="Kind of source",
    description="What a source is and whose account it gives.",
    open=True,
    codes=listed(
        [
            ("city_page", "Page of the city", "A page on the city’s own website. Own account."),
            ("city_press", "Press release of the city", "Issued by the city’s press office. Own account."),
            (
                "city_statement",
                "Information from the city",
                "Given by the city for this record, in writing or in conversation. Own account.",
            ),
            (
                "council_paper",
                "Council paper",
                "A paper, minutes or decision of the council or its committees. Own account.",
            ),
            ("party_paper", "Paper of a party or group", "A motion or statement of one party; not the council’s."),
            (
                "operator_page",
                "Page of the operator",
                "A page or report of a body that runs the programme. Own account.",
            ),
            (
                "flyer",
                "Flyer or brochure",
                "Printed information for users, by those who run the programme. Own account.",
            ),
            ("network_page", "Page of the network", "A page of the exchange project, its lead or its expert partners."),
            ("visit_report", "Report of a visit", "What visitors wrote about a visit they made."),
            ("funder_page", "Page of a funder", "A page or call of a body that gives money."),
            ("practice_database", "Collection of practices", "An entry on a portal or in a handbook of practices."),
            ("prize_page", "Page of a prize", "A page of a prize or competition about those it honours."),
            ("research", "Research", "A study, an evaluation or an academic publication."),
            ("statistics", "Statistics", "Official or city statistics."),
            ("law", "Law", "The text of a law or regulation."),
            ("local_press", "Press", "A newspaper or broadcaster."),
            (
                "partner_page",
                "Page of another body",
                "A page of a body that takes part or looks on, and does not run it.",
            ),
            ("blog", "Blog", "Posts of a person or club that is none of the other kinds."),
            ("social_media", "Social media post", "A post on a social network, whoever wrote it."),
            ("other", "Other", "None of the above; say in a few words what it is."),
        ]
    ),
)

OWN_ACCOUNTS: frozenset[str] = frozenset(
    {"city_page", "city_press", "city_statement", "council_paper", "operator_page", "flyer"}
)
"""Kinds of source in which the city or the operator speaks of itself."""

LINKS = CodeList(
    id="links",
    title="Link to the network",
    description="How firmly sources tie a programme to the exchange project it is catalogued under.",
    codes=listed(
        [
            ("stated", "Stated", "The city or the network says that this is what the city brought to the project."),
            ("shown_on_visit", "Shown on a visit", "Shown to partner cities on a visit of the project."),
            ("named_in_toolkit", "Named in the toolkit", "Named in the project’s toolkit or its announcement."),
            (
                "eurocities_story",
                "Told by Eurocities",
                "Told in a story of Eurocities; the project is not named in what was read of it.",
            ),
            (
                "not_established",
                "Not established",
                "A real programme of the city on the project’s theme; no source read ties it to the project.",
            ),
        ]
    ),
)

PLACEMENTS = CodeList(
    id="placements",
    title="How a place in a group is known",
    description="How it is known to which theme or group of the network a city belongs.",
    codes=listed(
        [
            ("stated", "Stated", "A source says so outright."),
            (
                "derived",
                "Follows from sources",
                "No source says so outright; it follows from what several of them say.",
            ),
            ("by_elimination", "The one place left", "No source places the city; all other places are taken."),
        ]
    ),
)

CONFLICT_STATES = CodeList(
    id="conflict-states",
    title="State of a disagreement",
    description="What is known of claims that do not agree.",
    codes=listed(
        [
            ("open", "Open", "It is not known which claim is right."),
            ("settled", "Settled", "It is known which is right, and why."),
            ("compatible", "Both can be true", "They differ in date, scope or definition, and both can be true."),
        ]
    ),
)

RELATIONS = CodeList(
    id="relations",
    title="Relation to another programme",
    description="How this programme is related to the other one, read from this one: “this … the other”.",
    codes=listed(
        [
            ("follows", "Follows", "The other came before, and this one continues it."),
            ("succeeded_by", "Succeeded by", "The other took this one’s place."),
            ("uses_method_of", "Uses the method of", "This one works by a method worked out by the other."),
            ("inspired_by", "Inspired by", "This one took an idea from the other without its method."),
            ("spread_to", "Spread to", "This one’s own people or body set it up at the other place too."),
            ("adopted_by", "Adopted by", "Others took it over there as their own."),
            ("part_of", "Part of", "This one belongs to the other, larger one."),
            (
                "beside",
                "Beside it",
                "The other runs in the same city on a like question; neither belongs to the other.",
            ),
            ("exchange", "Exchange with", "Experience was shared with the other outside this network, as on a visit."),
        ]
    ),
)

REVIEW_STATES = CodeList(
    id="review-states",
    title="State of the record",
    description="How far a record has been checked, and by whom.",
    codes=listed(
        [
            (
                "drafted_from_public_sources",
                "Drafted from public sources",
                "Written from published sources; the city has not seen it.",
            ),
            ("submitted_by_city", "Submitted by the city", "Written by the city; nobody else has checked it."),
            ("changes_requested", "Sent back with questions", "Somebody has checked it and has asked for changes."),
            (
                "checked_by_network",
                "Checked by the network",
                "The network’s coordinator has checked it against its sources.",
            ),
            (
                "confirmed_by_city",
                "Confirmed by the city",
                "The city has read this very version and says that it is right.",
            ),
        ]
    ),
)

REVIEW_METHODS = CodeList(
    id="review-methods",
    title="How it was checked",
    description="What was done to write or check a record.",
    codes=listed(
        [
            ("desk_research", "Desk research", "Published sources were read; nobody was asked."),
            ("interview", "Interview", "Somebody who knows the programme was asked in conversation."),
            ("questionnaire", "Questionnaire", "Written questions were answered."),
            ("site_visit", "Visit", "Whoever wrote it has been there."),
            ("city_response", "Reply of the city", "The city has commented on a draft."),
        ]
    ),
)

TRANSLATION_KINDS = CodeList(
    id="translation-kinds",
    title="How a text was translated",
    description="Who or what made a translation of a text in a record.",
    codes=listed(
        [
            ("human", "Translated by a person", "A person translated it, or has gone through a machine’s translation."),
            ("machine", "Machine translation", "A machine translated it, and nobody has gone through it."),
        ]
    ),
)
