"""The exit codes are a contract: 0 clean, 1 findings, 2 usage, 3 incomplete (130: `test_main_job`).

Each case is a command line in a newsroom that was made ready for it; every command has one that is
clean, and one for each other code that it can give.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from localize import catalog, project
from localize.cli import COMMANDS
from localize.stages.exporting import export
from localize.stages.memo import Memo
from localize.stages.update import update

Localize = Callable[..., tuple[int, str]]
PO = "locales/de/LC_MESSAGES/ruling.po"
TERMBASE = "glossaries/swiss-law-and-politics.csv"


RIGHT = {
    "Court overturns ruling": "Gericht hebt Entscheid auf",
    "The Federal Administrative Court has overturned a decision of the State Secretariat for "
    "Migration.": "Das Bundesverwaltungsgericht hat einen Entscheid des Staatssekretariats für "
    "Migration aufgehoben.",
    "“The law is clear,” a spokeswoman said on January 7, 2021.": "„Das Gesetz ist klar“, sagte "
    "eine Sprecherin am 7. Januar 2021.",
    "About 112 people are affected.": "Rund 112 Personen sind betroffen.",
}


def as_it_is(_: Path) -> None:
    """An article and no catalog."""


def updated(folder: Path) -> None:
    """A catalog without translations."""
    reviewed(folder, {})


def reviewed(folder: Path, said: dict[str, str] | None = None) -> None:
    """A catalog whose entries say `said`, in place of the source's own words as names do."""
    path, place = folder / PO, project.find(folder)
    list(update(place, ["articles/ruling.txt"], ["de"], Memo(place)))
    made = catalog.read(path)
    texts = RIGHT if said is None else said
    entries = tuple(
        replace(entry, target=texts.get(entry.segment.text, "")) for entry in made.entries
    )
    catalog.write(replace(made, entries=entries), path)


def wrong(folder: Path) -> None:
    """A catalog with a wrong figure."""
    last = "About 112 people are affected."
    reviewed(folder, {**RIGHT, last: "Rund 121 Personen sind betroffen."})


def torn(folder: Path) -> None:
    """A catalog that a merge left with its marks."""
    updated(folder)
    path = folder / PO
    path.write_text("<<<<<<< ours\n" + path.read_text(encoding="utf-8"), encoding="utf-8")


def unread(folder: Path) -> None:
    """A second article that is no text."""
    (folder / "articles" / "photo.txt").write_bytes(b"\x00\x01\x02" * 99)


def exported(folder: Path) -> None:
    """An XLIFF file in which nobody worked."""
    reviewed(folder)
    list(export(project.find(folder), ["articles/ruling.txt"], ["de"], folder / "build/xliff"))


CASES: dict[tuple[str, int], tuple[Callable[[Path], None], str]] = {
    ("init", 0): (as_it_is, ""),
    ("init", 2): (as_it_is, "--nothing"),
    ("extract", 0): (as_it_is, ""),
    ("extract", 3): (unread, ""),
    ("update", 0): (as_it_is, ""),
    ("update", 1): (as_it_is, "--check"),
    ("update", 2): (as_it_is, "--lang xx-klingon-q"),
    ("update", 3): (torn, ""),
    ("translate", 0): (reviewed, ""),
    ("translate", 2): (as_it_is, "--engine nobody"),
    ("translate", 3): (torn, ""),
    ("check", 0): (reviewed, ""),
    ("check", 1): (wrong, ""),
    ("check", 2): (as_it_is, "--select no-such-rule"),
    ("status", 0): (updated, ""),
    ("status", 1): (updated, "--min-coverage 100"),
    ("status", 2): (updated, "--min-coverage 101"),
    ("render", 0): (reviewed, ""),
    ("render", 3): (unread, ""),
    ("compile", 0): (reviewed, ""),
    ("compile", 3): (torn, ""),
    ("fmt", 0): (reviewed, ""),
    ("fmt", 2): (reviewed, "--wrap nothing"),
    ("fmt", 3): (torn, ""),
    ("merge-driver", 0): (reviewed, f"{PO} {PO} {PO}"),
    ("merge-driver", 2): (as_it_is, ""),
    ("export", 0): (reviewed, ""),
    ("export", 3): (torn, ""),
    ("import", 0): (exported, "build/xliff/de/ruling.xlf"),
    ("import", 2): (as_it_is, ""),
    ("import", 3): (as_it_is, "articles/ruling.txt"),
    ("glossary", 0): (as_it_is, f"lint {TERMBASE}"),
    ("glossary", 1): (as_it_is, "lint nothing.csv"),
    ("glossary", 2): (as_it_is, "lint --nothing"),
    ("evaluate", 2): (as_it_is, "nothing.tsv"),
    ("train", 2): (as_it_is, "nothing.toml corpora -o work"),
    ("engines", 0): (as_it_is, ""),
    ("doctor", 0): (as_it_is, ""),
}
"""Command and exit code → how the newsroom is made ready, and the command's arguments."""


@pytest.mark.parametrize(("name", "code"), CASES)
def test_a_command_ends_with_the_code_of_its_outcome(
    name: str, code: int, newsroom: Path, localize: Localize
) -> None:
    make, arguments = CASES[name, code]
    make(newsroom)
    found, output = localize(name, *arguments.split())
    assert found == code, output
    assert "Traceback" not in output


def test_every_command_has_a_clean_case_but_those_that_need_an_extra() -> None:
    assert set(COMMANDS) - {name for name, code in CASES if code == 0} == {"evaluate", "train"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_wrong_option_is_wrong_usage(name: str, localize: Localize) -> None:
    assert localize(name, "--nothing")[0] == 2
