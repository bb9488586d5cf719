"""JSON-LD says of an edition what search engines must know, and nothing else changes."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import formats
from localize.model import Edition, Link

LINKS = (
    Link("en", "English", "https://n.example/en/a"),
    Link("de", "Deutsch", "https://n.example/de/a"),
    Link("ar", "العربية", "https://n.example/ar/a"),
)
GERMAN = Edition("de", links=LINKS, is_reviewed=True)
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Head",
    "url": "https://n.example/en/a",
    "publisher": {"@type": "Organization", "name": "Le Zürcher"},
}
OTHER = {"@type": "NewsArticle", "headline": "Another story", "inLanguage": "en"}


def page(script: str) -> str:
    return (
        '<html lang="en"><head><title>Head</title><link rel="canonical" '
        'href="https://n.example/en/a"><meta property="og:site_name" content="The Paper">'
        f'<script type="application/ld+json">{script}</script></head>'
        "<body><article><h1>Head</h1><p>Text.</p></article></body></html>"
    )


def script(source: str, edition: Edition) -> str:
    html = formats.render(formats.parse(source.encode(), "a.html"), {}, edition).decode()
    return html.split('ld+json">')[1].split("</script>")[0]


def article(linked: object, edition: Edition) -> dict[str, object]:
    return json.loads(script(page(json.dumps(linked)), edition))


def test_a_translation_names_its_source_its_language_and_its_translator():
    assert article(ARTICLE, GERMAN) == {
        **ARTICLE,
        "url": "https://n.example/de/a",
        "inLanguage": "de",
        "translationOfWork": {
            "@type": "NewsArticle",
            "url": "https://n.example/en/a",
            "inLanguage": "en",
        },
        "translator": ARTICLE["publisher"],
    }


def test_the_original_names_its_translations():
    english = replace(GERMAN, language="en", is_source=True)
    found = article({**ARTICLE, "inLanguage": "en-GB"}, english)
    assert found["inLanguage"] == "en"
    assert [one["url"] for one in found["workTranslation"]] == [LINKS[1].href, LINKS[2].href]
    assert "translator" not in found


def test_a_machine_is_no_translator():
    assert "translator" not in article(ARTICLE, replace(GERMAN, is_reviewed=False))


def test_without_a_publisher_the_site_is_the_translator():
    linked = {name: value for name, value in ARTICLE.items() if name != "publisher"}
    assert article(linked, GERMAN)["translator"] == {"@type": "Organization", "name": "The Paper"}


def test_without_full_addresses_only_the_language_is_said():
    near = tuple(replace(link, href=f"../{link.language}/a.html") for link in LINKS)
    found = article(ARTICLE, replace(GERMAN, links=near, is_reviewed=False))
    assert found == {**ARTICLE, "inLanguage": "de"}


@pytest.mark.parametrize(
    "around",
    [
        lambda one: {"@context": "x", "@graph": [{"@type": "WebSite"}, one, 5]},
        lambda one: [OTHER, one],
        lambda one: {**one, "mainEntityOfPage": {"@type": "WebPage", "@id": one["url"]}},
    ],
)
def test_the_articles_own_object_is_found(around):
    linked = around(ARTICLE)
    done = json.dumps(article(linked, GERMAN))
    assert done.count('"translationOfWork"') == 1
    assert done.count('"https://n.example/en/a"') == 1
    assert (json.dumps(OTHER) in done) is (isinstance(linked, list))


def test_the_layout_stays():
    laid = '\n    {\n      "@type": "Report",\n      "inLanguage":"en"\n    }\n  '
    assert script(page(laid), Edition("de")) == laid.replace('"en"', '"de"')
    bare = laid.replace(',\n      "inLanguage":"en"', "")
    new = '{\n      "inLanguage": "de",\n      "@type"'
    assert script(page(bare), Edition("de")) == bare.replace('{\n      "@type"', new)


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "{",
        "[",
        '{"@type": "NewsArticle", "a": "',
        "{'@type': 'NewsArticle'}",
        '<!-- {"@type": "NewsArticle"} -->',
        '{"@type": "NewsArticle",}',
        '{"@type": "WebSite"}',
        '{"@graph": 1}',
        '{"@type": 1}',
        "[" * 20_000,
        '{"a":' * 20_000,
    ],
)
def test_what_is_no_article_stays_as_it_is(broken):
    assert script(page(broken), GERMAN) == broken


@given(st.text(), st.text(), st.text())
def test_nothing_can_end_the_script(language, href, name):
    nasty = f"https://{href}</script>"
    links = (Link("en", name, "https://n.example/en/a"), Link(language, name, nasty))
    source = page(json.dumps(ARTICLE))
    edition = Edition(language, links=links, is_reviewed=True)
    found = json.loads(script(source, edition))
    assert found["inLanguage"] == language
    assert found["headline"] == "Head"
