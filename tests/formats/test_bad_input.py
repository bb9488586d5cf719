"""Input that is broken: a clear message with place and cure, or it simply works."""

import time
from pathlib import Path

import pytest

from localize import formats
from localize.errors import SourceError
from localize.model import Role

UTF8 = "save the file as UTF-8, or declare the encoding that it has"


@pytest.mark.parametrize(
    ("name", "data", "message", "hint"),
    [
        ("empty.html", b"", "the file is empty", "write the article, or remove the file"),
        ("space.md", b" \n\t\n", "the file is empty", "write the article, or remove the file"),
        (
            "photo.html",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "this is a PNG image, not text",
            "an article is HTML, Markdown or plain text",
        ),
        (
            "office.txt",
            b"PK\x03\x04\x14\0\x06\0",
            "this is a ZIP archive or an office document, not text",
            "an article is HTML, Markdown or plain text",
        ),
        (
            "core.md",
            bytes(range(32)) * 20,
            "this is a binary file, not text",
            "an article is HTML, Markdown or plain text",
        ),
        ("odd.txt", b"\xff\xfea\0b\0c", "the bytes are not utf-16-le", UTF8),
        (
            "nav.html",
            b"<title>Shop</title><nav><a href=/>Home</a></nav>",
            "no article text found",
            "the page needs a headline or paragraphs in its body, outside of navigation and forms",
        ),
        ("table.xls", b"a", "unknown format “.xls”", f"articles are {', '.join(formats.SUFFIXES)}"),
        (
            "tags.html",
            b"<i>" * 250_001,
            "the page has more than 250,000 tags",
            "this is data, not an article",
        ),
    ],
)
def test_a_file_without_an_article_is_refused_with_place_and_cure(name, data, message, hint):
    with pytest.raises(SourceError) as caught:
        formats.parse(data, name)
    assert (caught.value.message, caught.value.hint) == (message, hint)
    assert caught.value.path == name
    assert str(caught.value) == f"{name}: error: {message}\n  hint: {hint}"


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt"])
def test_a_file_of_50_megabytes_is_refused_at_once(tmp_path, suffix):
    path = tmp_path / f"big{suffix}"
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    start = time.process_time()
    with pytest.raises(SourceError, match=r"has 50\.0 MB, more than the limit of 10 MB") as caught:
        formats.read(path, tmp_path)
    assert time.process_time() - start < 0.5
    assert caught.value.path == path.name
    assert caught.value.hint == "an article is text: move embedded images or data out of it"


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SourceError, match="cannot read the file: no such file") as caught:
        formats.read(tmp_path / "gone.md", tmp_path)
    assert caught.value.path == "gone.md"


def test_a_wrong_declaration_gives_way_to_what_the_bytes_are():
    data = "<meta charset=utf-16><h1>Zürich</h1><p>Größe</p>".encode()
    document = formats.parse(data, "a.html")
    assert (document.encoding, document.meta.headline) == ("utf-8", "Zürich")
    assert formats.render(document, {}) == data


