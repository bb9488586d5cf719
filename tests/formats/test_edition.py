"""Editions: language, links to other languages, date, label, on pages and as pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from localize import formats
from localize.formats.html import tokens
from localize.model import Edition, Link

from .soup import marked

ARTICLES = Path(__file__).parents[2] / "articles" / "2026"
LINKS = (
    Link("en", "English", "https://news.example/en/a"),
    Link("de", "Deutsch", "https://news.example/de/a?x=1&y=2"),
    Link("ar", "العربية", "https://news.example/ar/a"),
)
EDITION = Edition(
    "de", "ltr", "In anderen Sprachen: 2", "Maschinell übersetzt.", "12. März 2026", LINKS
)
PAGE = (
    '<html lang="en"><head><title>T</title></head><body>'
    "<article><h1>Head</h1>{}<p>Text.</p></article></body></html>"
)


def render(source: str, edition: Edition = EDITION) -> str:
    return formats.render(formats.parse(source.encode(), "a.html"), {}, edition).decode()


def test_the_sample_page_becomes_an_edition():
    html = formats.render(formats.read(ARTICLES / "asylum-ruling.html"), {}, EDITION).decode()
    assert '<html lang="de" dir="ltr" class="no-js">' in html
    assert '<link rel="canonical" href="https://news.example/de/a?x=1&amp;y=2">' in html
    assert html.count("hreflang=") == 4 + 3
    assert '<link rel="alternate" hreflang="x-default" href="https://news.example/en/a">' in html
    assert '<link rel="alternate" type="application/rss+xml"' in html
    assert '<time datetime="2026-03-12T13:21:00+01:00">12. März 2026</time>' in html
    assert 'lang="de" hreflang="de" aria-current="page">Deutsch</a>' in html
    assert '<p class="localize-label" data-localize="label">Maschinell übersetzt.</p>' in html


def test_making_an_edition_twice_gives_the_same_page():
    html = formats.render(formats.read(ARTICLES / "asylum-ruling.html"), {}, EDITION)
    document = replace(formats.parse(html, "a.html"), language="en")
    again = formats.render(document, {}, EDITION)
    assert again.decode().split() == html.decode().split()


def test_switcher_and_label_are_no_text_of_the_article():
    before = formats.read(ARTICLES / "asylum-ruling.html")
    after = formats.parse(formats.render(before, {}, EDITION), "a.html")
    assert [b.text for b in after.blocks if b.role] == [b.text for b in before.blocks if b.role]


@pytest.mark.parametrize(
    ("place", "around"),
    [
        ('<div data-localize="languages">old</div>', 'languages"><p class="localize-heading">'),
        ('<p data-localize="languages">old</p>', '<nav class="localize-languages"'),
        ("<p>See in another language: 1</p>", '<nav class="localize-languages"'),
        ("<div><span>See in another language: 1</span></div>", '<div><p class="localize-heading">'),
        ("<p>By <time>March 1, 2026</time></p>", '</time></p><nav class="localize-languages"'),
        ("", '<h1>Head</h1><nav class="localize-languages"'),
    ],
)
def test_the_switcher_finds_its_place(place, around):
    html = render(PAGE.format(place))
    assert around in html
    assert html.count('class="localize-list"') == 1
    assert "See in another" not in html
    assert "old" not in html


def test_the_label_fills_the_place_made_for_it():
    html = render(PAGE.format('<small data-localize="label"></small>'))
    assert '<small data-localize="label">Maschinell übersetzt.</small>' in html
    assert html.count("Maschinell") == 1


def test_right_to_left_is_said_to_the_browser():
    assert '<html dir="rtl" lang="ar">' in render(PAGE.format(""), Edition("ar", "rtl"))


def test_an_edition_cannot_inject_markup():
    nasty = "\"'><script>x</script>"
    edition = Edition(nasty, nasty, nasty, nasty, nasty, (Link(nasty, nasty, nasty),))
    for source in (PAGE.format("<p><time>March 1, 2026</time></p>"), "<h1>Head</h1><p>Text"):
        names = {token.name for token in tokens.tokens(render(source, edition))}
        assert "script" not in names


@pytest.mark.parametrize("name", ["pension-vote.md", "glacier-law.txt", "asylum-ruling.html"])
def test_every_format_gives_a_complete_page(name):
    document = formats.read(ARTICLES / name)
    html = formats.page(document, marked(document), EDITION).decode()
    assert html.startswith('<!DOCTYPE html>\n<html lang="de" dir="ltr"')
    for part in (
        "<h1",
        "⟦",
        "12. März 2026",
        "In anderen Sprachen: 2",
        "Maschinell",
        "hreflang",
        "viewport",
    ):
        assert part in html
    again = formats.parse(html.encode(), "a.html")
    assert again.meta.headline == f"⟦{document.meta.headline}⟧"
    assert again.language == "de"


def test_a_page_of_markdown_keeps_figures_tables_and_links():
    html = formats.page(formats.read(ARTICLES / "pension-vote.md"), {}, EDITION).decode()
    assert html.count("<h1>") == 1
    assert '<figure><img src="../images/polling-station.svg" alt="Voters queue' in html
    assert "<figcaption><em>A polling station in Olten on Sunday morning.</em></figcaption>" in html
    assert "<table>" in html
    assert '<a href="https://news.example/en/glossary#initiative">popular initiative</a>' in html


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_page_cannot_be_injected_into(name):
    document = formats.parse(b"Head\n\nText goes on here.\n", name)
    nasty = "<script>x</script><img src=x onerror=y>"
    html = formats.page(document, dict.fromkeys(document.blocks, nasty), EDITION).decode()
    assert "<script" not in html
    assert "<img" not in html


def test_a_date_within_a_sentence_is_never_rewritten():
    sentence = "<p>The court on <time datetime=2020-01-02>2 January</time> ruled.</p>"
    html = render(PAGE.format(sentence))
    assert sentence in html
    assert '<h1>Head</h1><nav class="localize-languages"' in html
    card = (
        "<div class=related><p>Other <b>story</b></p><time>3 May 2019</time><p>A teaser.</p></div>"
    )
    assert card in render(PAGE.format(sentence + card))


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("March 12, 2026", "12. März 2026"),
        ("Published on March 12, 2026", "12. März 2026"),
        ("March 12, 2026 - 13:21", "12. März 2026, 13:21"),
        ("today", "12. März 2026, 13:21"),
    ],
)
def test_a_time_of_day_is_shown_where_the_source_shows_one(printed, shown):
    edition = replace(EDITION, date="12. März 2026, 13:21", day="12. März 2026")
    line = "<p><time datetime=2026-03-12T13:21>{}</time></p>"
    assert line.format(shown) in render(PAGE.format(line.format(printed)), edition)


def test_the_original_keeps_its_printed_date():
    line = "<p><time datetime=2026-03-12T13:21>March 12, 2026</time></p>"
    original = replace(EDITION, language="en", is_source=True)
    assert line in render(PAGE.format(line), original)


def test_a_page_of_markdown_shows_footnotes_as_notes():
    source = b"# Head\n\nText goes on.[^a] An ^[inline] one.\n\n[^a]: The *note*.\n"
    html = formats.page(formats.parse(source, "a.md"), {}, EDITION).decode()
    assert "[^a]" not in html
    assert 'Text goes on.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>' in html
    assert '<li id="fn1" class="footnote-item"><p>The <em>note</em>.' in html
    assert "An ^[inline] one." in html


HEAD = (
    '<html lang="en"><head><title>T</title>\n'
    '<link rel="canonical" href="https://news.example/en/a">\n'
    '<meta property="og:url" content="{}">\n'
    '<link rel="alternate" hreflang="rm" href="https://news.example/rm/a">\n'
    "</head><body><h1>Head</h1><p>Text.</p></body></html>"
)
OWN = "https://news.example/en/a"


def relative(language: str) -> Edition:
    links = (Link("en", "English", "../en/a.html"), Link("de", "Deutsch", "../de/a.html"))
    return Edition(language, links=links, is_source=language == "en")


def test_a_relative_address_never_replaces_a_full_one():
    html = render(HEAD.format(OWN), relative("en"))
    assert f'<link rel="canonical" href="{OWN}">' in html
    assert f'<meta property="og:url" content="{OWN}">' in html


def test_a_translation_without_a_full_address_does_not_claim_the_sources():
    html = render(HEAD.format(OWN), relative("de"))
    assert "canonical" not in html
    assert "og:url" not in html
    other = render(HEAD.format("https://agency.example/1"), relative("de"))
    assert '<meta property="og:url" content="https://agency.example/1">' in other


def test_links_to_languages_that_the_edition_does_not_know_stay():
    html = render(HEAD.format(OWN))
    assert '<link rel="alternate" hreflang="rm" href="https://news.example/rm/a">' in html
    assert html.count("hreflang=") == 4 + 3 + 1


@pytest.mark.parametrize("links", [(), LINKS[1:2]])
def test_there_is_no_switcher_without_a_choice(links):
    edition = replace(EDITION, links=links)
    assert "In anderen Sprachen" not in render(PAGE.format(""), edition)
    html = render(PAGE.format('<p data-localize="languages">Languages: 0</p>'), edition)
    assert '<p data-localize="languages"></p>' in html
    dump = f"Head of it\n\nMay 7, 2021\n\nSee in another language: 0\n\n{'Text goes on. ' * 9}\n"
    text = formats.render(formats.parse(dump.encode(), "a.txt"), {}, edition).decode()
    assert ("In anderen Sprachen: 2" in text) is (not links)
    markdown = formats.parse(b"# Head\n", "a.md")
    assert b"<nav" not in formats.page(markdown, {}, edition)
