"""Control characters stay in the article and never get into a catalog."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import catalog, markup, segmentation
from localize.model import Block, Document, Role

CONTROLS = "\x01\x04\x07\x0b\x1f\x7f\x85\x9f\ufffe"
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["<a1>", "</a1>", "<br2/>", "&lt;a1>", "One. ", "Two words. "]),
        st.sampled_from([*CONTROLS, "<", "a", "1", "/", ">", "&", "lt", ";"]),
    )
).map("".join)


def document(text: str) -> Document:
    return Document("a.txt", "plain", "en", (Block(text, Role.PARAGRAPH, text),))


def test_control_characters_are_left_out_and_what_breaks_a_line_is_a_space() -> None:
    found = segmentation.segments(document("The\x04 court\x0bsaid\x01 “no”\t.\x9f"))
    assert [segment.text for segment in found] == ["The court said “no”\t."]


def test_a_text_of_control_characters_alone_is_no_segment() -> None:
    assert segmentation.segments(document("\x04\x01")) == ()


@given(TEXTS)
def test_no_segment_has_one_and_translated_by_itself_it_gives_the_text_back(text: str) -> None:
    article = document(text)
    found = segmentation.segments(article)
    same = {(one.context, one.text): one.text for one in found}
    assert not any(set(one.text) & set(CONTROLS) for one in found)
    assert all(
        part == article.blocks[0].text for part in segmentation.assemble(article, same).values()
    )


@given(TEXTS)
def test_leaving_them_out_makes_no_placeholder(text: str) -> None:
    before = {one.name for one in markup.placeholders(text)}
    for segment in segmentation.segments(document(text)):
        assert len({one.name for one in markup.placeholders(segment.text)}) <= len(before)


@pytest.mark.parametrize("name", ["ruling.txt", "ruling.html", "ruling.md"])
def test_an_article_with_them_becomes_a_catalog_that_gettext_takes(
    newsroom: Path, localize: Callable[..., tuple[int, str]], name: str
) -> None:
    (newsroom / "articles/ruling.txt").unlink()
    text = "# Vote\n\nThe court\x04 said \x01no\x0b to 112 people.\n"
    page = f"<html><body><article><h1>Vote</h1><p>{text[8:]}</p></article></body></html>"
    article = newsroom / "articles" / name
    article.write_text(page if name.endswith("html") else text, encoding="utf-8")
    assert localize("translate", "--lang", "de")[0] == 0
    path = newsroom / "locales/de/LC_MESSAGES/ruling.po"
    texts = [" ".join(entry.segment.text.split()) for entry in catalog.read(path).entries]
    assert "The court said no to 112 people." in texts
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "--check", "-o", os.devnull, path], check=True)
    assert localize("render", "--lang", "de", "--allow-machine")[0] == 0
