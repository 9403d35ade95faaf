"""What makes a programme necessary, in words other cities can look for."""

from __future__ import annotations

from values_exchange.vocabulary.codes import CodeList, listed

CHALLENGES = CodeList(
    id="challenges",
    title="Challenge",
    description=(
        "What a programme answers, where its need, its aims or its concept name it. What a programme does is no proof "
        "of it: a language class does not say that language was the trouble."
    ),
    open=True,
    codes=listed(
        [
            (
                "many_arrivals",
                "Many arrivals in a short time",
                "More people came within months than the usual services were made for.",
            ),
            (
                "split_responsibilities",
                "Split responsibilities",
                "Help comes from several bodies, and people cannot see who is responsible for what.",
            ),
            (
                "services_not_reached",
                "Services that some do not reach",
                "Services exist, and some people do not know of them, do not come or are far from them.",
            ),
            (
                "unequal_treatment",
                "Unequal treatment",
                "People do not have the same access to services, or are treated differently or unfairly.",
            ),
            (
                "new_to_the_city",
                "Being new to the city",
                "People who have come do not know the city yet: its places, its customs, what goes on.",
            ),
            ("language_barrier", "Language barrier", "People and offices, or neighbours, do not share a language."),
            ("isolation", "Isolation", "People are alone, know few others, or hardly leave their homes."),
            (
                "distance",
                "Distance between newcomers and residents",
                "They do not meet, know little of one another, or do not accept one another.",
            ),
            (
                "missing_among_volunteers",
                "Newcomers missing among volunteers",
                "People who came from abroad are not reached by volunteering, or find no place in it.",
            ),
            (
                "not_heard",
                "Not heard where it is decided",
                "What newcomers or foreign residents need does not reach the council or the administration.",
            ),
            ("hard_way_into_work", "Hard way into work", "People find no job or training that fits what they can do."),
            ("lack_of_housing", "Lack of housing", "People find no home, or live in makeshift ones for long."),
            (
                "strain",
                "Strain on body or mind",
                "People are ill or burdened by what they lived through, and care is not within reach.",
            ),
            (
                "uncoordinated_help",
                "Help without a plan",
                "Many want to help, and their help does not come to where it is needed.",
            ),
            (
                "weak_associations",
                "Associations without means",
                "Associations and initiatives lack rooms, money or knowledge for their work.",
            ),
            ("other", "Other", "None of the above; say in a few words what."),
        ]
    ),
)
