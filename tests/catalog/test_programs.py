"""Catalogs through other people's programs: texts, states and who wrote what survive them.

GNU gettext's are tried where they are installed, translate-toolkit's (GPL: called, never imported)
too.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from localize import catalog, interchange
from localize.model import Entry, Role, Segment, State

TEXTS = {
    "The <strong1>court</strong1> said “no” to 3.5% of the appeals.": "Das Gericht: “nein”",
    "A second sentence, so long that it has to be wrapped in a catalog of 79 columns.": "Ein " * 30,
    'Tab\tand \\ and "quotes" and\na new line': 'Tab\tund \\ und "" und\nZeile',
    "Nobody has translated this": "",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalog with an entry in every state, and an obsolete one."""
    segments = [
        Segment(text, roles=(Role.LEDE,), references=("articles/a.html",), notes=("term: a → b",))
        for text in TEXTS
    ]
    made, _ = catalog.update(catalog.new("de", "en", "a.po"), segments)
    machine, edited, reviewed, empty = (
        catalog.draft(entry, text, "embedded@1") if text else entry
        for entry, text in zip(made.entries, TEXTS.values(), strict=True)
    )
    machine = catalog.draft(
        machine, machine.target, "embedded@1", omitted="all of the “others” " * 9
    )
    edited = replace(edited, target=edited.target + "!")
    gone = Entry(Segment("Gone"), "Weg", obsolete=True)
    entries = (machine, edited, catalog.accept(reviewed), empty, gone)
    catalog.write(replace(made, entries=entries), tmp_path / "a.po")
    return tmp_path / "a.po"


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def call(name: str, *arguments: object) -> None:
    command = [program(name), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def said(path: Path) -> dict[str, tuple[object, ...]]:
    """What matters of every entry."""
    return {
        entry.segment.text: (
            entry.target,
            catalog.state(entry),
            entry.provenance,
            entry.obsolete,
            entry.segment.notes,
            entry.segment.references,
        )
        for entry in catalog.read(path).entries
    }


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("msgcat", ["--width=60"]),
        ("msgcat", ["--no-wrap", "--sort-output"]),
        ("msgcat", ["--escape", "--force-po"]),
        ("msgattrib", ["--no-wrap"]),
    ],
)
def test_gettexts_programs_keep_all(path: Path, name: str, arguments: list[str]) -> None:
    before = said(path)
    call(name, *arguments, "-o", path.with_name("b.po"), path)
    assert said(path.with_name("b.po")) == before


def test_what_msgcat_writes_is_our_canonical_form(path: Path) -> None:
    call("msgcat", "-o", path.with_name("b.po"), path)
    assert (
        catalog.to_bytes(catalog.formatted(catalog.read(path)))
        == path.with_name("b.po").read_bytes()
    )


def test_msgattrib_sees_our_states(path: Path) -> None:
    out = path.with_name("b.po")
    for options, states in (
        (["--only-fuzzy"], {State.MACHINE, State.EDITED}),
        (["--untranslated"], {State.UNTRANSLATED}),
        (["--translated", "--no-fuzzy"], {State.REVIEWED}),
    ):
        call("msgattrib", *options, "--no-obsolete", "-o", out, path)
        found = [entry for entry in catalog.read(out).entries if not entry.obsolete]
        assert {catalog.state(entry) for entry in found} == states


def test_msgmerge_with_its_own_template_keeps_all(path: Path) -> None:
    current = catalog.read(path)
    template = catalog.new("", "en", "a.pot")
    template, _ = catalog.update(
        template, [entry.segment for entry in current.entries if not entry.obsolete]
    )
    catalog.write(template, path.with_name("a.pot"))
    before = said(path)
    call("msgmerge", "--quiet", "-o", path.with_name("b.po"), path, path.with_name("a.pot"))
    assert said(path.with_name("b.po")) == before


def test_msgmerge_after_a_change_leaves_a_machines_text_a_machines(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("<strong1>court<", "<strong1>big court<")
    template = path.with_name("a.pot")
    template.write_text(text, encoding="utf-8")
    call("msgmerge", "--quiet", "-o", path.with_name("b.po"), path, template)
    (entry,) = [e for e in catalog.read(path.with_name("b.po")).entries if "big" in e.segment.text]
    assert catalog.is_machine_made(entry)
    assert catalog.is_stale(entry)


def test_pofilter_marks_and_changes_nothing_else(path: Path) -> None:
    out = path.with_name("b.po")
    call("pofilter", "--progress=none", path, out)
    if out.exists():
        before = said(path)
        after = said(out)
        assert {text: found[:3] for text, found in after.items()}.items() <= {
            text: found[:3] for text, found in before.items()
        }.items()


def test_po2xliff_and_back(path: Path) -> None:
    """The states' names are theirs; text, provenance and notes survive."""
    call("po2xliff", "--progress=none", path, path.with_name("a.xlf"))
    call("xliff2po", "--progress=none", path.with_name("a.xlf"), path.with_name("b.po"))
    before, after = said(path), said(path.with_name("b.po"))
    for text in TEXTS:
        assert after[text][0] == before[text][0]
        assert after[text][2:] == before[text][2:]


def test_what_po2xliff_writes_changes_nothing_when_it_is_imported(path: Path) -> None:
    call("po2xliff", "--progress=none", path, path.with_name("a.xlf"))
    (exchange,) = interchange.parse(path.with_name("a.xlf").read_bytes())
    assert exchange.target_language == "de"
    done = interchange.take(catalog.read(path), exchange)
    assert (done.taken, done.unchanged) == ((), len(TEXTS))
    assert ["“Gone”" in finding.message for finding in done.findings] == [True]
