"""Whether everything a record names by its id exists, is used, and stands in one place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import islice

from values_exchange.catalogue import Catalogue
from values_exchange.fields import EMPTY, Refers
from values_exchange.languages import Interface
from values_exchange.model import Programme
from values_exchange.problems import Problem
from values_exchange.rules.survey import LONGEST_SHOWN, Survey, clipped
from values_exchange.rules.view import View, ids_above

MOST_COMPARED = 500
"""Among how many ids one that comes near is looked for."""

Known = Sequence[Collection[str]]
"""The ids that exist, in one or several collections."""


def unknown_references(view: View, say: Interface) -> Iterator[Problem]:
    """Find ids that nothing answers to, as far as what was read can tell."""
    for refers, used in view.survey.used.items():
        known = known_ids(view, refers)
        unknown = used.difference(*known) if known is not None else None
        if not unknown:
            continue
        if refers is Refers.DISTRICT and not any(known or ()):
            yield districts_not_listed(view, unknown, say)
            continue
        for path, name in view.survey.where_used(refers, unknown):
            code, message, advice = _not_found(refers, clipped(name), view, say)
            yield view.survey.error(code, path, message, advice, near=near_ids(name, known or ()))


def unknown_body(view: View, say: Interface) -> Iterator[Problem]:
    """Find a programme that names a body its city does not have."""
    programme, city = view.programme, view.city
    if programme is None or programme.body is None or city is None:
        return
    bodies = city.governance.bodies if city.governance is not None else EMPTY
    if programme.body not in bodies:
        yield view.survey.error(
            "unknown-body",
            ("body",),
            say("The city's record has no body `{id}` under `governance › bodies`.", id=clipped(programme.body)),
            say("Describe the body there, or correct its id here."),
            near=near_ids(programme.body, [bodies]),
        )


def shadowed_ids(view: View, say: Interface) -> Iterator[Problem]:
    """Find ids that a record above declares already."""
    own = view.survey
    value = own.record.value
    for name, declared in (("sources", value.sources), ("organisations", value.organisations)):
        for key, file in _twice(declared, [(getattr(s.record.value, name), s.record.file) for s in view.above]):
            yield own.error("shadowed-id", (name, key), *_shadows(key, file, say), on_key=True)
    for key, file in _twice(own.claims, [(above.claims, above.record.file) for above in view.above]):
        yield own.error("shadowed-id", (*own.claims[key][0].path, "id"), *_shadows(key, file, say))


def uncited_sources(
    catalogue: Catalogue, surveyed: Mapping[str, Survey], say: Interface, *, most: int
) -> Iterator[Problem]:
    """
    Find sources that no record which can see them cites, but not more than `most` in one record.

    Where a record that could cite them was not read, nothing is said.
    """
    cited: dict[str, set[str]] = {}
    for key, survey in surveyed.items():
        for record_id in (key, *ids_above(key)):
            cited.setdefault(record_id, set()).update(survey.used.get(Refers.SOURCE, ()))
    unsure = {above for key in catalogue.left_out for above in ids_above(key)}
    for key, survey in surveyed.items():
        if key in unsure or not (catalogue.is_whole or isinstance(survey.record.value, Programme)):
            continue
        uncited = (source for source in survey.record.value.sources if source not in cited[key])
        for source in islice(uncited, most):
            yield survey.error(
                "uncited-source",
                ("sources", source),
                say("The source `{id}` is declared, but nothing rests on it.", id=clipped(source)),
                say("Add `{id}` to the `sources` of what it says, or delete it here.", id=clipped(source)),
                on_key=True,
            )


def districts_not_listed(view: View, used: set[str], say: Interface) -> Problem:
    """Warn once in a record that the city lists no districts to look them up in."""
    path, name = next(view.survey.where_used(Refers.DISTRICT, used))
    return view.survey.warning(
        "districts-not-listed",
        path,
        say("The district `{id}` is named here, but the city's record lists no districts.", id=clipped(name)),
        say("List the city's districts under `districts` in the city's record, so that their names can be shown."),
    )


def near_ids(name: str, known: Known) -> list[str]:
    """Give the ids that come near a name; none where it is too long, or they are too many, to compare in good time."""
    ids = list(dict.fromkeys(islice((key for group in known for key in group), MOST_COMPARED + 1)))
    return get_close_matches(name, ids, n=3) if len(name) <= LONGEST_SHOWN and len(ids) <= MOST_COMPARED else []


def known_ids(view: View, refers: Refers) -> Known | None:
    """Give the ids that exist for the record; None where what was read cannot tell."""
    programme, city, network, catalogue = view.programme, view.city, view.network, view.catalogue
    known: Known | None = None
    match refers:
        case Refers.SOURCE if view.sees_all:
            known = [survey.record.value.sources for survey in view.chain]
        case Refers.ORGANISATION if view.sees_all:
            known = [survey.record.value.organisations for survey in view.chain]
        case Refers.CLAIM if view.sees_all:
            known = [survey.claims for survey in view.chain]
        case Refers.SITE:
            known = [EMPTY if programme is None else programme.sites]
        case Refers.PART:
            known = [EMPTY if programme is None else programme.parts]
        case Refers.DISTRICT if city is not None:
            known = [city.districts]
        case Refers.THEME if network is not None:
            known = [network.themes]
        case Refers.CITY if network is not None:
            known = [network.members, catalogue.cities, catalogue.left_out]
        case Refers.PROGRAMME if catalogue.is_whole:
            known = [catalogue.programmes, catalogue.left_out]
    return known


def _not_found(refers: Refers, name: str, view: View, say: Interface) -> tuple[str, str, str]:
    """Give code, message and advice for an id that nothing answers to."""
    files = say.join(view.files)
    match refers:
        case Refers.SOURCE:
            return (
                "unknown-source",
                say("No source has the id `{id}`; looked for it in {files}.", id=name, files=files),
                say("Declare the source under `sources`, or correct the id."),
            )
        case Refers.ORGANISATION:
            return (
                "unknown-organisation",
                say("No organisation has the id `{id}`; looked for it in {files}.", id=name, files=files),
                say("Declare the organisation under `organisations`, or correct the id."),
            )
        case Refers.SITE:
            return (
                "unknown-site",
                say("No site of this record has the id `{id}`.", id=name),
                say("Describe the site under `sites`, or correct the id."),
            )
        case Refers.PART:
            return (
                "unknown-part",
                say("No part of this record has the id `{id}`.", id=name),
                say("Describe the part under `parts`, or correct the id."),
            )
        case _:
            return _not_found_above(refers, name, files, say)


def _not_found_above(refers: Refers, name: str, files: str, say: Interface) -> tuple[str, str, str]:
    match refers:
        case Refers.DISTRICT:
            return (
                "unknown-district",
                say("The city's record lists no district `{id}`.", id=name),
                say("Add it under `districts` in the city's record, or correct it here."),
            )
        case Refers.THEME:
            return (
                "unknown-theme",
                say("The network's record lists no theme `{id}`.", id=name),
                say("Add it under `themes` in the network's record, or correct it here."),
            )
        case Refers.CITY:
            return (
                "unknown-city",
                say("No member of the network has the id `{id}`.", id=name),
                say("Add the city under `members`, or correct the id. Cities outside the network go by their names."),
            )
        case Refers.PROGRAMME:
            return (
                "unknown-programme",
                say("This catalogue has no programme `{id}`.", id=name),
                say("Write the id as `city/programme`, or delete the line: the name alone is enough."),
            )
        case _:
            return (
                "unknown-claim",
                say("Nothing has the id `{id}`; looked for it in {files}.", id=name, files=files),
                say("Give the figure, statement or other claim that is meant the line `id: {id}`.", id=name),
            )


def _twice(own: Collection[str], above: Sequence[tuple[Collection[str], str]]) -> Iterator[tuple[str, str]]:
    """Give each of our ids that is declared above too, with the nearest file it stands in."""
    shared = set(own).intersection(*[[key for declared, _ in above for key in declared]]) if above and own else ()
    for key in own:
        if key in shared:
            yield key, next(file for declared, file in above if key in declared)


def _shadows(key: str, file: str, say: Interface) -> tuple[str, str]:
    return (
        say("The id `{id}` is already taken in `{file}`, which this record looks in too.", id=clipped(key), file=file),
        say("If both are the same, delete this one; if not, give it another id."),
    )
