"""Drafts that contradict their sources give way to hypotheses that do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import checks, drafting
from localize.drafting import Job, Task, choosing, omissions
from localize.engines import Begun, Options
from localize.model import Draft, Match, Request, Segment, Span, Term, Wording

PAIR = Options("en", "de")
LAW = "In times of international tension, Switzerland grants asylum."
CLAUSE = "In times of international tension,"


def chosen(source: str, several: Sequence[str]) -> str:
    """Give the text that is chosen of a source's hypotheses, the best first."""
    first, *others = map(Draft, several)
    found = choosing.choose(Request(source), replace(first, others=tuple(others)), PAIR)
    assert not found.others
    return found.text


@pytest.mark.parametrize(
    ("source", "several", "wanted"),
    [
        (
            "It cost 12 million francs.",
            ["Es kostete 21 Millionen Franken.", "Es kostete 12 Millionen Franken."],
            1,
        ),
        (
            "On Monday Guy Parmelin met the president.",
            ["Er traf die Präsidentin.", "Guy traf sie.", "Guy Parmelin traf die Präsidentin."],
            2,
        ),
        ("It rained.", ["Es regnete.", "Es hat geregnet."], 0),
        ("It cost 12 million francs.", ["Es kostete viel Geld.", "Es war sehr teuer."], 0),
        ("On 12 May", ["", "Am 12. Mai"], 0),
        ("It cost 12 million francs.", ["Es kostete 21 Millionen Franken.", "12 Millionen", ""], 0),
    ],
)
def test_what_contradicts_its_source_gives_way_to_the_next_best_that_does_not(
    source: str, several: Sequence[str], wanted: int
) -> None:
    assert chosen(source, several) == several[wanted]


@given(st.lists(st.sampled_from(["12", "13", "Bern", "nicht", "„", "."]), max_size=8))
def test_what_is_chosen_is_one_of_the_hypotheses_and_never_worse(
    words: list[str],
) -> None:
    source = "On 12 May, Bern did not vote."
    several = [" ".join(words[place:]) or "Bern" for place in range(3)]
    text = chosen(source, several)
    weights = [checks.doubts(source, one, language="de", source_language="en") for one in several]
    assert text in several
    assert weights[several.index(text)] <= weights[0]


@pytest.mark.parametrize(
    ("draft", "weight"),
    [
        ("Am 12. Mai stimmte Bern nicht ab.", 0),
        ("Am 12. Mai stimmte Bern ab.", 1),
        ("Am 13. Mai stimmte Bern nicht ab.", 3),
        ("Am 13. Mai stimmte Bern ab.", 4),
    ],
)
def test_an_error_weighs_more_than_a_warning(draft: str, weight: int) -> None:
    source = "On 12 May, Bern did not vote."
    assert checks.doubts(source, draft, language="de", source_language="en") == weight


def test_a_narrow_search_is_not_widened_for_hypotheses() -> None:
    wanted = [choosing.asked(Request("x"), Options("en", "de", beam=n)) for n in (1, 3, 9)]
    assert [one.hypotheses for one in wanted] == [1, 3, choosing.HYPOTHESES]


def passed(source: str, part: str) -> tuple[Span, ...]:
    """Give the spans of a part's words in a source."""
    start = source.index(part)
    return tuple((start + one.start(), start + one.end()) for one in re.finditer(r"\S+", part))


class Searcher:
    """Searches with what it was given: drafts by width."""

    signature, takes_terms = "searcher", False

    def __init__(self, found: dict[int, list[Draft]]) -> None:
        self.found = found
        self.asked: list[Request] = []

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        self.asked += requests
        several = [self.found[one.hypotheses] for one in requests]
        return [replace(first, others=tuple(others)) for first, *others in several]

    def begin(self, requests: Sequence[Request]) -> Begun:
        return lambda: self.translate(requests)

    def score(self, requests: Sequence[Request]) -> list[float]:
        return [0.0 for _ in requests]


SHORT = Draft("Die Schweiz gewährt Asyl.", unattended=passed(LAW, CLAUSE))
WHOLE = Draft("In Zeiten internationaler Spannungen gewährt die Schweiz Asyl.")
SWISS = Draft("In Zeiten von Spannungen gewährt die Schweiz Asyl.")


