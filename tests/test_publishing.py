"""What a page says about itself."""

from __future__ import annotations

import shutil
import string
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from localize import catalog, languages, publishing
from localize.model import Entry, Meta, Segment
from localize.publishing import HEADING, HUMAN, MACHINE, REVIEWED, STRINGS, Requirement

NOWHERE = Path("nowhere/site.po")
STRINGS_DE = publishing.interface(NOWHERE, "de")
SEGMENT = Segment("The court ruled.")
DRAFT = catalog.draft(Entry(SEGMENT), "Das Gericht entschied.", "embedded@1")
ACCEPTED = catalog.accept(DRAFT)
HUMAN_MADE = Entry(SEGMENT, target="Das Gericht hat entschieden.")


@pytest.mark.parametrize("language", sorted(set(languages.NEWSROOM) - {"en"}))
def test_our_own_strings_are_complete_in_every_language_of_the_newsroom(language: str) -> None:
    strings = publishing.interface(NOWHERE, language)
    for text in STRINGS:
        assert strings[text] != text
        fields = [name for _, name, _, _ in string.Formatter().parse(strings[text]) if name]
        wanted = [name for _, name, _, _ in string.Formatter().parse(text) if name]
        assert fields == wanted
    if shutil.which("msgfmt"):
        command = ["msgfmt", "--check", "-o", "/dev/null", str(publishing.packaged(language))]
        assert subprocess.run(command, check=False).returncode == 0


def test_a_language_without_strings_reads_english() -> None:
    assert publishing.interface(NOWHERE, "rm")[HEADING] == HEADING


def test_the_newsroom_has_the_last_word(tmp_path: Path) -> None:
    own = catalog.read(publishing.packaged("de"))
    changed = {
        catalog.key(entry): replace(entry, target="Auch auf: {count}")
        for entry in own.entries
        if entry.segment.text == HEADING
    }
    site = tmp_path / "site.po"
    catalog.write(replace(catalog.replaced(own, changed), path=str(site)), site)
    strings = publishing.interface(site, "de")
    assert strings[HEADING] == "Auch auf: {count}"
    assert strings[HUMAN] == STRINGS_DE[HUMAN]


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        ([DRAFT, HUMAN_MADE], MACHINE),
        ([ACCEPTED, DRAFT], MACHINE),
        ([ACCEPTED, HUMAN_MADE], REVIEWED),
        ([HUMAN_MADE], HUMAN),
    ],
)
def test_the_label_says_who_translated(entries: list[Entry], text: str) -> None:
    expected = STRINGS_DE[text].format(language="Englisch")
    assert publishing.label(entries, "en", "de", STRINGS_DE) == expected


@pytest.mark.parametrize(
    ("entry", "translated", "reviewed"),
    [
        (None, False, False),
        (Entry(SEGMENT), False, False),
        (DRAFT, True, False),
        (ACCEPTED, True, True),
        (HUMAN_MADE, True, True),
        (replace(HUMAN_MADE, fuzzy=True, previous="Old"), False, False),
    ],
)
def test_what_may_be_published(entry: Entry | None, translated: bool, reviewed: bool) -> None:  # noqa: FBT001 (a table)
    assert publishing.passes(entry, Requirement.TRANSLATED) is translated
    assert publishing.passes(entry, Requirement.REVIEWED) is reviewed


def test_links_are_relative_or_absolute_and_in_the_newsrooms_order() -> None:
    build = Path("/site/build")
    pages = {tag: build / tag / "2026" / "x.html" for tag in ("it", "de", "en")}
    found = publishing.links(pages, pages["de"], "", build)
    assert [(one.language, one.name, one.href) for one in found] == [
        ("en", "English", "../../en/2026/x.html"),
        ("de", "Deutsch", "x.html"),
        ("it", "italiano", "../../it/2026/x.html"),
    ]
    absolute = publishing.links(pages, pages["de"], "https://example.org/", build)
    assert absolute[0].href == "https://example.org/en/2026/x.html"


@pytest.mark.parametrize(
    ("language", "moment", "expected"),
    [
        ("de", "2021-01-07T13:21", "7. Januar 2021, 13:21"),
        ("fr", "2021-01-07", "7 janvier 2021"),
        ("ar", "2021-01-07", "7 يناير 2021"),
        ("de", "yesterday", ""),
        ("de", "", ""),
    ],
)
def test_dates_are_written_as_readers_expect(language: str, moment: str, expected: str) -> None:
    strings = publishing.interface(NOWHERE, language)
    edition = publishing.edition(language, [], Meta(date=moment), strings)
    assert edition.date == expected
    assert edition.day == expected.removesuffix(", 13:21")


def test_a_string_from_a_file_is_never_evaluated() -> None:
    text = "{count.__class__} {count:>99999999999} {count}"
    found = publishing.edition("de", [], Meta(), {HEADING: text}).heading
    assert found == "{count.__class__} {count:>99999999999} -1"


def test_addresses_are_quoted() -> None:
    build = Path("/site/build")
    page = build / "de" / "what? 100% #1.html"
    assert publishing.links({"de": page}, page, "", build)[0].href == "what%3F%20100%25%20%231.html"
