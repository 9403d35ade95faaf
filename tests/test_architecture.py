"""
The plan of the house, as data, and the proof that `src` follows it: floors, guests, faces, names, sizes.

`FLOORS` and `GUESTS` are the one place where the plan is written down; the table of `docs/about/architecture.md` is
checked against `floor_table()`. Every import counts: inside a function, under `TYPE_CHECKING`, by `import_module`.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from attrs import field, frozen

PACKAGE = "values_exchange"
SOURCE = Path(__file__).parents[1] / "src" / PACKAGE

FLOORS: Mapping[str, int] = {
    "problems": 1,
    "dates": 1,
    "folding": 1,
    "policy": 1,
    "vocabulary": 1,
    "currencies": 2,
    "languages": 2,
    "writing": 3,
    "document": 3,
    "fields": 3,
    "prose": 3,
    "report": 3,
    "model": 4,
    "schema": 5,
    "convert": 5,
    "catalogue": 5,
    "terms": 5,
    "wording": 6,
    "translations": 6,
    "validation": 7,
    "rules": 7,
    "comparison": 7,
    "citation": 7,
    "drafting": 7,
    "reading": 8,
    "tables": 8,
    "pages": 9,
    "examples": 9,
    "embedding": 10,
    "site": 10,
    "mkdocs_plugin": 11,
    "cli": 11,
    "__main__": 12,
    "__init__": 12,
}
"""Each room, a module or a package directly under `values_exchange`, and its floor."""

GUESTS: Mapping[str, str] = {
    "babel": "languages",
    "yaml": "document",
    "markdown_it": "prose",
    "cattrs": "convert",
    "jsonschema": "validation",
    "jsonschema_rs": "validation",
    "openpyxl": "tables",
    "pandas": "tables",
    "markdown": "mkdocs_plugin",
    "mkdocs": "mkdocs_plugin",
    "click": "cli",
    "rich": "cli",
    "watchfiles": "cli",
}
"""Each third-party package and the one room that may import it."""

BUILDING_MATERIAL = frozenset({"attr", "attrs", "__future__"}) | sys.stdlib_module_names
"""What any room may import."""

FORBIDDEN_NAMES = frozenset(
    {"base", "common", "core", "helper", "helpers", "manager", "managers", "util", "utilities", "utils"}
)
MOST_LINES = 500
REASON_FOR_LENGTH = "Long because"


@frozen
class Import:
    """One import as it stands in a module: the dotted name it asks for, and where."""

    name: str
    line: int


@frozen
class Module:
    """One module of the package: its path below the package (`pages/city.py`), its text, and the text's tree."""

    path: str
    text: str
    tree: ast.Module = field(init=False, repr=False)

    @tree.default
    def _parsed(self) -> ast.Module:
        return ast.parse(self.text, filename=self.path)

    @property
    def name(self) -> str:
        """The dotted name below the package, `pages.city`; a face has its folder's name, the package's own none."""
        return ".".join(part for part in self.path.removesuffix(".py").split("/") if part != "__init__")

    @property
    def is_face(self) -> bool:
        """Whether this is an `__init__.py`."""
        return self.path.split("/")[-1] == "__init__.py"

    @property
    def room(self) -> str:
        """The module or folder directly under the package."""
        return self.path.split("/")[0].removesuffix(".py")

    @property
    def docstring(self) -> str:
        """The docstring of the module, or nothing."""
        return ast.get_docstring(self.tree) or ""


House = Mapping[str, Module]
"""All modules of the package by their dotted names."""


def build(texts: Mapping[str, str]) -> House:
    """Build the house from texts of modules by their paths below the package."""
    modules = [Module(path, text) for path, text in sorted(texts.items())]
    return {module.name: module for module in modules}


