"""Feeds in a newsroom: declared in the settings, translated and written by the commands."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from localize import project
from localize.errors import ProjectError
from localize.model import Feed, Field, Role

SAMPLES = Path(__file__).parent / "feeds"
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
EXAMPLES = README.split("### Feeds of a content management system")[1].split("\n### ")[0]
SETTINGS = "\n".join(part.split("```")[0] for part in EXAMPLES.split("```toml\n")[1:])
FIELDS = 'fields = [{ path = "$.a" }]'
ALL = "paths = ['*']\n"


def field(inside: str) -> str:
    """Give a feed with a field of these keys."""
    return f"{ALL}fields = [{{ {inside} }}]"


@pytest.fixture
def cms(newsroom: Path) -> Path:
    """A newsroom whose settings are the README's, with the samples among its articles."""
    (newsroom / "localize.toml").write_text(f'targets = ["de"]\n{SETTINGS}', encoding="utf-8")
    shutil.copytree(SAMPLES, newsroom / "articles" / "cms")
    (newsroom / "articles" / "cms" / "story.xml").rename(newsroom / "articles" / "wire.xml")
    return newsroom


def test_the_readme_declares_what_the_samples_are(cms: Path) -> None:
    place = project.find(cms)
    assert project.articles(place) == [
        "articles/cms/news.rss",
        "articles/cms/story.json",
        "articles/ruling.txt",
    ]
    feed = place.feed("articles/cms/story.json")
    assert feed
    assert Field("$.title", Role.HEADLINE) in feed.fields
    assert (feed.language, feed.date) == ("$.lang", "$.published")


def test_files_that_no_feed_names_are_beside_the_articles(cms: Path) -> None:
    place = project.find(cms)
    assert [place.relative(one) for one in project.assets(place)] == ["articles/wire.xml"]
    assert place.feed("articles/wire.xml") is None


@pytest.mark.usefixtures("cms")
def test_who_names_such_a_file_is_told_of_feeds(localize: Callable[..., tuple[int, str]]) -> None:
    code, output = localize("extract", "--article", "wire")
    assert code == 2
    assert "no article, since no format reads it: articles/wire.xml" in output
    assert "declare a [[feed]] for it" in output


def test_our_own_formats_are_no_feeds(cms: Path) -> None:
    (cms / "localize.toml").write_text(f'[feed]\npaths = ["*"]\n{FIELDS}')
    place = project.find(cms)
    assert place.feed("articles/ruling.txt") is None
    assert place.feed("articles/cms/story.json") == Feed(("*",), (Field("$.a"),))


def test_of_several_feeds_the_first_that_fits_counts(cms: Path) -> None:
    one, two = (f'[[feed]]\npaths = ["{path}"]\n{FIELDS}\n' for path in ("x/*", "*.json"))
    (cms / "localize.toml").write_text(one + two)
    place = project.find(cms)
    found = [place.feed(f"articles/{name}") for name in ("x/a.json", "y/a.json", "y/a.xml")]
    assert [feed.paths if feed else None for feed in found] == [("x/*",), ("*.json",), None]


def test_a_feed_goes_the_whole_way(cms: Path, localize: Callable[..., tuple[int, str]]) -> None:
    code, output = localize("extract", "--article", "cms/story")
    assert (code, output.strip()) == (0, "locales/cms/story.pot: 10 segments, 43 words, en")
    template = (cms / "locales" / "cms" / "story.pot").read_text(encoding="utf-8")
    assert "#: articles/cms/story.json\n" in template
    assert "#. type: headline\n" in template
    assert localize("translate", "--lang", "de", "--article", "cms/story")[0] == 0
    assert localize("render", "--lang", "de", "--article", "cms/story", "--allow-machine")[0] == 0
    made = json.loads((cms / "build" / "de" / "cms" / "story.json").read_bytes())
    source = json.loads((SAMPLES / "story.json").read_bytes())
    assert (made["lang"], made["id"], made["tags"]) == ("de", source["id"], source["tags"])
    assert made["title"] != source["title"]
    assert '<a href="https://news.example/ruling">' in made["body"][0]["text"]
    assert made["body"][4] == source["body"][4]
    assert (cms / "build" / "de" / "cms" / "story.html").is_file()
    english = (cms / "build" / "en" / "cms" / "story.json").read_bytes()
    assert english == (SAMPLES / "story.json").read_bytes()
    assert localize("update", "--check", "--lang", "de", "--article", "cms/story")[0] == 0


def test_a_file_of_many_articles_has_one_catalog(
    cms: Path, localize: Callable[..., tuple[int, str]]
) -> None:
    assert localize("translate", "--lang", "de", "--article", "cms/news")[0] == 0
    assert localize("render", "--lang", "de", "--article", "cms/news", "--allow-machine")[0] == 0
    made = (cms / "build" / "de" / "cms" / "news.rss").read_text(encoding="utf-8")
    assert "<language>de</language>" in made
    assert "<link>https://news.example/levy?a=1&amp;b=2</link>" in made
    assert "<content:encoded><![CDATA[<p>" in made
    assert "Court strikes down" not in made


