"""Law 4: masking can always be undone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import markup
from localize.markup import Side, Tag
from localize.model import Mark

LOOKALIKES = ["<a1>", "</a1>", "<br2/>", "&lt;", "&amp;lt;", "<", "&", "a1>", "</", "x", " ", "é"]
texts = st.lists(st.sampled_from(LOOKALIKES) | st.text(max_size=4), max_size=12).map("".join)
tags = st.builds(Tag, st.sampled_from(["a", "b", "br", "h1"]), st.sampled_from(Side), st.just(""))
pieces = st.lists(texts | tags, max_size=10)


def with_raw(items: list[str | Tag]) -> list[str | Tag]:
    """Give every tag markup that tells it from all others."""
    return [
        one if isinstance(one, str) else Tag(one.name, one.side, f"⟦{index}⟧")
        for index, one in enumerate(items)
    ]


@given(texts)
def test_escaping_can_be_undone(text: str) -> None:
    assert markup.unescape(markup.escape(text)) == text


@given(texts)
def test_escaped_text_holds_no_placeholder(text: str) -> None:
    assert not list(markup.placeholders(markup.escape(text)))


@given(pieces)
def test_masking_can_be_undone(items: list[str | Tag]) -> None:
    items = with_raw(items)
    text, marks = markup.mask(items)
    written = "".join(one if isinstance(one, str) else one.raw for one in items)
    assert markup.unmask(text, marks) == written


@given(pieces)
def test_masked_text_is_well_nested(items: list[str | Tag]) -> None:
    assert markup.is_nested(markup.mask(with_raw(items))[0])


@given(pieces)
def test_plain_text_is_the_words_alone(items: list[str | Tag]) -> None:
    words = "".join(one for one in items if isinstance(one, str))
    assert markup.plain(markup.mask(items)[0]) == words


def test_texts_that_make_a_placeholder_together_are_escaped_together() -> None:
    masked, marks = markup.mask(["</", "a1>", "&", "lt;"])
    assert (markup.plain(masked), markup.unmask(masked, marks)) == ("</a1>&lt;", "</a1>&lt;")


@given(pieces)
def test_renumbering_can_be_undone(items: list[str | Tag]) -> None:
    text = markup.mask(with_raw(items))[0].replace("1", "7")
    renumbered, names = markup.renumber(text)
    assert markup.rename(renumbered, names) == text


def test_a_pair_and_a_standalone_mark_get_names_that_a_translator_understands() -> None:
    items = [
        "Read ",
        Tag("a", Side.OPEN, '<a href="x">'),
        "this",
        Tag("a", Side.CLOSE, "</a>"),
        Tag("br", Side.SINGLE, "<br>"),
    ]
    assert markup.mask(items) == (
        "Read <a1>this</a1><br2/>",
        (Mark("a1", '<a href="x">', "</a>"), Mark("br2", "<br>")),
    )


def test_tags_without_partner_stand_alone() -> None:
    items = ["x ", Tag("b", Side.OPEN, "<b>"), "y", Tag("i", Side.CLOSE, "</i>")]
    assert markup.mask(items)[0] == "x <b1/>y<i2/>"


def test_a_translator_cannot_write_markup() -> None:
    text = "<script>alert(1)</script> <b1>x</b1>"
    quoted = markup.unmask(text, [Mark("b1", "<b>", "</b>")], quote=lambda one: one.upper())
    assert quoted == "<SCRIPT>ALERT(1)</SCRIPT> <b>X</b>"


@pytest.mark.parametrize("text", ["<a1>x", "x</a1>", "<a1><b2>x</a1></b2>", "</a1><a1>"])
def test_bad_nesting_is_seen(text: str) -> None:
    assert not markup.is_nested(text)
