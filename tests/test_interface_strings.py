"""The strings of a page around its article, from the page to `site.po` and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from localize import catalog
from localize.model import Entry

Localize = Callable[..., tuple[int, str]]
PAGE = """<html lang=en><head><title>{0}</title></head><body>
<nav aria-label="Main"><a href="/">Home</a></nav>
<article><h1>{0}</h1><p>It passed.</p></article>
<p>No comments. <a href="/d">Debate</a> with us!</p><p>Teaser of {0}</p><button>Share</button>
</body>
"""
GERMAN = {
    "Main": "Haupt",
    "Home": "Start",
    "Share": "Teilen",
    "No comments. <a1>Debate</a1> with us!": "Keine Kommentare. <a1>Debattieren</a1> Sie!",
}


@pytest.fixture
def site(newsroom: Path, localize: Localize) -> Path:
    """A newsroom of two pages in German drafts, whose strings are collected."""
    (newsroom / "articles" / "ruling.txt").unlink()
    for name in ("Vote", "Law"):
        page = newsroom / "articles" / f"{name}.html"
        page.write_text(PAGE.format(name), encoding="utf-8")
    settings = 'targets = ["de"]\n[publish]\nrequire = "translated"\ninterface = true\n'
    (newsroom / "localize.toml").write_text(settings, encoding="utf-8")
    assert localize("translate", "-q")[0] == 0
    assert localize("extract", "--site")[0] == 0
    return newsroom


def catalog_of(site: Path) -> Path:
    return site / "locales" / "de" / "LC_MESSAGES" / "site.po"


def translate(site: Path, texts: dict[str, str], **changes: object) -> None:
    """Do what a translator does to the entries of some texts."""

    def changed(entry: Entry) -> Entry:
        target = texts.get(entry.segment.text)
        return replace(entry, target=target, **changes) if target else entry

    current = catalog.read(catalog_of(site))
    entries = tuple(changed(entry) for entry in current.entries)
    catalog.write(replace(current, entries=entries), catalog_of(site))


def page(site: Path, language: str = "de") -> str:
    return (site / "build" / language / "Vote.html").read_text(encoding="utf-8")


def test_strings_are_collected_and_counted(site: Path, localize: Localize) -> None:
    known = {entry.segment.text: entry for entry in catalog.read(catalog_of(site)).entries}
    assert set(GERMAN) <= set(known)
    assert "Teaser of Vote" not in known
    template = catalog.read(site / "locales" / "site.pot")
    notes = {entry.segment.text: entry.segment.notes for entry in template.entries}
    assert notes["Share"] == ("on 2 pages",)
    (site / "articles" / "Third.html").write_text(
        "<title>Third</title><h1>Third</h1><p>Text.</p><button>Share</button>", encoding="utf-8"
    )
    code, output = localize("extract", "--site")
    assert (code, output.splitlines()[0].split()) == (0, ["3", "Share"])


def test_pages_in_a_region_of_the_sites_language_count(site: Path, localize: Localize) -> None:
    page = site / "articles" / "Law.html"
    page.write_text(PAGE.format("Law").replace("lang=en", "lang=en-US"), encoding="utf-8")
    code, output = localize("extract", "--site")
    assert (code, output.splitlines()[0].split()) == (0, ["2", "Main"])


def test_collecting_again_writes_nothing(site: Path, localize: Localize) -> None:
    translate(site, GERMAN)
    files = (catalog_of(site), site / "locales" / "site.pot")
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    assert localize("extract", "--site")[0] == 0
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before


def test_a_page_speaks_its_language_all_around(site: Path, localize: Localize) -> None:
    translate(site, GERMAN)
    assert localize("render")[0] == 0
    for text in (
        '<nav aria-label="Haupt"><a href="/">Start</a></nav>',
        '<p>Keine Kommentare. <a href="/d">Debattieren</a> Sie!</p>',
        "<button>Teilen</button>",
        "<p>Teaser of Vote</p>",
    ):
        assert text in page(site)
    assert "<button>Share</button>" in page(site, "en")


def test_only_reviewed_strings_are_used(site: Path, localize: Localize) -> None:
    translate(site, GERMAN, fuzzy=True)
    assert localize("render")[0] == 0
    assert "<button>Share</button>" in page(site)


def test_it_is_off_by_default(site: Path, localize: Localize) -> None:
    translate(site, GERMAN)
    settings = site / "localize.toml"
    text = settings.read_text(encoding="utf-8").replace("interface = true\n", "")
    settings.write_text(text, encoding="utf-8")
    assert localize("render")[0] == 0
    assert "<button>Share</button>" in page(site)
    assert "interface = true" in localize("extract", "--site")[1]


@pytest.mark.parametrize("lost", ["Keine <a1>Kommentare</a1", "Keine", "<a1></a1><a1></a1>"])
def test_a_string_that_lost_its_markup_stops_the_page(
    site: Path, localize: Localize, lost: str
) -> None:
    translate(site, {"No comments. <a1>Debate</a1> with us!": lost})
    code, output = localize("render")
    assert code == 3
    assert "locales/de/LC_MESSAGES/site.po: error: the translation of “No comments." in output
    assert not (site / "build" / "de" / "Vote.html").exists()
    assert (site / "build" / "en" / "Vote.html").exists()


def test_an_unreadable_page_does_not_stop_the_collecting(site: Path, localize: Localize) -> None:
    (site / "articles" / "empty.html").write_text("", encoding="utf-8")
    code, output = localize("extract", "--site")
    assert (code, "the file is empty" in output, "Share" in output) == (3, True, True)