def test_markup_that_a_translation_lost_stops_the_page(
    cms: Path, localize: Callable[..., tuple[int, str]]
) -> None:
    assert localize("translate", "--lang", "de", "--article", "cms/story")[0] == 0
    catalog = cms / "locales/de/LC_MESSAGES/cms/story.po"
    text = catalog.read_text(encoding="utf-8")
    head, _, entry = text.partition('msgid "The <a1>ruling</a1> is final.')
    msgstr = entry.index("msgstr")
    mended = entry[msgstr:].replace("<a1>", "", 1).replace("</a1>", "", 1)
    catalog.write_text(
        f'{head}msgid "The <a1>ruling</a1> is final.{entry[:msgstr]}{mended}', encoding="utf-8"
    )
    code, output = localize("render", "--lang", "de", "--article", "cms/story", "--allow-machine")
    assert code == 3
    assert "the translation of articles/cms/story.json has lost markup" in output
    assert not (cms / "build" / "de").exists()


def test_check_tells_of_a_field_that_matches_nothing(
    cms: Path, localize: Callable[..., tuple[int, str]]
) -> None:
    settings = cms / "localize.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"$.lead"', '"$.teaser"'))
    message = "articles/cms/story.json:1: warning [field] the feed’s field “$.teaser” matches"
    assert message in localize("extract", "--article", "cms/story")[1]
    assert message in localize("check", "--select", "field", "--article", "cms/story")[1]


@pytest.mark.parametrize(
    ("text", "message", "hint", "line"),
    [
        (f"{ALL}{FIELDS}\nlangauge = '$.l'", "unknown key “feed.langauge”", "language", None),
        (field("pfad = '$.a'"), "“feed.fields.pfad”", "feed.fields.path", None),
        (field("path = '$.a', role = 'headlin'"), "headlin", "“headline”", None),
        (field("path = '$.a', role = 1"), "wrong type", "paragraph", None),
        (field("path = '$.a', type = 'htm'"), "'htm'", "text, html, mark", 3),
        (ALL + "fields = ['$.a']", "feed.fields = ['$.a'] has the wrong type", "table", None),
        (FIELDS, "a [[feed]] has no paths", 'paths = ["cms/*.json"]', None),
        (ALL, "a [[feed]] has no fields", "fields = [{ path =", None),
        (field("path = '$.a['"), "“$.a[” is no JSONPath", "$.body[*].text", 3),
        (field("path = '//a['"), "is no XPath: Invalid", "/article/body/p", 3),
        (field("path = '//q:a'"), "is no XPath: Undefined namespace", "", 3),
        (field("path = '//a/text()'"), "selects no elements", "", 3),
        (field("path = 'count(//a)'"), "selects no elements", "", 3),
        (ALL + "fields = [{}]", "feed.fields.path: “” is no XPath: it is empty", "", None),
        (f"{ALL}{FIELDS}\ndate = '//d'", "feed.date: “//d” is XPath, and the paths", "", 4),
        (f"{ALL}{FIELDS}\nlanguage = '$['", "feed.language: “$[” is no JSONPath", "", 4),
        (f"{ALL}{FIELDS}\nnamespaces = 'x'", "feed.namespaces", "table", None),
        (f"{ALL}{FIELDS}\n[feed.namespaces]\nx = 1", "feed.namespaces.x = 1", "", None),
        (f"paths = '*'\n{FIELDS}", "feed.paths = '*' has the wrong type", 'like ["*"]', None),
    ],
)  # fmt: skip
def test_a_wrong_feed_is_an_error_of_the_settings(newsroom, text, message, hint, line) -> None:
    (newsroom / "localize.toml").write_text(f"[feed]\n{text}\n")
    with pytest.raises(ProjectError) as caught:
        project.find(newsroom)
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.path == str(newsroom / "localize.toml")
    assert caught.value.line == line


def test_namespaces_are_a_table_of_their_own(newsroom: Path) -> None:
    text = '[feed]\npaths = ["*"]\nfields = [{ path = "//q:a" }]\n[feed.namespaces]\nq = "urn:q"\n'
    (newsroom / "localize.toml").write_text(text)
    feed = project.find(newsroom).feed("articles/a.xml")
    assert feed
    assert feed.namespaces == (("q", "urn:q"),)


@pytest.mark.usefixtures("cms")
def test_a_feed_that_no_file_fits_is_told(
    cms: Path, localize: Callable[..., tuple[int, str]]
) -> None:
    assert "no file" not in localize("extract")[1]
    with (cms / "localize.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"[[feed]]\npaths = ['cmss/*.json']\n{FIELDS}\n")
    code, output = localize("extract")
    told = "no file below articles/ fits a [[feed]] with paths = ['cmss/*.json']"
    assert (code, told in output) == (0, True)
