"""How a field is declared once, and what comes from that: validators in Python, and everything others read."""

from collections.abc import Mapping
from typing import Annotated

import pytest
from attrs import exceptions, frozen

from tests.shapes import all_fields, all_shapes
from values_exchange.dates import PartialDate
from values_exchange.fields import (
    EMPTY,
    KEY,
    Compared,
    FieldOf,
    Meaning,
    Need,
    about_shape,
    fields_of,
    is_blank,
    is_shape,
    item_type,
    plain_type,
    shape,
    vars_of,
    walk,
)
from values_exchange.languages import Text
from values_exchange.model import Absent, Figure, Money, Organisation, Role, Site, Statement, Volunteers
from values_exchange.vocabulary import FUNCTIONS


@shape("Bench", one_of=(("seats",), ("words",)), needs=(("seats", "colour"),))
class Bench:
    """
    A place to sit.

    Not a chair.
    """

    name: Annotated[str, Meaning("Name", "What it is called.", need=Need.REQUIRED)]
    seats: Annotated[int | None, Meaning("Seats", "How many can sit.", minimum=1, maximum=9)] = None
    words: Annotated[str | None, Meaning("Words", "In words.", max_length=5)] = None
    colour: Annotated[str | None, Meaning("Colour", "Its colour.", choices=("red", "green"))] = None
    ids: Annotated[tuple[str, ...], Meaning("Ids", "Its ids.", pattern=KEY)] = ()
    functions: Annotated[tuple[str, ...], Meaning("Functions", "What it is for.", codes=FUNCTIONS)] = ()


def test_a_shape_carries_what_is_declared_of_it() -> None:
    """Title and rules are those of the decorator, the description is the first paragraph of the docstring."""
    about = about_shape(Bench)

    assert "Bench" == about.title
    assert "A place to sit." == about.description
    assert (("seats",), ("words",)) == about.one_of
    assert not about.claim


def test_the_fields_of_a_shape_carry_type_and_meaning() -> None:
    """Fields come in the order of the model, each with its type, without the marker, and its default."""
    fields = fields_of(Bench)

    assert ["name", "seats", "words", "colour", "ids", "functions"] == list(fields)
    assert int | None == fields["seats"].type
    assert "How many can sit." == fields["seats"].meaning.description
    assert fields["name"].is_required
    assert not fields["seats"].is_required


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"seats": 0, "colour": "red"}, "Bench.seats: 0 must be at least 1"),
        ({"seats": 10, "colour": "red"}, "Bench.seats: 10 must be at most 9"),
        ({"words": "wooden"}, "Bench.words: 'wooden' must have at most 5 characters"),
        ({"words": "old", "colour": "blue"}, "Bench.colour: 'blue' must be one of red, green"),
        ({"words": "old", "ids": ("a b",)}, r"Bench.ids: 'a b' must match \^"),
        ({"words": "old", "ids": ("ab\n",)}, "Bench.ids: 'ab\\\\n' must match"),
        ({"words": "old", "functions": ("advise", "dance")}, "Bench.functions: 'dance' must be a code of functions"),
        ({"words": "old", "ids": ("",)}, "Bench.ids: '' must match"),
        ({}, "Bench needs one of: seats; words"),
        ({"seats": 3}, "Bench: seats needs colour"),
    ],
)
def test_python_callers_are_held_to_the_same_bounds(wrong: dict[str, object], message: str) -> None:
    """A value that no record may hold cannot be made in Python either, and the error says why."""
    with pytest.raises(ValueError, match=message):
        Bench(name="Bench", **wrong)  # type: ignore[arg-type] # wrong on purpose


def test_what_is_within_the_bounds_is_taken() -> None:
    """Bounds are part of what is allowed."""
    assert 9 == Bench(name="Bench", seats=9, colour="red", functions=("advise",)).seats


def test_a_shape_cannot_be_changed() -> None:
    """Shapes are frozen."""
    bench = Bench(name="Bench", words="old")

    with pytest.raises(exceptions.FrozenInstanceError):
        bench.name = "Chair"  # type: ignore[misc] # wrong on purpose


