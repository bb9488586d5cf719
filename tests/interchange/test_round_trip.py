"""What we write we read back: states, placeholders, notes, whatever the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from localize import catalog, interchange
from localize.interchange import Exchange
from localize.model import Entry, Role, Segment, State

from .making import unit

PARTS = ("<a1>", "</a1>", "<br2/>", "<strong3>", "</strong3>", "<em4>", "</em4>", "&lt;a1>", "<p>")
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PARTS), st.text(max_size=5), st.sampled_from("\x04\x0b\r\n\t \ufffe")
    ),
    min_size=1,
    max_size=8,
).map("".join)
UNITS = st.builds(
    lambda source, target, state, stale, context: unit(
        source,
        (target or "x") if state is not State.UNTRANSLATED else "",
        state,
        stale=stale and state is State.EDITED,
        context=context,
    ),
    TEXTS,
    TEXTS,
    st.sampled_from(State),
    st.booleans(),
    st.sampled_from(["", "kicker", "a “b” & <c>\n"]),
)


def sent(*units: object) -> tuple[object, ...]:
    """Give units after a journey through a file."""
    exchange = Exchange("articles/ä & b.html", "en", "de-CH", units)
    (back,) = interchange.parse(interchange.to_bytes(exchange))
    assert (back.original, back.source_language) == ("articles/ä & b.html", "en")
    assert back.target_language == "de-CH"
    return back.units


@given(st.lists(UNITS, max_size=4, unique_by=lambda one: one.id))
def test_every_unit_comes_back_as_it_was_and_untouched(units):
    for back, one in zip(sent(*units), units, strict=True):
        assert back == one
        assert not back.is_touched


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("Read <a1>this</a1><br2/> now", ["pc", "ph"]),
        ("<a1>x <strong2>y</strong2></a1>", ["pc", "pc"]),
        ("<a1>x <b2>y</a1> z</b2>", ["sc", "pc", "ec"]),
        ("this <strong1>begins here", ["sc"]),
        ("and</strong1> ends here", ["ec"]),
        ("twice <br1/><br1/>", ["ph"]),
        ("typed &lt;a1>", []),
        ("a \x04 control", ["cp"]),
    ],
)
def test_placeholders_are_inline_elements(text, elements):
    data = interchange.to_bytes(Exchange("a", "en", "de", (unit(text, text),)))
    for name in ("source", "target"):
        found = etree.fromstring(data).find(f".//{{*}}{name}")
        assert [etree.QName(one).localname for one in found.iterdescendants()] == elements


def test_states_are_those_of_the_specification():
    wanted = {
        State.UNTRANSLATED: ("initial", None),
        State.MACHINE: ("initial", "localize:mt-suggestion"),
        State.EDITED: ("translated", None),
        State.REVIEWED: ("reviewed", None),
    }
    for state, (name, sub) in wanted.items():
        target = "y" * (state is not State.UNTRANSLATED)
        data = interchange.to_bytes(Exchange("a", "en", "de", (unit("x", target, state),)))
        segment = etree.fromstring(data).find(".//{*}segment")
        assert (segment.get("state"), segment.get("subState")) == (name, sub)


def test_an_entry_tells_the_translator_all_it_knows():
    segment = Segment(
        "New text",
        roles=(Role.LEDE, Role.HEADLINE),
        references=("articles/a.html",),
        notes=("term: text → Text", "mind the gap"),
    )
    entry = Entry(segment, "Alt", fuzzy=True, previous="Old text", comments=("from Ada",))
    gone = Entry(Segment("Gone"), "Weg", obsolete=True)
    current = replace(catalog.new("de", "en", "a.po"), entries=(entry, gone))
    (one,) = interchange.units(current)
    assert (one.state, one.stale) == (State.EDITED, True)
    assert one.notes == (
        ("role", "lede, headline"),
        ("previous-source", "Old text"),
        ("term", "text → Text"),
        ("note", "mind the gap"),
        ("translator", "from Ada"),
        ("location", "articles/a.html"),
    )
    assert sent(one) == (one,)


def test_the_same_units_give_the_same_bytes():
    exchange = Exchange("a", "en", "de", (unit("x", "y"),))
    assert interchange.to_bytes(exchange) == interchange.to_bytes(exchange)
