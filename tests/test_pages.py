"""What lies in `build/`: it follows the articles, and what others put there stays."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

from localize import catalog

Localize = Callable[..., tuple[int, str]]
PAGE = "<html lang=en><head><title>Vote</title></head><body><h1>Vote</h1><p>It passed.</p></body>"


@pytest.fixture
def published(newsroom: Path, localize: Localize) -> Path:
    """The newsroom with two articles and a picture, drafted to German and French, rendered."""
    (newsroom / "articles" / "2026").mkdir()
    (newsroom / "articles" / "2026" / "vote.html").write_text(PAGE, encoding="utf-8")
    (newsroom / "articles" / "2026" / "box.svg").write_bytes(b"<svg/>")
    settings = 'targets = ["de", "fr"]\n[publish]\nrequire = "translated"\n'
    (newsroom / "localize.toml").write_text(settings, encoding="utf-8")
    assert localize("translate", "-q")[0] == 0
    assert localize("render")[0] == 0
    return newsroom


def built(newsroom: Path) -> set[str]:
    folder = newsroom / "build"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_pages_of_a_deleted_article_are_taken_away(published: Path, localize: Localize) -> None:
    (published / "articles" / "2026" / "vote.html").unlink()
    code, output = localize("render")
    assert (code, "build/fr/2026/vote.html: taken away" in output) == (0, True)
    names = ("ruling.html", "ruling.txt", "ruling.languages.html")
    kept = {f"{tag}/{name}" for tag in ("en", "de", "fr") for name in names}
    assert built(published) == kept | {f"{tag}/2026/box.svg" for tag in ("en", "de", "fr")}
    shutil.rmtree(published / "articles" / "2026")
    assert localize("render", "--article", "ruling")[0] == 0
    assert built(published) == kept
    assert not (published / "build" / "de" / "2026").exists()


def test_what_others_wrote_is_never_taken_away(published: Path, localize: Localize) -> None:
    foreign = published / "build" / "de" / "2026" / "map.html"
    foreign.write_text("A map", encoding="utf-8")
    changed = published / "build" / "fr" / "2026" / "vote.html"
    changed.write_text("Minified", encoding="utf-8")
    shutil.rmtree(published / "articles" / "2026")
    code, output = localize("render")
    assert (code, "it stays, as somebody changed it" in output) == (0, True)
    assert foreign.read_text(encoding="utf-8") == "A map"
    assert changed.read_text(encoding="utf-8") == "Minified"
    assert "somebody changed it" not in localize("render")[1]


def test_without_the_record_nothing_is_taken_away(published: Path, localize: Localize) -> None:
    before = built(published)
    shutil.rmtree(published / ".localize")
    shutil.rmtree(published / "articles" / "2026")
    assert localize("render")[0] == 0
    assert built(published) == before


@pytest.mark.parametrize(
    "record",
    [
        "{",
        '{"articles/ruling.txt": ["gone.txt", "de", false, "HASH"]}',
        '{"build/../articles/ruling.txt": ["gone.txt", "de", false, "HASH"]}',
        '{"build/de/ruling.html": ["gone.txt", "de"]}',
    ],
)
def test_a_damaged_record_takes_nothing_away(
    published: Path, localize: Localize, record: str
) -> None:
    article = published / "articles" / "ruling.txt"
    text = record.replace("HASH", hashlib.sha256(article.read_bytes()).hexdigest())
    (published / ".localize" / "pages.json").write_text(text, encoding="utf-8")
    before = built(published)
    assert localize("render")[0] == 0
    assert built(published) == before
    assert article.exists()


def test_an_article_that_changes_its_format_keeps_its_page(
    published: Path, localize: Localize
) -> None:
    article = published / "articles" / "ruling.txt"
    article.rename(article.with_suffix(".md"))
    assert localize("translate", "-q")[0] == 0
    assert localize("render")[0] == 0
    names = {path.name for path in (published / "build" / "de").iterdir() if path.is_file()}
    assert names == {"ruling.html", "ruling.md", "ruling.languages.html"}


def test_an_original_that_changes_its_language_leaves_no_page_behind(
    published: Path, localize: Localize
) -> None:
    text = PAGE.replace("lang=en", "lang=en-GB")
    (published / "articles" / "2026" / "vote.html").write_text(text, encoding="utf-8")
    assert localize("render")[0] == 0
    page = (published / "build" / "en-GB" / "2026" / "vote.html").read_text(encoding="utf-8")
    assert page.count('hreflang="en') == 2
    assert "en/2026/vote.html" not in built(published)
    assert "en/ruling.html" in built(published)


def test_the_switcher_lists_editions_of_earlier_runs_too(
    published: Path, localize: Localize
) -> None:
    assert localize("render", "--lang", "de")[0] == 0
    page = (published / "build" / "de" / "2026" / "vote.html").read_text(encoding="utf-8")
    assert 'href="../../fr/2026/vote.html"' in page
    shutil.rmtree(published / "build" / "fr")
    assert localize("render", "--lang", "de")[0] == 0
    page = (published / "build" / "de" / "2026" / "vote.html").read_text(encoding="utf-8")
    assert "fr/2026" not in page


def listed(newsroom: Path, language: str) -> list[tuple[str, str, str, str, str]]:
    """The list of editions: language, direction, address, name and note of each."""
    path = newsroom / "build" / language / "2026" / "vote.languages.html"
    page = html.fromstring(path.read_bytes())
    assert page.xpath("//meta[@name='robots'][starts-with(@content, 'noindex')]")
    return [
        (
            item.get("lang"),
            item.get("dir"),
            item.find("a[@hreflang]").get("href"),
            item.findtext("a"),
            item.findtext("p"),
        )
        for item in page.iterfind(".//li")
    ]


def test_a_page_lists_the_editions_in_their_own_words(published: Path, localize: Localize) -> None:
    settings = published / "localize.toml"
    settings.write_text('targets = ["ar"]\n[publish]\nrequire = "translated"\n', encoding="utf-8")
    file = published / "locales" / "ar" / "LC_MESSAGES" / "2026" / "vote.po"
    assert localize("update")[0] == 0
    current = catalog.read(file)
    done = tuple(replace(entry, target="أُقرّ.") for entry in current.entries)
    catalog.write(replace(current, entries=done), file)
    assert localize("render", "--article", "vote")[0] == 0
    label = "Dieser Artikel wurde maschinell übersetzt und nicht von einem Menschen geprüft."
    found = listed(published, "ar")
    assert [one[:4] for one in found] == [
        ("en", "ltr", "../../en/2026/vote.html", "English"),
        ("de", "ltr", "../../de/2026/vote.html", "Deutsch"),
        ("fr", "ltr", "../../fr/2026/vote.html", "français"),
        ("ar", "rtl", "vote.html", "العربية"),
    ]
    assert found[0][4] == "This is the original article."
    assert found[1][4].startswith(label)
    assert found[3][4] == "ترجم هذا المقال فريق التحرير لدينا. اللغة الأصلية: الإنجليزية."
    page = (published / "build/ar/2026/vote.html").read_text(encoding="utf-8")
    assert '<p class="localize-heading"><a href="vote.languages.html">' in page
    listing = (published / "build/ar/2026/vote.languages.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in listing
    assert '<a href="vote.html">أُقرّ.</a>' in listing


def test_an_article_in_one_language_has_no_list(published: Path, localize: Localize) -> None:
    assert localize("render", "--require", "reviewed")[0] == 0
    assert built(published) >= {"en/ruling.html", "en/2026/vote.html"}
    assert not list((published / "build").rglob("*.languages.html"))


def test_no_article_takes_the_place_of_a_list(published: Path, localize: Localize) -> None:
    (published / "articles" / "ruling.languages.md").write_text("# Ruling\n", encoding="utf-8")
    code, output = localize("render")
    assert (code, "the languages of articles/ruling.txt" in output) == (2, True)


def addresses(newsroom: Path) -> list[str]:
    root = etree.fromstring((newsroom / "build" / "sitemap.xml").read_bytes())
    return [one.text for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def test_the_sitemap_follows_the_pages(published: Path, localize: Localize) -> None:
    assert not (published / "build" / "sitemap.xml").exists()
    settings = published / "localize.toml"
    without = settings.read_text(encoding="utf-8")
    settings.write_text(f'{without}base_url = "https://n.example/x/"\n', encoding="utf-8")
    assert localize("render")[0] == 0
    site = "https://n.example/x"
    names = ("2026/vote.html", "ruling.html")
    assert addresses(published) == [
        f"{site}/{tag}/{n}" for n in names for tag in ("en", "de", "fr")
    ]
    stamp = (published / "build" / "sitemap.xml").stat().st_mtime_ns
    assert localize("render", "--lang", "fr", "--article", "vote")[0] == 0
    assert (published / "build" / "sitemap.xml").stat().st_mtime_ns == stamp
    assert localize("render", "--lang", "fr", "--require", "reviewed")[0] == 1
    assert addresses(published) == [f"{site}/{tag}/{n}" for n in names for tag in ("en", "de")]
    settings.write_text(without, encoding="utf-8")
    assert localize("render")[0] == 0
    assert not (published / "build" / "sitemap.xml").exists()
