"""Words behind opening quotation marks and close dashes are read as words, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import drafting, engines
from localize.drafting import Job, Task, signs
from localize.engines import Options
from localize.engines.annotation import Note, annotate, plain_alignment, plain_unattended
from localize.engines.spacing import gaps
from localize.model import Draft, Request, Segment

TEXTS = st.text("ab –—-\"'“”‘’«„([s9.", max_size=24)


def read(text: str, notes: tuple[Note, ...] = ()) -> str:
    return annotate(text, notes, gaps(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Last year “we” said", "“ Last year “ we” said"),
        ("\"'I was' there\"", "\"' I was' there\""),
        ('Syria ‘ready’ ("soon")', 'Syria ‘ ready’ (" soon")'),
        ("troops—many of them--left", "troops — many of them -- left"),
        ("he left—“now”", "he left—“ now”"),
    ],
)
def test_a_word_behind_a_mark_gets_its_blank(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the '70s, rock 'n' roll and 'em",
        "the voters' will, it isn't",
        '27" wide, 1914—18, pages 3--4',
        "“ apart ” — as it is",
        "--lang de, “”, ‘",
        "Jean-Paul’s three-year-old",
    ],
)
def test_other_signs_stay_close(text: str) -> None:
    assert read(text) == text


def test_what_is_noted_behind_a_mark_is_apart_from_it() -> None:
    text = "The “Federal Court” said “no”."
    noted = (Note(5, 18, "Bundesgericht"),)
    assert read(text, noted) == "The “<t0> Federal Court<t1> Bundesgericht<t2>” said “ no”."


@given(TEXTS)
def test_gaps_are_in_order_and_between_signs_that_say_something(text: str) -> None:
    found = gaps(text)
    assert found == sorted(set(found))
    assert all(0 < gap < len(text) and text[gap - 1].strip() and text[gap].strip() for gap in found)
    assert gaps(read(text)) == []


@given(TEXTS)
def test_only_blanks_are_put_in_and_words_find_their_way_back(text: str) -> None:
    annotated = annotate(text, (), gaps(text))
    assert annotated.text.replace(" ", "") == text.replace(" ", "")
    words = [found.span() for found in re.finditer(r"\S+", annotated.text)]
    for (start, end), word in plain_alignment(annotated, tuple((one, one) for one in words)):
        assert text[start:end] == annotated.text[slice(*word)]


def test_a_word_that_nothing_was_said_for_is_missed_though_its_mark_was_not() -> None:
    text = "They said “asylum was refused”."
    annotated = annotate(text, (), gaps(text))
    passed = [found.span() for found in re.finditer(r"asylum|was|refused”\.", annotated.text)]
    left = plain_unattended(annotated, passed, text)
    assert [text[start:end] for start, end in left] == ["“asylum", "was", "refused”."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("er „ geht“", "er „geht“"),
        ("« Mon mari», dit-elle", "«Mon mari», dit-elle"),
        ("„", "„"),
        ("“ Ora”", "“Ora”"),
    ],
)
def test_a_draft_s_opening_marks_close_up(text: str, expected: str) -> None:
    other = Draft(text + ".")
    draft = signs.closed(Draft(text, others=(other,)))
    assert (draft.text, draft.others[0].text) == (expected, expected + ".")


def test_words_behind_a_closed_mark_keep_their_alignment() -> None:
    draft = Draft(
        "er „ geht“ so", alignment=(((0, 2), (0, 2)), ((3, 9), (5, 10)), ((10, 12), (11, 13)))
    )
    closed = signs.closed(draft)
    assert [closed.text[slice(*target)] for _, target in closed.alignment] == ["er", "geht“", "so"]


def test_a_quoted_word_is_translated_as_the_word_that_it_is() -> None:
    """Close to its mark “Last” was “Nichtes”, and ‘ready’ „nicht“."""
    texts = [
        "“Last year we lived through one of our best moments.",
        "Syria 'ready' for refugees to return, says Foreign Minister",
    ]
    engine = engines.load("embedded", Options("en", "de"))
    drafts = [draft.text for draft in engine.translate([Request(text) for text in texts])]
    assert re.search("(?i)(letzt|vergangen)\\w+ Jahr", drafts[0])
    assert "bereit" in drafts[1]


def test_a_page_s_quotations_are_written_close() -> None:
    tasks = tuple(Task("", Segment(text)) for text in ("“Now he is free,” she said.", "A—b"))
    for language in ("de", "fr", "it"):
        result = drafting.work(Job("embedded", Options("en", language), tasks))
        assert not re.search(r"[„«]\s", result.texts[0])
