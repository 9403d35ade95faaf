"""What a figure counts: one definition and one unit each."""

from __future__ import annotations

from values_exchange.vocabulary.codes import CodeList, Measure


def _measures(section: str, *rows: tuple[str, str, str, str], context: bool = False) -> tuple[Measure, ...]:
    """Turn rows of (code, label, unit, definition) into the measures of one section."""
    return tuple(
        Measure(code=code, label=label, unit=unit, definition=definition, section=section, context=context)
        for code, label, unit, definition in rows
    )


_VOLUNTEERS = _measures(
    "volunteers",
    (
        "volunteers_active",
        "Active volunteers",
        "persons",
        (
            "Different persons who gave unpaid time in the period or were doing so at the date. Each counts once. "
            "People who are only on a list, were advised, trained or signed up are other measures."
        ),
    ),
    (
        "volunteers_registered",
        "Registered volunteers",
        "persons",
        (
            "Persons on a list or in a pool at the date, whether or not they have done anything. Usually far more than "
            "are active."
        ),
    ),
    (
        "volunteers_advised",
        "People advised on volunteering",
        "persons",
        "Persons who had a conversation about volunteering in the period. Some of them never start.",
    ),
    (
        "volunteers_trained",
        "Volunteers trained",
        "persons",
        (
            "Persons who finished a training for volunteers, in the period or, with “in total”, since the beginning. "
            "Says nothing of how many are still active."
        ),
    ),
    (
        "volunteer_sign_ups",
        "People who signed up to volunteer",
        "persons",
        "Persons who asked to join in a call or period. Some of them never start.",
    ),
    (
        "volunteers_at_event",
        "Volunteers at one event",
        "persons",
        "Unpaid helpers at one named event. Never added to active volunteers.",
    ),
    (
        "volunteer_hours",
        "Volunteer hours",
        "hours",
        "Sum of the unpaid hours of all volunteers in the period. One person’s hours are told in a statement instead.",
    ),
    (
        "share_of_volunteers",
        "Share of volunteers",
        "%",
        "Of every hundred volunteers, how many belong to the group named in `who`, counted by heads.",
    ),
    (
        "share_of_hours",
        "Share of volunteer hours",
        "%",
        (
            "Of every hundred unpaid hours, how many were given by the group named in `who`. Not the same as its share "
            "of heads."
        ),
    ),
    (
        "matches",
        "Pairs matched",
        "pairs",
        (
            "Pairs of a volunteer and a newcomer (or a family) brought together, in the period or, with “in total”, "
            "since the beginning. A pair that has ended still counts."
        ),
    ),
    (
        "volunteer_coordinators",
        "Volunteer coordinators",
        "persons",
        "Persons whose task is to coordinate volunteers, paid or not, by heads. Paid ones are also part of paid staff.",
    ),
    (
        "volunteering_places",
        "Volunteering places",
        "places",
        "Places at which an asylum centre, association or office can take a volunteer at the date, filled or not.",
    ),
    (
        "offers",
        "Volunteering offers",
        "offers",
        "Different offers to volunteer that can be chosen from at the date. One offer may have many places.",
    ),
    (
        "kinds_of_offer",
        "Kinds of volunteering offer",
        "kinds",
        "Categories into which the offers to volunteer are sorted. Not the number of offers.",
    ),
    (
        "advice_talks",
        "Talks about volunteering",
        "talks",
        "Conversations held with people who want to volunteer. One person may have several.",
    ),
)

