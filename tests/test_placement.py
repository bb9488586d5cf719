"""Markup goes where its words went, and is never lost or broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import markup
from localize.drafting.placement import restore, strip
from localize.markup import Side, Tag
from localize.model import Alignment

WORDS = ["court", "Bern", "112", "the", "ruling,", "“asylum”", "x."]
word = st.sampled_from(WORDS).map(lambda one: f"{one} ")
tag = st.builds(Tag, st.sampled_from("abc"), st.sampled_from(Side), st.just(""))
masked = st.lists(word | tag, max_size=12).map(lambda items: markup.mask(items)[0])
drafts = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: tuple(sorted(pair)))
alignments = st.lists(st.tuples(spans, spans), max_size=8).map(tuple)


def names(text: str) -> list[tuple[str, str]]:
    return sorted((one.name, one.side.value) for one in markup.placeholders(text))


@given(masked, drafts, alignments)
def test_every_mark_comes_back_once_and_well_nested(
    source: str, draft: str, alignment: Alignment
) -> None:
    restored = restore(strip(source), draft, alignment)
    assert names(restored) == names(source)
    assert markup.is_nested(restored)
    assert markup.plain(restored).split() == draft.split()


@given(masked)
def test_an_unchanged_text_without_repeated_words_keeps_its_pairs(source: str) -> None:
    stripped = strip(source)
    assert stripped.text == markup.plain(source)


@pytest.mark.parametrize(
    ("source", "draft", "expected"),
    [
        (
            "The court in <b1>Bern</b1> ruled.",
            "In Bern entschied das Gericht.",
            "In <b1>Bern</b1> entschied das Gericht.",
        ),
        ("<a1>Yes</a1>", "Ja", "<a1>Ja</a1>"),
        ("One.<br1/>", "Eins.", "Eins.<br1/>"),
        ("<br1/>One.", "Eins.", "<br1/>Eins."),
        ("a <i1><b2>112</b2> votes</i1>", "a 112 Stimmen", "a <i1><b2>112</b2> Stimmen</i1>"),
        (
            "See <code1/> for details.",
            "Siehe für Einzelheiten.",
            "Siehe <code1/> für Einzelheiten.",
        ),
        ("It is <em1>final</em1>.", "Das ist endgültig.", "Das ist <em1>endgültig</em1>."),
    ],
)
def test_marks_find_their_words(source: str, draft: str, expected: str) -> None:
    assert restore(strip(source), draft) == expected


def test_the_alignment_decides_where_words_moved() -> None:
    source = strip("The <a1>final</a1> ruling")
    links = (((4, 9), (11, 21)), ((10, 16), (4, 10)))
    assert restore(source, "Das Urteil endgültige", links) == ("Das Urteil <a1>endgültige</a1>")
