"""What readers see or hear of an article and stands in attributes is translated too."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from localize import formats, markup
from localize.formats.html import tree
from localize.model import Block, Document, Role

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ruling</title></head><body>
<nav title="The main menu"><a href="/">Home</a></nav><article><h1>The ruling</h1>
<p>Under the <abbr title="Asylum Act">AsylA</abbr>, <a href='/x' title='What a “final” ruling is'
 aria-label=Ruling>a ruling</a> is <code translate=no title="Not this">final</code>.</p>
<figure aria-label="A photo"><img src=a.png alt="A tower" title="https://example.org/a">
<img src=b.png alt="photo.jpg"></figure>
<section translate="no" title="Not that"><p title="Nor this">Fixed.</p></section>
<table><tr><th abbr="Votes in favour" title="12 %">In favour</th><td>21</td></tr></table>
<p>The text goes on so that there is enough of it to be an article about a ruling.</p>
<input placeholder="Search"><button title="Share it">Share</button></article></body></html>"""


def parse(page: str) -> Document:
    return formats.parse(page.encode(), "x.html")


def heard(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.role is Role.ALT]


def shout(document: Document) -> dict[Block, str]:
    return {block: block.text.upper() for block in document.blocks if block.role is Role.ALT}


def test_attributes_of_the_article_are_text_and_no_others() -> None:
    found = heard(parse(PAGE))
    assert sorted(found) == [
        "A photo",
        "A tower",
        "Asylum Act",
        "Ruling",
        "Votes in favour",
        "What a “final” ruling is",
    ]


def test_without_translations_no_byte_changes() -> None:
    assert formats.render(parse(PAGE), {}) == PAGE.encode()


def test_attributes_inside_a_sentence_are_translated_where_they_stand() -> None:
    document = parse(PAGE)
    page = formats.render(document, shout(document)).decode()
    assert '<abbr title="ASYLUM ACT">AsylA</abbr>' in page
    assert "title='WHAT A “FINAL” RULING IS'\n aria-label=\"RULING\">a ruling</a>" in page
    assert 'aria-label="A PHOTO"' in page
    assert 'abbr="VOTES IN FAVOUR"' in page
    assert 'title="Not this"' in page


def test_a_translated_sentence_carries_its_translated_attributes() -> None:
    document = parse(PAGE)
    sentence = next(block for block in document.blocks if "AsylA" in block.text)
    texts = shout(document) | {sentence: "<a2>Ein Urteil</a2> nach <abbr1>AsylG</abbr1>."}
    page = formats.render(document, texts).decode()
    assert "title='WHAT A “FINAL” RULING IS'\n aria-label=\"RULING\">Ein Urteil</a>" in page
    assert '<abbr title="ASYLUM ACT">AsylG</abbr>' in page


def test_a_line_of_the_publisher_has_no_text_in_its_attributes() -> None:
    page = PAGE.replace("<h1>", '<p class="byline"><a title="All by Ann" href=/a>Ann</a></p><h1>')
    assert heard(parse(page)) == heard(parse(PAGE))


@given(st.text(max_size=40) | st.sampled_from(['"><script>', "' onclick='x", "<b>", "&quot;>"]))
def test_a_translation_never_leaves_its_attribute(text: str) -> None:
    document = parse(PAGE)
    texts = {block: text for block in document.blocks if block.role is Role.ALT}
    page = formats.render(document, texts)
    before, after = tree.parse(PAGE), tree.parse(page.decode())
    assert [(node.name, [*node.attributes]) for node in before.nodes] == [
        (node.name, [*node.attributes]) for node in after.nodes
    ]


def test_the_samples_abbreviation_has_its_title_in_the_catalog() -> None:
    path = Path(__file__).parents[2] / "articles" / "2026" / "asylum-ruling.html"
    texts = [markup.plain(block.text) for block in formats.read(path).blocks if block.role]
    assert "Asylum Act" in texts