_REACH = _measures(
    "reach",
    (
        "people_reached",
        "People reached",
        "persons",
        "Different persons who used or took part in it in the period. Each counts once, however often they come.",
    ),
    (
        "first_time_visitors",
        "First-time visitors",
        "persons",
        "Persons who came for the first time in the period. Part of people reached.",
    ),
    (
        "visits",
        "Visits",
        "visits",
        "Attendances. A person who comes ten times counts ten times; never to be read as people.",
    ),
    ("meals", "Meals", "meals", "Meals served; a person who eats every day counts every day."),
    (
        "participants_per_session",
        "Participants in a session",
        "persons",
        (
            "Persons present at one class, group or meeting, as a usual number. Helpers not counted unless the source "
            "counts them."
        ),
    ),
    (
        "event_attendance",
        "People at an event",
        "persons",
        "Persons present at one named event, guests and hosts together unless the source says otherwise.",
    ),
    (
        "people_consulted",
        "People consulted",
        "persons",
        "Persons who took part in a consultation, workshop or survey about the programme or the city’s policy.",
    ),
    (
        "people_trained",
        "People in training",
        "persons",
        (
            "Persons who took part in a training that is not for volunteers in particular; whether all finished it is "
            "not said."
        ),
    ),
    (
        "languages_spoken_by_users",
        "Languages spoken by users",
        "languages",
        "Different first languages of those who use it. Not the languages in which it is offered.",
    ),
    (
        "countries_of_origin",
        "Countries of origin",
        "countries",
        "Different countries that the group named in `who` comes from or holds the citizenship of.",
    ),
)

_STAFF = _measures(
    "staff",
    (
        "paid_staff",
        "Paid staff",
        "persons",
        "Persons employed for it, by heads, full-time or part-time. Two half posts held by two people are two.",
    ),
    (
        "paid_posts",
        "Paid posts",
        "full-time equivalents",
        "Posts added up to full time. Two half posts are one. Not comparable with heads.",
    ),
)

_SITES = _measures(
    "sites",
    (
        "sites_open",
        "Open sites",
        "sites",
        (
            "Sites at which people could be served at the date; planned, paused and closed ones not counted. Say "
            "which, where the source names them."
        ),
    ),
    (
        "districts_with_open_site",
        "Districts with an open site",
        "districts",
        "Districts in which at least one site was open at the date. Two sites in one district count once.",
    ),
    (
        "districts_served",
        "Districts served",
        "districts",
        "Districts whose residents it serves or in which it works, with or without a site there.",
    ),
    (
        "municipalities_served",
        "Municipalities served",
        "municipalities",
        "Municipalities in which it works, the city itself included.",
    ),
    (
        "floor_area",
        "Floor area",
        "m²",
        (
            "Area of the rooms in square metres. Where the source gives square feet, that number stands in the words "
            "beside it."
        ),
    ),
)

_ORGANISATIONS = _measures(
    "organisations",
    (
        "organisations_involved",
        "Organisations involved",
        "organisations",
        "Different organisations that took part in any way: met, consulted, named in a plan.",
    ),
    (
        "partner_bodies",
        "Partner organisations",
        "organisations",
        "Organisations that work in it regularly, beside the one that runs it. Fewer than are involved in any way.",
    ),
    (
        "cities_involved",
        "Cities involved",
        "cities",
        "Different cities that belong to a network, or that people at an event came from. Hosts count too.",
    ),
    (
        "body_members",
        "Members of a body",
        "persons",
        "Seats filled in a council, board or committee at the date, or the range its rules allow.",
    ),
    (
        "meetings_held",
        "Meetings held",
        "meetings",
        (
            "Meetings of a body, or of those who work out a plan, in the period. Sessions of the offer are another "
            "measure."
        ),
    ),
    (
        "applications",
        "Applications",
        "applications",
        "Projects that applied in a call. Funded ones are part of them.",
    ),
    ("funded_projects", "Funded projects", "projects", "Projects that were granted money in a call."),
)