def test_ranges_need_both_ends() -> None:
    """A figure with half a range is refused in Python, too."""
    with pytest.raises(ValueError, match="Figure needs low and high together"):
        Figure(measure="volunteers_active", value=3, low=2)


def test_money_needs_its_currency() -> None:
    """An amount without a currency is no amount."""
    with pytest.raises(ValueError, match="Money: amount needs currency"):
        Money(stage="granted", covers="site", amount=3)


def test_absences_name_fields_of_their_section() -> None:
    """What is left out must be something that could be there."""
    with pytest.raises(ValueError, match=r"Volunteers\.absent names no field of it: weather"):
        Volunteers(who=(), absent=(Absent(field="weather", reason="none"),))


def test_a_field_without_meaning_is_refused() -> None:
    """Nothing gets into the model that cannot be explained to an officer."""

    @shape("Mute")
    class Mute:
        """A shape with a field that says nothing."""

        name: str

    with pytest.raises(TypeError, match=r"Mute\.name has no meaning"):
        fields_of(Mute)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, True), ("", True), ((), True), (EMPTY, True), (0, False), (0.0, False), (False, False), ("0", False)],
)
def test_blank_is_never_zero(value: object, expected: bool) -> None:  # noqa: FBT001 - the answer expected
    """Nothing, and a list, map or text without content, is blank; zero and “no” are stated."""
    assert expected == is_blank(value)


def test_types_are_seen_through_their_wrapping() -> None:
    """The plain type is what is left without `| None` and the marker; the item type what a list or map holds."""
    assert str is plain_type(Annotated[str | None, Meaning("", "")])
    assert PartialDate is plain_type(PartialDate | None)
    assert int | float == plain_type(int | float | None)
    assert Role is item_type(tuple[Role, ...])
    assert Role is item_type(Mapping[str, Role])
    assert Text is item_type(Text | None)


def test_only_shapes_are_shapes() -> None:
    """A class that was not declared as one is none, nor is a value."""

    @frozen
    class Plain:
        name: str

    assert is_shape(Bench)
    assert not is_shape(Plain)
    assert not is_shape(Bench(name="Bench", words="old"))


def test_walking_gives_each_shape_with_its_path() -> None:
    """The way to a shape is the one it has in the file of its record."""
    role = Role(role="operates")
    helpers = Organisation(name="Helpers", roles=(role,))
    site = Site(states=(), statements=(Statement(text=Text({"en": "One room."})),))

    assert [((), helpers), (("roles", 0), role)] == list(walk(helpers))
    assert [(), ("statements", 0)] == [path for path, _ in walk(site)]
    assert [("a",), ("a", "roles", 0)] == [path for path, _ in walk({"a": helpers})]


@pytest.mark.parametrize("cls", all_shapes(), ids=lambda cls: cls.__name__)
def test_a_shape_of_the_model_says_what_it_is(cls: type) -> None:
    """Every shape has a title and a sentence, and names only its own fields in its rules."""
    about = about_shape(cls)
    named = {name for group in (*about.one_of, *about.together, *about.needs) for name in group}

    assert about.title
    assert about.description.endswith(".")
    assert named <= set(vars_of_class(cls))


def vars_of_class(cls: type) -> tuple[str, ...]:
    """Give the names of a shape's fields."""
    return tuple(fields_of(cls))


@pytest.mark.parametrize(
    ("owner", "entry"),
    [pytest.param(owner, entry, id=f"{owner.__name__}.{entry.name}") for owner, entry in all_fields()],
)
def test_a_field_of_the_model_says_what_belongs_there(owner: type, entry: FieldOf) -> None:
    """Every field has a title, whole sentences and an example, and a question where it is asked for and compared."""
    meaning = entry.meaning

    assert meaning.title
    assert meaning.description.endswith((".", "…"))
    assert meaning.example is not None
    assert meaning.question == "" or meaning.question.endswith("?")
    assert meaning.compared is None or isinstance(meaning.compared, Compared)
    assert owner.__doc__


def test_vars_are_the_names_of_the_fields() -> None:
    """The fields of a value come in the order of the model."""
    assert tuple(fields_of(Figure)) == vars_of(Figure(measure="volunteers_active", value=1))
