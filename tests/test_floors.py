"""Modules import only downwards, every foreign library has one door, and start-up is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "localize"

FLOORS = (
    ("cores", "errors", "model"),
    ("languages", "markup", "spans"),
    ("formats", "segmentation", "glossary", "catalog", "phrases"),
    ("checks", "engines", "interchange", "publishing", "reports", "settings", "sitemap"),
    ("drafting", "evaluation", "project", "training"),
    ("stages",),
    ("cli",),
    ("__main__",),
)
DOORS = {
    "babel": {"languages"},
    "cssselect2": {"formats"},
    "jsonpath_rfc9535": {"formats"},
    "lxml": {"formats", "interchange", "training"},
    "markdown_it": {"formats"},
    "mdit_py_plugins": {"formats"},
    "sentencex": {"segmentation"},
    "ahocorasick": {"glossary"},
    "simplemma": {"glossary", "training"},
    "rapidfuzz": {"catalog"},
    "ctranslate2": {"engines", "training"},
    "sentencepiece": {"engines", "training"},
    "numpy": {"engines", "evaluation", "phrases", "training"},
    "torch": {"engines", "training"},
    "transformers": {"engines", "training"},
    "sacrebleu": {"evaluation"},
    "click": {"cli"},
}
HEAVY = ("torch", "transformers", "ctranslate2", "numpy", "flask", "ray", "babel", "lxml")


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Give every absolute module that a file imports, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "localize":
                yield from ((f"localize.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module, node.lineno


FILES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")
FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_from_its_own_room_and_below(path: Path) -> None:
    own = room(path)
    for name, line in imports(path):
        parts = name.split(".")
        if parts[0] == "localize" and len(parts) > 1 and parts[1] in FLOOR and parts[1] != own:
            place = f"{path}:{line} imports {name}"
            assert FLOOR[parts[1]] <= FLOOR[own], place


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_foreign_library_has_its_door(path: Path) -> None:
    for name, line in imports(path):
        rooms = DOORS.get(name.split(".", maxsplit=1)[0])
        assert rooms is None or room(path) in rooms, f"{path}:{line} imports {name}"


def test_rooms_do_not_import_each_other_in_circles() -> None:
    graph = {
        own: {
            name.split(".")[1]
            for path in FILES
            if room(path) == own
            for name, _ in imports(path)
            if name.startswith("localize.") and name.split(".")[1] in FLOOR
        }
        - {own}
        for own in FLOOR
    }
    while graph:
        free = {name for name, needs in graph.items() if not needs & set(graph)}
        assert free, f"a circle among {sorted(graph)}"
        graph = {name: needs for name, needs in graph.items() if name not in free}


def test_every_room_has_a_floor() -> None:
    assert {room(path) for path in FILES} <= set(FLOOR)


def loaded(code: str) -> set[str]:
    """Run code in a new interpreter, and give the modules that are loaded in the end."""
    code = f"import sys; {code}; print(*sys.modules, file=sys.stderr)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(result.stderr.split())


def test_starting_the_command_line_loads_nothing_heavy() -> None:
    found = loaded("from localize.cli import run; run(['--help'])")
    assert not {name.split(".")[0] for name in found} & set(HEAVY)


def test_checking_a_text_loads_no_html_and_nothing_that_only_other_commands_need() -> None:
    found = loaded("import localize.cli.check, localize.formats.plain")
    assert "localize.checks" in found
    assert not found & {"localize.formats.html", "localize.glossary.tbx", "rapidfuzz"}
