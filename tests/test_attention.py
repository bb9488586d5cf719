"""Which words of a source a model turned to, and which it passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import engines
from localize.engines import Options, parts
from localize.engines.annotation import Note, annotate, plain_unattended
from localize.engines.attention import unattended
from localize.model import Draft, Request, Span

SOURCE = "The court ruled"
TOKENS = [">>de<<", "▁The", "▁cou", "rt", "▁ruled", "</s>"]


def look(*shares: float) -> list[float]:
    """Give a target token's attention: shares for the inner tokens, the rest for the margins."""
    rest = (1 - sum(shares)) / 2
    return [rest, *shares, rest]


@pytest.mark.parametrize(
    ("attention", "words"),
    [
        ([look(0.9, 0, 0, 0), look(0, 0.5, 0.4, 0), look(0, 0, 0, 0.8)], []),
        ([look(0.9, 0, 0, 0), look(0, 0, 0, 0.8)], ["court"]),
        ([look(0.2, 0.13, 0.13, 0.2)], ["The", "ruled"]),
        ([look(0.2, 0.1, 0.1, 0.2)] * 9, ["The", "court", "ruled"]),
        (None, []),
        ([], []),
    ],
)
def test_a_word_that_no_target_token_turns_to_is_unattended(
    attention: list[list[float]] | None, words: list[str]
) -> None:
    found = unattended(SOURCE, TOKENS, attention)
    assert [SOURCE[start:end] for start, end in found] == words


def test_a_bare_space_is_no_word() -> None:
    tokens = [">>de<<", "▁The", "▁", "court", "▁ruled", "</s>"]
    assert unattended(SOURCE, tokens, [look(0.3, 0.4, 0, 0.3)]) == ((4, 9),)


def test_words_that_do_not_correspond_to_tokens_tell_nothing() -> None:
    assert unattended("The court", TOKENS, [look(0, 0, 0, 0)]) == ()
    assert unattended("", [">>de<<", "</s>"], [[0.5, 0.5]]) == ()


@pytest.mark.parametrize(
    ("passed", "left"),
    [
        (["(<t0>State", "Secretariat<t1>"], []),
        (
            ["(<t0>State", "Secretariat<t1>", "Staatssekretariat<t2>)", "ruled."],
            ["(State", "Secretariat)", "ruled."],
        ),
        (["ruled."], ["ruled."]),
        ([], []),
    ],
)
def test_a_note_speaks_for_the_words_that_it_is_on(passed: list[str], left: list[str]) -> None:
    source = "It (State Secretariat) ruled."
    words = annotate(source, [Note(4, 21, "Staatssekretariat")])
    spans = [(at := words.text.index(one), at + len(one)) for one in passed]
    found = plain_unattended(words, spans, source)
    assert [source[start:end] for start, end in found] == left


@given(st.sets(st.sampled_from([(0, 3), (4, 9), (10, 15)])))
def test_without_notes_unattended_words_stay_where_they_are(spans: set[Span]) -> None:
    assert plain_unattended(annotate(SOURCE), spans, SOURCE) == tuple(sorted(spans))


def test_the_embedded_model_tells_of_every_draft_which_words_it_passed_over() -> None:
    engine = engines.load("embedded", Options("en", "de"))
    text = "The court dismissed the appeal on Monday."
    (whole,) = engine.translate([Request(text)])
    assert whole.unattended == ()
    assert whole.alignment == ()
    (begun,) = engine.translate([Request(text, start="Das Gericht")])
    assert begun.unattended == ()


def test_what_a_part_of_a_cut_sentence_passed_over_is_told_where_it_stands() -> None:
    text = ", ".join(f"the {word} court of Bern dismissed an appeal" for word in "abc" * 9)
    split = parts.split([Request(text)], lambda some: len(some) // 2)
    drafts = [[Draft(one.request.text, unattended=((0, 5),))] for one in split]
    (whole,) = parts.join(split, drafts, 1)
    told = [text[start:end] for start, end in whole.unattended]
    assert len(split) > 1
    assert told == [one.request.text[:5] for one in split]