def searched_again(draft: Draft, found: Sequence[Draft]) -> tuple[Draft, list[Request]]:
    """Give what becomes of a draft if a wider search finds others, and what was asked for."""
    searcher = Searcher({8: list(found)})
    drafts = {Request(LAW): draft}
    again = choosing.search_again(searcher, drafts, PAIR, lambda _, one: one)()
    return again[Request(LAW)], searcher.asked


def test_a_draft_that_left_a_clause_out_gives_way_to_one_that_did_not() -> None:
    found = choosing.choose(Request(LAW), replace(SHORT, others=(SHORT, WHOLE)), PAIR)
    assert found == WHOLE


def test_what_no_hypothesis_says_is_searched_for_more_widely() -> None:
    assert searched_again(SHORT, [SHORT, SWISS, WHOLE]) == (SWISS, [Request(LAW, hypotheses=8)])
    assert searched_again(WHOLE, [SHORT]) == (WHOLE, [])


def test_a_wider_search_that_finds_nothing_better_changes_nothing() -> None:
    assert searched_again(SHORT, [replace(SHORT, text="Die Schweiz gibt Asyl.")])[0] == SHORT


def test_what_a_wider_search_finds_is_mended_before_it_is_judged() -> None:
    source = "It cost 12 million francs."
    request, wrong = Request(source), Draft("Es kostete 21 Millionen Franken.")
    searcher = Searcher({8: [Draft("Es kostete 12 Millionen Franken im Mai 2024.")]})
    again = choosing.search_again(
        searcher,
        {request: wrong},
        PAIR,
        lambda _, one: replace(one, text=one.text.replace(" im Mai 2024", "")),
    )()
    assert again[request].text == "Es kostete 12 Millionen Franken."


@pytest.mark.parametrize(
    ("part", "letters"),
    [
        ("", 0),
        ("tension, Switzerland", 19),
        (CLAUSE, 30),
        ("asylum.", 7),
    ],
)
def test_an_omission_is_as_long_as_its_words(part: str, letters: int) -> None:
    draft = Draft("Asyl.", unattended=passed(LAW, part))
    assert omissions.letters(LAW, draft) == letters


def test_signs_between_words_neither_count_nor_end_an_omission() -> None:
    source = "The court – the highest one – ruled."
    assert omissions.letters(source, Draft("x", unattended=passed(source, "court – the"))) == 8
    apart = passed(source, "court") + passed(source, "the highest")
    assert omissions.letters(source, Draft("x", unattended=apart)) == 15


@given(st.text("ab –.", max_size=30), st.sets(st.integers(0, 29)))
def test_no_omission_is_longer_than_its_source_nor_there_without_a_word(
    source: str, starts: set[int]
) -> None:
    spans = tuple((start, start + 1) for start in sorted(starts))
    found = omissions.letters(source, Draft("x", unattended=spans))
    assert 0 <= found <= len(source)
    assert omissions.letters(source, Draft("x")) == 0


def test_what_no_search_says_is_told_with_the_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = Searcher({4: [SHORT], 8: [SHORT]})
    monkeypatch.setattr(drafting, "_engine", lambda _name, _options: searcher)
    task = Task("x.po", Segment(f"{LAW} <b1>{LAW}</b1>"))
    result = drafting.work(Job("x", PAIR, (task, Task("x.po", Segment("")))))
    assert result.omitted == (CLAUSE, "")


@pytest.mark.parametrize(("part", "told"), [(CLAUSE, CLAUSE), ("asylum.", ""), (LAW, LAW)])
def test_an_omission_is_told_in_its_own_words(part: str, told: str) -> None:
    assert omissions.told(LAW, Draft("Asyl.", unattended=passed(LAW, part))) == told


def test_a_term_that_a_draft_says_is_not_omitted() -> None:
    term = Term("international tension", {"de": Wording("internationale Spannung")})
    said = omissions.without(SHORT, [Match(term, 12, 33)])
    assert [LAW[start:end] for start, end in said.unattended] == ["In", "times", "of"]


def test_who_wants_the_fastest_search_gets_no_second_one() -> None:
    searcher = Searcher({})
    drafts = {Request(LAW): SHORT}
    fast = replace(PAIR, beam=1)
    assert choosing.search_again(searcher, drafts, fast, lambda _, one: one)() == drafts
    assert searcher.asked == []
