"""The laws of the house that formats hold, over generated files."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from localize import formats, markup
from localize.errors import SourceError
from localize.formats.html import tokens
from localize.model import Document

from .soup import (
    HTML_PIECES,
    MALICE,
    MARKDOWN_PIECES,
    TEXT_PIECES,
    marked,
    same,
    soup,
    translated,
)

ARTICLE = "<article><h1>Head</h1><p>A paragraph.</p>{}</article>"
PAGES = soup(HTML_PIECES).map(ARTICLE.format)
FILES = st.one_of(
    st.tuples(st.just("a.html"), PAGES),
    st.tuples(st.just("a.md"), soup(MARKDOWN_PIECES)),
    st.tuples(st.just("a.txt"), soup(TEXT_PIECES)),
)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251", "shift_jis"])


def parse(path: str, data: bytes) -> Document:
    try:
        return formats.parse(data, path)
    except SourceError:
        assume(False)  # noqa: FBT003
        raise


@settings(max_examples=200, deadline=None, derandomize=True)
@given(FILES, ENCODINGS)
def test_blocks_join_to_the_file_and_rendering_without_translations_changes_no_byte(file, encoding):
    path, text = file
    data = text.encode(encoding, "replace")
    document = parse(path, data)
    assert formats.render(document, {}) == data
    assert all(block.raw for block in document.blocks)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.sampled_from(["a.md", "a.txt", "a.html"]), st.binary(min_size=1, max_size=200))
def test_any_bytes_come_back_or_are_refused(path, data):
    if path == "a.html":
        data = b"<article><p>Text</p>" + data
    assert formats.render(parse(path, data), {}) == data


@settings(max_examples=300, deadline=None, derandomize=True)
@given(FILES)
def test_structure_survives_translation(file):
    path, text = file
    document = parse(path, text.encode())
    for translations in (same(document), marked(document)):
        rendered = formats.render(document, translations)
        assert outline(rendered, path) == outline(text.encode(), path)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(PAGES)
def test_a_page_reads_back_the_words_that_were_written(source):
    document = parse("a.html", source.encode())
    again = parse("a.html", formats.render(document, same(document)))
    assert words(again) == words(document)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(PAGES, MALICE)
def test_a_translation_cannot_inject_markup_into_a_page(source, text):
    document = parse("a.html", source.encode())
    before = tags(source)
    after = tags(formats.render(document, translated(document, text)).decode())
    assert not set(after) - set(before)
    assert all(after.count(tag) <= before.count(tag) for tag in set(after))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(soup(MARKDOWN_PIECES), MALICE)
def test_a_translation_cannot_inject_markup_into_markdown(source, text):
    document = parse("a.md", source.encode())
    rendered = formats.render(document, translated(document, text))
    again = formats.parse(rendered, "a.md") if rendered.strip() else document
    known = {mark.opening for block in document.blocks for mark in block.marks}
    found = {mark.opening for block in again.blocks for mark in block.marks}
    assert not {raw for raw in found - known if raw not in {"**", "*", "_", "["}}
    assert "javascript:" not in "".join(re.findall(r"\]\([^)]*\)", " ".join(found)))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(soup(TEXT_PIECES), MALICE)
def test_a_translation_adds_no_paragraph_to_a_text(source, text):
    document = parse("a.txt", source.encode())
    rendered = formats.render(document, translated(document, text)).decode("utf-8", "replace")
    assert len(re.findall(r"\n\s*\n", rendered)) <= len(re.findall(r"\n\s*\n", source)) + 1


@pytest.mark.parametrize("path", ["a.html", "a.md", "a.txt"])
def test_an_empty_translation_counts_as_none(path):
    data = b"<h1>Head</h1><p>Text</p>" if path == "a.html" else b"Head\n\nText goes on.\n"
    document = formats.parse(data, path)
    assert formats.render(document, translated(document, " ")) == data


def outline(data: bytes, path: str) -> list[str]:
    """Give the outline; emphasis in soup such as `**# *a**` cannot always be kept."""
    emphasis = {"*", "_", "**", "__", "~~"} if path == "a.md" else set()
    return [line for line in formats.outline(data, path) if line not in emphasis]


def words(document: Document) -> list[str]:
    return [markup.plain(block.text).strip() for block in document.blocks if block.role]


def tags(source: str) -> list[str]:
    """Give the tags' names, and the attributes' names of start tags."""
    found = []
    for token in tokens.tokens(source):
        names = (
            sorted(tokens.attributes(source, (token.start, token.end), token.name))
            if token.kind == "start"
            else []
        )
        found.append(f"{token.kind} {token.name} {names}")
    return found