_OFFER = _measures(
    "offer",
    (
        "sessions",
        "Sessions",
        "sessions",
        "How often a class, group, drop-in or pair meets in the time named by `per`.",
    ),
    ("days_open", "Days open", "days", "Days on which it is open in the time named by `per`."),
    ("hours_per_session", "Length of a session", "hours", "How long one class, group or meeting lasts."),
    ("training_hours", "Length of a course", "hours", "Teaching hours of one whole course for one participant."),
    (
        "activities",
        "Activities",
        "activities",
        "Different activities, projects or events carried out in the period; sessions of one activity count once.",
    ),
    (
        "languages_offered",
        "Languages offered",
        "languages",
        "Languages in which it is published or in which people can be served. Not the languages its users speak.",
    ),
    (
        "housing_provided",
        "Homes provided",
        "homes",
        "Flats or houses that a programme provides; beds are housing places.",
    ),
)

_NEED = _measures(
    "need",
    (
        "arrivals",
        "Arrivals",
        "persons",
        (
            "People who came to the city or area in the period, or are expected to. Say by whose count; expected "
            "arrivals are never compared with actual ones."
        ),
    ),
    (
        "refugees_in_area",
        "Refugees in the area",
        "persons",
        (
            "People living in the city or area at the date whom the source calls refugees. Say whether asylum seekers "
            "are among them."
        ),
    ),
    (
        "housing_places",
        "Places in shared housing",
        "places",
        "Beds or places in reception or shared housing, planned or provided. Say which.",
    ),
    (
        "share_without_work",
        "Share without work",
        "%",
        "Of every hundred in the group named, how many have no paid work. Say after how many years and at what ages.",
    ),
    context=True,
)

_CONTEXT = _measures(
    "context",
    (
        "residents",
        "Residents",
        "persons",
        "People living in the city or area at the date. Say by which register or census.",
    ),
    (
        "foreign_residents",
        "Foreign residents",
        "persons",
        (
            "Residents without the country’s citizenship. Say whether EU citizens and people seeking asylum are among "
            "them."
        ),
    ),
    (
        "foreign_share",
        "Share of foreign residents",
        "%",
        (
            "Of every hundred residents, how many do not hold the country’s citizenship. Not the share with a "
            "migration background."
        ),
    ),
    (
        "non_eu_foreigners",
        "Residents from outside the EU",
        "persons",
        (
            "Residents with the citizenship of a state outside the European Union. Say how people from the United "
            "Kingdom count."
        ),
    ),
    (
        "migration_background_share",
        "Share with a migration background",
        "%",
        (
            "Of every hundred residents, how many count as having a migration background, citizens included. Say by "
            "which rule: it differs by country and year."
        ),
    ),
    (
        "social_housing_share",
        "Share of social housing",
        "%",
        "Of every hundred homes in the area, how many are social housing. Say what counts as such.",
    ),
    (
        "volunteering_residents",
        "Residents who volunteer",
        "persons",
        "Residents of the city who volunteer anywhere, by a survey or an estimate. Not volunteers of the programme.",
    ),
    (
        "share_of_adults_volunteering",
        "Share of adults who volunteer",
        "%",
        "Of every hundred adults in the city, how many volunteer anywhere. Say from what age and by which survey.",
    ),
    (
        "residents_willing",
        "Residents willing to volunteer",
        "persons",
        "Residents who do not volunteer and say in a survey that they would. Say by which survey.",
    ),
    context=True,
)

ALL_MEASURES: tuple[Measure, ...] = (
    *_VOLUNTEERS,
    *_REACH,
    *_STAFF,
    *_SITES,
    *_ORGANISATIONS,
    *_OFFER,
    *_NEED,
    *_CONTEXT,
)

MEASURES = CodeList(
    id="measures",
    title="Measure",
    description=(
        "What a figure counts. Two figures are compared only where they share the measure, the rate and the kind of "
        "subject, and their dates lie close together."
    ),
    codes=ALL_MEASURES,
)

_BY_CODE = {one.code: one for one in ALL_MEASURES}


def measure(code: str) -> Measure:
    """
    Give the measure of this code; a KeyError where there is none.

    >>> measure("volunteer_hours").unit
    'hours'
    """
    return _BY_CODE[code]
