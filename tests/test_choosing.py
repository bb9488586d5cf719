"""Drafts that contradict their sources give way to hypotheses that do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import checks
from localize.drafting import choosing
from localize.engines import Options
from localize.model import Draft, Request

PAIR = Options("en", "de")


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