def test_unclosed_tags_are_closed_as_browsers_close_them():
    data = b"<h1>Head<p>One<p>Two <b>bold<ul><li>a<li>b</ul><table><tr><td>x<td>y"
    document = formats.parse(data, "a.html")
    found = [(block.role, block.raw) for block in document.blocks if block.role]
    assert (Role.LIST_ITEM, "a") in found
    assert (Role.LIST_ITEM, "b") in found
    assert (Role.CELL, "x") in found
    assert formats.render(document, {}) == data


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<p>The court ruled on Thursday.</p>"),
        ("a.md", b"The court ruled on Thursday.\n"),
        ("a.txt", b"The court ruled on Thursday.\n"),
    ],
)
def test_an_article_without_a_headline_works(name, data):
    document = formats.parse(data, name)
    assert document.meta.headline == ""
    assert [block.text for block in document.blocks if block.role] == [
        "The court ruled on Thursday."
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 10_000 + b"<h1>Head</h1><p>Text</p>",
        b"<div>" * 10_000 + b"<h1>Head</h1><p>Text</p>" + b"</div>" * 10_000,
        b"<h1>Head</h1>" + b"<b>" * 10_000 + b"Text",
        b"<h1>Head</h1>" + b"<ul><li>" * 10_000 + b"Text",
        b"<h1>Head</h1><p>Text" + b"</b>" * 10_000,
        b"<h1>Head</h1>" + b"<table><tr><td>" * 5_000 + b"Text",
        b"<h1>Head</h1><p>Text</p>" + b"<a b='" * 20_000,
        b"<h1>Head</h1><p>Text</p>" + b"<!--" * 20_000,
        b"<h1>Head</h1><p>Text</p>" + b"<a href=x " * 20_000,
        b"<h1>Head</h1>" + b"<p>See in another language" * 3_000,
        b"<h1>Head</h1><ul>" + b"<li><a href=x>one</a>" * 5_000,
        b"<h1>Head</h1><p>" + b"&#60;" * 50_000,
        b"<h1>Head</h1>" + b"<div>" * 30_000 + b"Text" + b"</div>" * 30_000,
        b"<h1>Head</h1><p>" + b"<b>a </b>" * 30_000,
        b"<h1>Head</h1><p>" + b"<time>a </time>" * 20_000,
        b"<h1>Head</h1><figure><figcaption>" + b"The photo: a. (c) A " * 20_000,
        b"<h1>Head</h1>" + b"<div><form></form>" * 500 + b"Text of a story. " * 20_000,
        b"<h1>Head</h1>" + b"<aside class=facts>" * 500 + b"Text of a story. " * 20_000,
        b"<h1>Head</h1>" + b"<section><h2>a</h2><a href=1>b</a>" * 5_000,
        b"<h1>Head</h1>" + b"<div><p>a</p><a href=1>b</a></div>" * 10_000,
        b"<h1>Head</h1>" + b"<div><div>a</div><div>" * 500 + b"<a href=1>b</a>" * 10_000,
        b"<h1>Head</h1><p>" + b"a: <a href=1>b</a>, " * 10_000,
        b"<h1>Head</h1><p>" + b"share | tweet | " * 20_000,
        b"<main><h1>Head</h1>" + b"<article>" * 20_000,
    ],
)
def test_hostile_nesting_takes_bounded_time(data):
    start = time.process_time()
    document = formats.parse(data, "a.html")
    assert formats.render(document, {}) == data
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    "data",
    [
        b"> " * 10_000 + b"text",
        b"- " * 5_000 + b"text",
        b"[" * 5_000 + b"text",
        b"*a_ " * 5_000,
        b"`" * 5_001 + b" text",
        b"---\n" * 3_000,
        b"Title\n\nJanuary 7, 2021\n\n" + b"A title here\n\nA teaser of it.\n\n" * 2_000,
        b"Title\n\nJanuary 7, 2021\n\n"
        + b"".join(b"Who is number x%d today?\n\nWas x%d.\n\n" % (n, n) for n in range(5_000)),
        b"{{ {% $$ " * 5_000,
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_hostile_text_takes_bounded_time(name, data):
    start = time.process_time()
    assert formats.render(formats.parse(data, name), {}) == data
    assert time.process_time() - start < 6


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
def test_single_nul_bytes_are_kept_and_shown_as_replacement(name):
    data = b"<h1>Head</h1>\n\nThe court\0ruled on it.\n"
    document = formats.parse(data, name)
    assert any("court\ufffdruled" in block.text for block in document.blocks if block.role)
    assert formats.render(document, {}) == data


def test_paths_are_relative_to_the_root_with_slashes(tmp_path: Path):
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026" / "a.txt").write_bytes(b"Head\n\nText goes on.\n")
    assert formats.read(tmp_path / "2026" / "a.txt", tmp_path).path == "2026/a.txt"
