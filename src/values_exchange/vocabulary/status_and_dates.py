"""How things stand, how firm a date or number is, and why something is missing."""

from __future__ import annotations

from values_exchange.vocabulary.codes import CodeList, listed

PROGRAMME_STATUSES = CodeList(
    id="programme-statuses",
    title="State of the programme",
    description="How a programme stood at the date given beside it.",
    codes=listed(
        [
            ("planned", "Planned", "Announced or decided, not begun."),
            ("pilot", "Pilot", "Begun on trial, for a limited time or place."),
            ("running", "Running", "Under way as a regular programme."),
            ("paused", "Paused", "Stopped for a time, to be taken up again."),
            ("ended", "Ended", "Finished, with nothing in its place."),
            ("replaced", "Replaced", "Turned into or followed by something else; name it under related programmes."),
        ]
    ),
)

SITE_STATUSES = CodeList(
    id="site-statuses",
    title="Sighting of a site",
    description="What a source says of a site at one date. Several sightings tell its story.",
    codes=listed(
        [
            ("planned", "Planned", "Announced or decided at that date; not yet open."),
            ("opened", "Opened", "The opening itself took place at that date."),
            ("open", "Open", "Seen, named or listed as running at that date; when it opened is another matter."),
            (
                "moved",
                "Moved",
                "Moved to or from another address at that date; the other address is a site of its own.",
            ),
            ("paused", "Paused", "Shut for a time at that date, meant to open again."),
            ("closed", "Closed", "Shut for good at that date, or by then."),
            ("not_realised", "Never came about", "It is known at that date that the plan was given up."),
            (
                "not_listed",
                "Not in the list",
                "A list of that date that is meant to be complete leaves it out. It may be closed, or forgotten.",
            ),
        ]
    ),
)

STATES = CodeList(
    id="states",
    title="Done or announced",
    description="Whether something is done, announced or over. Nothing written means done.",
    codes=listed(
        [
            ("actual", "Done", "It takes place, according to the source."),
            ("planned", "Planned", "It was announced; no source shows that it came about."),
            ("ended", "Ended", "It took place and no longer does."),
        ]
    ),
)

CERTAINTIES = CodeList(
    id="certainties",
    title="Firmness of a date",
    description="How a date is to be taken. Nothing written means that the source states it.",
    codes=listed(
        [
            ("about", "About", "Around that time, a little earlier or later."),
            ("before", "Before", "Earlier than that date; how much is not known."),
            ("after", "After", "Later than that date; how much is not known."),
            ("by", "By", "At that date at the latest; it may have been earlier."),
            ("inferred", "Inferred", "Not stated by the source; worked out from what stands around it."),
            ("planned", "Planned", "The date something was meant to happen; whether it did is not shown."),
        ]
    ),
)

QUALIFIERS = CodeList(
    id="qualifiers",
    title="Firmness of a number",
    description="How the source puts its number. Nothing written means that the number stands alone.",
    codes=listed(
        [
            ("exact", "Exactly", "The source says that the number is exact, or counts it out."),
            ("about", "About", "A round number; the true one may be a little less or more."),
            ("over", "Over", "More than this number; how much more is not said."),
            ("at_least", "At least", "This number or more; a lowest value that may be met exactly."),
            ("almost", "Almost", "A little less than this number."),
            ("up_to", "Up to", "This number or less: a highest value."),
            ("average", "On average", "A mean over days, sessions or sites."),
        ]
    ),
)

BASES = CodeList(
    id="bases",
    title="How the number is known",
    description="Where a number comes from. Nothing written means reported.",
    codes=listed(
        [
            ("counted", "Counted", "From a register, list or count that the source names."),
            ("reported", "Reported", "The source states it and does not say how it was obtained."),
            ("estimated", "Estimated", "The source calls it an estimate."),
            ("planned", "Planned", "A target, an aim or a capacity; not what happened."),
            ("expected", "Expected", "A forecast of what others will do, such as arrivals."),
            ("derived", "Calculated", "Worked out from stated numbers, by a formula that is given."),
            ("inferred", "Inferred", "Not stated; concluded from the source by whoever wrote the record."),
        ]
    ),
)

RATES = CodeList(
    id="rates",
    title="Per",
    description="What a number is per. Nothing written means at one time, or in the period given.",
    codes=listed(
        [
            ("day", "Per day", "For each day, as a rule each day open."),
            ("week", "Per week", "For each calendar week or seven days."),
            ("month", "Per month", "For each calendar month."),
            ("half_year", "Per half-year", "For each six months."),
            ("year", "Per year", "For each calendar year or twelve months."),
            ("session", "Per session", "For each class, meeting or drop-in."),
            ("site", "Per site", "For each of the sites the figure is about."),
            ("total", "In total", "Running total since the beginning."),
        ]
    ),
)

ABSENT_REASONS = CodeList(
    id="absent-reasons",
    title="Why something is missing",
    description="Why a field has no value. None of these is the same as zero.",
    codes=listed(
        [
            ("none", "There is none", "A source, or the city, says that there is none."),
            ("not_collected", "Not collected", "The city or the operator does not collect it."),
            ("withheld", "Not made public", "It is known and is kept back, for instance to protect persons."),
            ("not_applicable", "Does not apply", "The question makes no sense for this programme."),
            (
                "not_documented",
                "Not documented",
                "No source read so far says it. Written only for a required field; elsewhere leave the field out.",
            ),
            ("not_read", "Could not be read", "The source breaks off or could not be read to the end."),
        ]
    ),
)

HISTORY_KINDS = CodeList(
    id="history-kinds",
    title="Kind of moment",
    description="What kind of moment in a programme’s history it was. A request is no motion, a motion is no decision.",
    open=True,
    codes=listed(
        [
            ("founded", "Founded", "The programme or an organisation came into being."),
            ("opened", "Opened", "A house or service opened."),
            ("changed", "Changed", "Its form, name, task or leadership changed."),
            ("moved", "Moved", "It moved to other rooms or another address."),
            ("extended", "Extended", "It was prolonged, or widened to more places or people."),
            ("handed_over", "Handed over", "Another body took it over; the programme itself went on."),
            ("spread", "Spread", "Others took it up elsewhere."),
            ("closed", "Closed", "It ended, or a part of it did."),
            ("request", "Request", "Somebody asked for something to be done or examined."),
            ("motion", "Motion", "A party or body moved a decision; it is not decided."),
            ("decision", "Decision", "A council, committee or other body decided."),
            ("consultation", "Consultation", "People were asked for their views."),
            ("application", "Application", "It stood for a prize, a programme or a title."),
            ("prize", "Prize", "It won a prize; see awards for the prize itself."),
            ("event", "Event", "A single event of note that is none of the other kinds."),
            ("context", "Something around it", "A law, a crisis or another event outside that changed its conditions."),
            ("other", "Other", "None of the above; the text says what it was."),
        ]
    ),
)
