"""Words behind opening marks and beside dashes are read and written as words; nothing is lost."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import drafting, engines
from localize.drafting import Job, Task
from localize.engines import Options, spacing
from localize.engines.annotation import Note, annotate, plain_alignment, plain_unattended
from localize.model import Request, Segment

TEXTS = st.text("ab –—-\"'“”‘’«„([s9.", max_size=24)
TOKENS = st.lists(
    st.sampled_from(
        ['▁"', "▁«", "▁»", "«", "»", '"', '",', "▁", "'", "▁„", "“", "▁Haus", "er", "."]
    ),
    max_size=12,
)


def read(text: str, *notes: Note) -> str:
    return annotate(text, notes, spacing.gaps(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Last year “we” said", "“ Last year “ we” said"),
        ("\"'I was' there\"", "\"' I was' there\""),
        ('Syria ‘ready’ ("soon")', 'Syria ‘ ready’ (" soon")'),
        ("troops—many of them--left", "troops — many of them -- left"),
        ('he said—"no"—and', 'he said — " no" — and'),
        ("“No”—she paused—“I will.”", "“ No” — she paused — “ I will.”"),
        ("(some)—since 1914—now", "(some) — since 1914 — now"),
    ],
)
def test_a_word_gets_its_blank(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the '70s, rock 'n' roll, 'em, 'Twas and the 'Ndrangheta",
        "the voters' will, it isn't",
        '27" wide, 1914—18, pages 3--4',
        "“ apart ” — as it is",
        "--lang de, “”, ‘",
        "Jean-Paul’s three-year-old",
        "https://xn--zrich-kva.ch/a--b—c",
        'lang="de" {"key": "value"}',
        "I was—",
    ],
)
def test_other_signs_stay_close(text: str) -> None:
    assert read(text) == text


def test_a_title_s_genitive_is_no_quotation() -> None:
    assert read('"Hamlet"\'s director') == '" Hamlet"\'s director'


def test_what_is_noted_is_apart_from_marks_and_dashes() -> None:
    text = "The “Federal Court”—many said “no”."
    noted = Note(5, 18, "Bundesgericht")
    assert read(text, noted) == (
        "The “<t0> Federal Court<t1> Bundesgericht<t2>” — many said “ no”."
    )
    assert read(text[5:18] + "—x", Note(0, 13, "Bundesgericht")) == (
        "<t0> Federal Court<t1> Bundesgericht<t2> — x"
    )


@given(TEXTS)
def test_gaps_are_in_order_and_between_signs(text: str) -> None:
    found = spacing.gaps(text)
    assert found == sorted(set(found))
    assert all(0 < gap < len(text) and text[gap - 1].strip() and text[gap].strip() for gap in found)


@given(TEXTS, st.integers(0, 20), st.integers(1, 6))
def test_only_blanks_are_put_in_and_words_find_their_way_back(
    text: str, start: int, length: int
) -> None:
    end = min(start + length, len(text))
    notes = [Note(start, end, "wie")] if start < end and text[start:end].isalnum() else []
    gaps = [gap for gap in spacing.gaps(text) if not any(n.start < gap < n.end for n in notes)]
    annotated = annotate(text, notes, gaps)
    plain = re.sub(r"<t1>.*?<t2>|<t0>", "", annotated.text)
    assert plain.replace(" ", "") == text.replace(" ", "")
    words = [found.span() for found in re.finditer(r"\S+", annotated.text)]
    for (first, last), _ in plain_alignment(annotated, tuple((one, one) for one in words)):
        assert text[first:last] in annotated.text


def test_a_word_that_nothing_was_said_for_is_missed_though_its_mark_was_not() -> None:
    text = "They said “asylum was refused”."
    annotated = annotate(text, (), spacing.gaps(text))
    passed = [found.span() for found in re.finditer(r"asylum|was|refused”\.", annotated.text)]
    left = plain_unattended(annotated, passed, text)
    assert [text[start:end] for start, end in left] == ["“asylum", "was", "refused”."]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ('▁war ▁" ▁traurig ", ▁sagte ▁" ▁er "', '▁war ▁" traurig ", ▁sagte ▁" er "'),
        ("▁« ▁Mon ▁mari ▁» , ▁dit", "▁« Mon ▁mari » , ▁dit"),
        ("▁„ ▁Haus “ ▁und ▁” ▁so", "▁„ Haus “ ▁und ▁” ▁so"),
        ('▁war ▁" ▁so ▁" .', '▁war ▁" so " .'),
        ("▁ ' ▁bereit ' ▁Swiss ' ▁own", "▁ ' bereit ' ▁Swiss ' ▁own"),
        ('▁27 " ▁wide', '▁27 " ▁wide'),
        ('▁" ▁Wir ▁haben ▁" ▁Warum " ▁gefragt "', '▁" Wir ▁haben ▁" Warum " ▁gefragt "'),
        ('▁" ▁Ja ", ▁" ▁Nein "', '▁" Ja ", ▁" Nein "'),
        ('▁die ▁(" ▁Grünen ") ▁und', '▁die ▁(" Grünen ") ▁und'),
        ("▁\" ' ▁Mai ' ▁so \"", "▁\" ' Mai ' ▁so \""),
        ("▁“", "▁“"),
    ],
)
def test_a_draft_s_marks_close_up(tokens: str, expected: str) -> None:
    assert spacing.closed(tokens.split()) == expected.split()


@given(TOKENS)
def test_closing_up_takes_blanks_only(tokens: list[str]) -> None:
    closed = spacing.closed(tokens)
    assert len(closed) == len(tokens)
    assert all(new in {old, old.removeprefix("▁")} for new, old in zip(closed, tokens, strict=True))


def test_no_search_writes_a_word_s_middle_behind_an_opening_mark() -> None:
    vocabulary = ["▁«", '▁("', "▁Haus", "haus", "L", ".", "»", "▁", "<t0>"]
    inner = ["haus", "L", "»"]
    assert spacing.joined(vocabulary) == [[mark, one] for mark in ("▁«", '▁("') for one in inner]


def test_a_search_keeps_to_it() -> None:
    engine = engines.load("embedded", Options("en", "de"))
    text = 'She was "disappointed", he "hopeful", they "ready".'
    ((_, found),) = engine.search([Request(text, hypotheses=4)])
    for one in found:
        behind = [b for a, b in pairwise(one.tokens) if a == '▁"']
        assert behind
        assert not any(token[:1].isalpha() for token in behind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no”.", True),
        ("They are 'ready'.", True),
        ("The voters'—who left—agreed.", False),
        ("“ No ”—he left", False),
        ('a="b"', False),
    ],
)
def test_a_quotation_is_told_from_other_gaps(text: str, *, expected: bool) -> None:
    assert spacing.opens(text, spacing.gaps(text)) is expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Syria 'ready' for refugees to return, says Foreign Minister", "bereit"),
        ("de", 'The government was "disappointed" but gave in.', "„enttäuscht“"),
        ("de", "“We are not giving up,” its president said.", "„Wir "),
        ("it", '"Now a new season of responsibility opens.', "(?!.*[Nn]on)«"),
        ("fr", '"My husband and I have just bought a house," she said.', "«Mon mari"),
    ],
)
def test_a_quoted_word_is_the_word_that_it_is(language: str, text: str, expected: str) -> None:
    """Close to its mark each was another: „nicht“, „ehrlich“, „Wir lasst“, «Non», «Me mari»."""
    result = drafting.work(Job("embedded", Options("en", language), (Task("", Segment(text)),)))
    assert re.search(expected, result.texts[0])
    assert not re.search(r"[„«] ", result.texts[0])


def test_words_in_quotation_marks_are_aligned_whole() -> None:
    text = 'The government was "disappointed" but gave in.'
    engine = engines.load("embedded", Options("en", "de"))
    (draft,) = engine.translate([Request(text, align=True)])
    words = {found.span() for found in re.finditer(r"\S+", draft.text)}
    assert {target for _, target in draft.alignment} <= words
    linked = {text[slice(*a)]: draft.text[slice(*b)] for a, b in draft.alignment}
    assert "enttäuscht" in linked['disappointed"']
