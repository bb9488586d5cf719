"""Pages that mean harm and translations that do: nothing active comes out that was not in."""

import re
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize import formats, markup
from localize.errors import SourceError
from localize.formats.html import tokens
from localize.model import Document, Edition

from .soup import MALICE, MARKDOWN_PIECES, TEXT_PIECES, pieces, soup, translated
from .word import p, r, word

ACTIVE = pieces(
    "<script>CANARY()</script>¦<script type=module>`CANARY`</script>¦<style>.CANARY{}</style>",
    "<a href='javascript:CANARY()'>x</a>¦<a href=' java\nscript:CANARY'>y</a>¦<svg onload=CANARY>",
    "<p onclick='CANARY()'>¦<img onerror=CANARY src=x alt=y>¦<body onload=\"CANARY\">",
    "<iframe srcdoc='<p>CANARY</p>'></iframe>¦<object data='CANARY'>CANARY</object>",
    "<p style='background:url(CANARY)'>¦<noscript>CANARY</noscript>¦<template>CANARY</template>",
    "<form action=CANARY>¦<input value=CANARY>¦<textarea>CANARY</textarea>¦<meta content=CANARY>",
)
EDITION = Edition("de", heading="In einer anderen Sprache", label="Maschinell übersetzt")
MANUSCRIPT = word(p(r("Head")) + p(r("One "), r("two", "<w:b/>")))
LAUGHS = "<!DOCTYPE html [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(10)
)


def texts(document: Document) -> str:
    return " ".join(markup.plain(block.text) for block in document.blocks if block.role)


def active(page: str) -> list[str]:
    """Give what a browser would run or load: scripts, frames, event attributes, script links."""
    found = []
    for token in tokens.tokens(page):
        if token.kind != "start":
            continue
        if token.name in {"script", "iframe", "object", "embed", "base", "form"}:
            found.append(token.name)
        values = tokens.attributes(page, (token.start, token.end), token.name)
        for name, value in values.items():
            plain = re.sub(r"[\s\x00-\x20]", "", value.value).lower()
            if name.startswith("on") or plain.startswith(("javascript:", "data:", "vbscript:")):
                found.append(f"{token.name} {name}")
    return sorted(found)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.one_of(ACTIVE, pieces("<p>¦</p>¦The court ruled.¦<b>¦</b>¦<li>")), max_size=20))
def test_nothing_active_in_a_page_is_text(parts):
    source = f"<article><h1>Head</h1><p>A paragraph.</p>{''.join(parts)}</article>"
    document = formats.parse(source.encode(), "a.html")
    assert "CANARY" not in texts(document)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(ACTIVE, max_size=6), MALICE)
def test_a_translation_makes_nothing_active_in_a_page(parts, text):
    source = f"<article><h1>Head</h1><p>One <a href=/x>two</a>.</p>{''.join(parts)}</article>"
    document = formats.parse(source.encode(), "a.html")
    page = formats.page(document, translated(document, text), EDITION).decode("utf-8", "replace")
    assert active(page) == active(source)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.one_of(
        st.tuples(st.just("a.md"), soup(MARKDOWN_PIECES).map(str.encode)),
        st.tuples(st.just("a.txt"), soup(TEXT_PIECES).map(str.encode)),
        st.tuples(st.just("a.docx"), st.just(MANUSCRIPT)),
    ),
    MALICE,
)
def test_a_translation_makes_nothing_active_in_the_web_page_of_any_format(file, text):
    path, data = file
    try:
        document = formats.parse(data, path)
    except SourceError:
        return
    translations = translated(document, text)
    assert active(formats.page(document, translations, EDITION).decode("utf-8", "replace")) == []


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "![x](data:text/html,x)",
        "<javascript:alert(1)>",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "<a1 onclick=x>y</a1>",
        "<a1>y</a1 onclick=x>",
        "</a1><a1 href=javascript:x>",
        "&lt;script&gt;x&lt;/script&gt;",
        "\u2028<script>\u2029",
        '" onmouseover="x',
    ],
)
@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.html", "<h1 title=T>Head</h1><p>One <a href=/x title=t>two</a></p><img src=i alt=A>"),
        ("a.md", "---\ntitle: Head\n---\n\nOne [two](/x) ![three](/i)\n\n| a |\n|---|\n| b |\n"),
        ("a.txt", "Head\n\nJanuary 7, 2021\n\nOne two three.\n"),
    ],
)
def test_no_known_trick_makes_a_translation_active(path, source, text):
    document = formats.parse(source.encode(), path)
    page = formats.page(document, translated(document, text), EDITION).decode()
    assert active(page) == []


def test_entities_that_a_page_declares_do_not_grow():
    data = f"{LAUGHS}]><h1>Head</h1><p>It said &k; and went.</p>".encode()
    document = formats.parse(data, "a.html")
    assert "&k;" in texts(document)
    assert len(texts(document)) < 100


def test_deep_nesting_takes_bounded_memory():
    data = b"<div>" * 10_000 + b"<h1>Head</h1><p>Text</p>"
    tracemalloc.start()
    formats.parse(data, "a.html")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 64 * 2**20