def read_house(folder: Path = SOURCE) -> House:
    """Read all modules below a package's folder."""
    return build({path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.py")})


def floor_table() -> list[tuple[int, str, str, str]]:
    """
    Give the plan as the architecture page prints it, from the ground up.

    Shape: floor, room, first line of its docstring, guests; only the rooms that stand.
    """
    house = read_house()
    rows = []
    for room, floor in FLOORS.items():
        if (module := house.get(room)) is not None:
            guests = ", ".join(sorted(guest for guest, host in GUESTS.items() if host == room))
            name = f"{room}/" if module.is_face else f"{room}.py"
            rows.append((floor, name, module.docstring.split("\n")[0], guests))
    return rows


def check(house: House) -> list[str]:
    """Give one sentence for each thing in the house that is not as planned."""
    sentences: list[str] = []
    for module in house.values():
        sentences += check_name(module)
        sentences += check_docstring_and_length(module)
        if module.is_face:
            sentences += check_face(module)
        for imported in imports(module, house):
            sentences += check_import(module, imported, house)
    sentences += [f"These modules import each other in a circle: {circle}." for circle in circles(house)]
    return list(dict.fromkeys(sentences))


def check_name(module: Module) -> Iterator[str]:
    """Check that the room is on the plan, and that no name says nothing."""
    if module.room not in FLOORS:
        yield f"`{module.path}` is not on the plan: give it a floor in tests/test_architecture.py."
    for part in module.name.split("."):
        if part.strip("_") in FORBIDDEN_NAMES:
            yield f"`{module.path}` has a name that says nothing (`{part}`). Name it by what it holds."


def check_docstring_and_length(module: Module) -> Iterator[str]:
    """Check that the module says what it is, and that it is short or says why not."""
    if not module.docstring:
        yield f"`{module.path}` has no docstring. Say in one line what it is."
    lines = module.text.count("\n")
    if lines > MOST_LINES and REASON_FOR_LENGTH not in module.docstring:
        yield (
            f"`{module.path}` has {lines} lines, more than {MOST_LINES}. "
            f"Split it by noun, or say in its docstring “{REASON_FOR_LENGTH} …”."
        )


def check_face(module: Module) -> Iterator[str]:
    """Check that an `__init__.py` only shows what lies behind it."""
    for statement in module.tree.body:
        if not belongs_to_a_face(statement):
            yield (
                f"`{module.path}:{statement.lineno}` is a face: it may hold a docstring, imports, `__all__`, "
                "`__version__` and `__dir__`. Move the rest into a module."
            )


def belongs_to_a_face(statement: ast.stmt) -> bool:
    """Tell whether a statement may stand in an `__init__.py`."""
    match statement:
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__" | "__version__")]):
            return True
        case ast.AnnAssign(target=ast.Name(id="__all__" | "__version__")):
            return True
        case ast.FunctionDef(name="__dir__"):
            return True
    return False


def imports(module: Module, house: House) -> Iterator[Import]:
    """Find every import of a module; a name taken out of a module counts as that module, or as the submodule it is."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Import(names=names):
                yield from (Import(alias.name, node.lineno) for alias in names)
            case ast.ImportFrom(names=names):
                origin = absolute(node, module)
                yield from (Import(deepest(origin, alias.name, house), node.lineno) for alias in names)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield Import(name, node.lineno)


def absolute(node: ast.ImportFrom, module: Module) -> str:
    """Give the absolute name of the module that a `from … import` takes from."""
    if node.level == 0:
        return node.module or ""
    folder = [PACKAGE, *module.path.split("/")[:-1]]
    return ".".join([*folder[: len(folder) - node.level + 1], *filter(None, [node.module])])


def deepest(origin: str, name: str, house: House) -> str:
    """Give the submodule that a name is, or else the module that it is taken from."""
    return f"{origin}.{name}" if within(f"{origin}.{name}") in house else origin


def within(name: str) -> str | None:
    """Give a dotted name below the package, empty for the package itself, nothing for a name from outside."""
    if name == PACKAGE:
        return ""
    return name.removeprefix(f"{PACKAGE}.") if name.startswith(f"{PACKAGE}.") else None


def check_import(module: Module, imported: Import, house: House) -> Iterator[str]:
    """Check one import against floors and guests."""
    ours = within(imported.name)
    if ours is None:
        yield from check_guest(module, imported)
        return
    target = house.get(ours)
    if target is None:
        yield f"`{module.path}:{imported.line}` imports `{imported.name}`, which does not exist."
    elif module.room != target.room:
        yield from check_floors(module, target)


def check_guest(module: Module, imported: Import) -> Iterator[str]:
    """Check that a package from outside is imported in its one room only."""
    guest = imported.name.split(".")[0]
    if guest in BUILDING_MATERIAL or GUESTS.get(guest) == module.room:
        return
    if guest in GUESTS:
        host = GUESTS[guest]
        yield f"`{module.path}:{imported.line}` imports `{guest}`, the guest of `{host}`. Let `{host}` do that work."
    else:
        yield (
            f"`{module.path}:{imported.line}` imports `{guest}`, which is nobody's guest. "
            "Do without it, or give it its one room in tests/test_architecture.py."
        )


def check_floors(module: Module, target: Module) -> Iterator[str]:
    """Check that a room imports only from a lower floor."""
    here, there = FLOORS.get(module.room), FLOORS.get(target.room)
    if here is not None and there is not None and there >= here:
        yield (
            f"`{module.path}` (floor {here}) imports `{target.path}` (floor {there}). Move the name down or pass it in."
        )


def neighbours(module: Module, house: House) -> Iterator[str]:
    """Find the modules of the house that a module imports."""
    for imported in imports(module, house):
        name = within(imported.name)
        if name is not None and name in house:
            yield name


def circles(house: House) -> list[str]:
    """Find the modules that import each other in a circle, each circle once, written as a way back to its start."""
    arrows = {name: sorted(set(neighbours(module, house)) - {name}) for name, module in house.items()}
    found: dict[frozenset[str], str] = {}
    done: set[str] = set()

    def walk(name: str, way: list[str]) -> None:
        if name in way:
            circle = way[way.index(name) :]
            found.setdefault(frozenset(circle), " → ".join(f"`{house[step].path}`" for step in [*circle, name]))
        elif name not in done:
            for following in arrows[name]:
                walk(following, [*way, name])
            done.add(name)

    for name in arrows:
        walk(name, [])
    return list(found.values())


def test_the_house_is_as_planned() -> None:
    """Every module imports from lower floors and its own guests, says what it is, and is short."""
    found = check(read_house())

    assert [] == found, "\n".join(found)


def test_every_guest_has_a_room_on_the_plan() -> None:
    """A guest can only live in a room that exists on the plan."""
    assert set() == set(GUESTS.values()) - set(FLOORS)


def test_the_table_lists_each_room_that_stands_once() -> None:
    """The architecture page can print one row per room, from the ground up."""
    rows = floor_table()

    assert sorted({module.room for module in read_house().values()} - {"__init__"}) == sorted(
        name.removesuffix(".py").removesuffix("/") for _, name, _, _ in rows
    )
    assert sorted(floor for floor, _, _, _ in rows) == [floor for floor, _, _, _ in rows]
    assert all(line for _, _, line, _ in rows)


FACE = '"""The door."""\n'


def sentences(**texts: str) -> list[str]:
    """Check a made-up house; `pages__city` stands for `pages/city.py`, and each text gets a docstring."""
    paths = {name.replace("__", "/") + ".py": f'"""A room."""\n{text}\n' for name, text in texts.items()}
    folders = {path.split("/")[0] for path in paths if "/" in path}
    return check(build({f"{folder}/__init__.py": FACE for folder in folders} | paths))


@pytest.mark.parametrize(
    "statement",
    [
        "import values_exchange.cli",
        "from values_exchange import cli",
        "from values_exchange.cli import main",
        "from .. import cli",
        "from ..cli import main",
        "def draw() -> None:\n    from values_exchange.cli import main",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from values_exchange.cli import main",
        "import importlib\ncli = importlib.import_module('values_exchange.cli')",
    ],
)
def test_an_import_from_a_higher_floor_is_found(statement: str) -> None:
    """However it is written, an import that goes up is named with both floors and a way out."""
    above, below = FLOORS["cli"], FLOORS["pages"]
    expected = f"`pages/city.py` (floor {below}) imports `cli.py` (floor {above}). Move the name down or pass it in."

    assert [expected] == sentences(pages__city=statement, cli="")


def test_an_import_from_the_same_floor_is_found() -> None:
    """Two rooms on one floor do not know each other."""
    expected = "`schema.py` (floor 5) imports `convert.py` (floor 5). Move the name down or pass it in."

    assert [expected] == sentences(schema="from values_exchange.convert import x", convert="")


def test_an_import_from_below_or_within_the_room_is_fine() -> None:
    """Down is the way to import, and the modules of one room know each other."""
    assert [] == sentences(
        pages__city="from values_exchange.pages import links\nfrom values_exchange.model import City\nimport html",
        pages__links="import re\nfrom attrs import frozen",
        model__city="from ..problems import Span",
        problems="",
    )


def test_an_import_from_the_packages_own_face_is_found() -> None:
    """The face stands above everything, so nothing behind it imports from it."""
    found = check(build({"__init__.py": FACE, "rules.py": '"""A room."""\nfrom values_exchange import read\n'}))

    above, below = FLOORS["__init__"], FLOORS["rules"]
    expected = f"`rules.py` (floor {below}) imports `__init__.py` (floor {above}). Move the name down or pass it in."
    assert [expected] == found


def test_a_guest_outside_its_room_is_found() -> None:
    """A guest of another room is named together with its host."""
    expected = "`rules.py:2` imports `yaml`, the guest of `document`. Let `document` do that work."

    assert [expected] == sentences(rules="from yaml.nodes import Node", document="import yaml")


def test_a_guest_of_nobody_is_found() -> None:
    """A package that the plan does not know has no room."""
    (found,) = sentences(rules="import numpy")

    assert found.startswith("`rules.py:2` imports `numpy`, which is nobody's guest.")


def test_a_module_without_a_floor_is_found() -> None:
    """A new module has to be given its floor."""
    expected = "`cellar.py` is not on the plan: give it a floor in tests/test_architecture.py."

    assert [expected] == sentences(cellar="")


@pytest.mark.parametrize("name", sorted(FORBIDDEN_NAMES))
def test_a_name_that_says_nothing_is_found(name: str) -> None:
    """A module is named by what it holds, also deep in a room and with an underscore."""
    expected = f"`pages/_{name}.py` has a name that says nothing (`_{name}`). Name it by what it holds."

    assert [expected] == check(build({"pages/__init__.py": FACE, f"pages/_{name}.py": FACE}))


def test_a_module_that_does_not_exist_is_found() -> None:
    """An import of our own that leads nowhere is found before anything runs it."""
    expected = "`rules.py:2` imports `values_exchange.cellar`, which does not exist."

    assert [expected] == sentences(rules="import values_exchange.cellar")


@pytest.mark.parametrize(
    "statement", ["x = 1", "def read() -> None: ...", "if True:\n    import re", "__getattr__ = x"]
)
def test_logic_in_a_face_is_found(statement: str) -> None:
    """An `__init__.py` holds no logic."""
    (found,) = check(build({"model/__init__.py": FACE + statement}))

    assert found.startswith("`model/__init__.py:2` is a face: it may hold a docstring, imports,")


def test_a_face_may_show_what_lies_behind_it() -> None:
    """Imports, the list of names and the version are what a face is for."""
    text = (
        '"""The face."""\nfrom values_exchange.reading import read\n__version__ = "1.0"\n__all__ = ["read"]\n'
        "def __dir__() -> list[str]:\n    return __all__\n"
    )

    assert [] == check(build({"__init__.py": text, "reading.py": FACE}))


def test_a_circle_within_a_room_is_found() -> None:
    """Modules of one room may know each other in one direction only."""
    expected = "These modules import each other in a circle: `model/city.py` → `model/place.py` → `model/city.py`."

    assert [expected] == sentences(model__city="from . import place", model__place="from .city import City")


def test_a_module_that_imports_its_own_face_is_found() -> None:
    """A room's face imports its modules, so they cannot import the face."""
    found = check(
        build(
            {
                "model/__init__.py": FACE + "from values_exchange.model.city import City\n",
                "model/city.py": FACE + "from values_exchange.model import City\n",
            }
        )
    )

    assert [
        "These modules import each other in a circle: `model/__init__.py` → `model/city.py` → `model/__init__.py`."
    ] == found


def test_a_module_without_docstring_is_found() -> None:
    """A module says in one line what it is."""
    assert ["`rules.py` has no docstring. Say in one line what it is."] == check(build({"rules.py": "x = 1\n"}))


def test_a_long_module_is_found_unless_it_says_why() -> None:
    """A module grows past the limit only with a reason in its docstring."""
    body = "\n" * (MOST_LINES + 1)
    (found,) = check(build({"rules.py": f'"""Rules."""{body}'}))

    assert found.startswith(f"`rules.py` has {MOST_LINES + 1} lines, more than {MOST_LINES}.")
    assert [] == check(build({"rules.py": f'"""Rules.\n\n{REASON_FOR_LENGTH} each is short.\n"""{body}'}))
