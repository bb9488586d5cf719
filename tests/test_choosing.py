"""Drafts that contradict their sources give way to hypotheses that do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import checks
from localize.drafting import choosing
from localize.engines import Options
from localize.model import Draft, Request

PAIR = Options("en", "de")


class Dictionary:
    """An engine that knows some sentences, each with its hypotheses, the best first."""

    signature, takes_terms = "dictionary@1", False

    def __init__(self, said: Mapping[str, Sequence[str]]) -> None:
        self.said = said
        self.asked: list[Request] = []

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        self.asked += requests
        return [self.draft(one) for one in requests]

    def draft(self, request: Request) -> Draft:
        first, *others = self.said[request.text]
        return Draft(first, others=tuple(map(Draft, others[: request.hypotheses - 1])))


def chosen(said: Mapping[str, Sequence[str]]) -> tuple[list[str], list[str]]:
    """Give the texts that are chosen, and the sources that were asked for again."""
    engine = Dictionary(said)
    requests = [Request(text) for text in said]
    drafts = [Draft(several[0]) for several in said.values()]
    found = choosing.choose(engine, requests, drafts, PAIR)  # type: ignore[arg-type]
    return [one.text for one in found], [one.text for one in engine.asked]


def test_a_wrong_figure_or_a_lost_name_gives_way_to_the_next_best_that_has_it() -> None:
    said = {
        "It cost 12 million francs.": [
            "Es kostete 21 Millionen Franken.",
            "Es kostete 12 Millionen Franken.",
        ],
        "On Monday Guy Parmelin met the president.": [
            "Am Montag traf er die Präsidentin.",
            "Am Montag traf Amherd in Olten ein.",
            "Am Montag traf Guy Parmelin die Präsidentin.",
        ],
        "It rained.": ["Es regnete.", "Es hat geregnet."],
    }
    texts, asked = chosen(said)
    assert texts == [
        "Es kostete 12 Millionen Franken.",
        "Am Montag traf Guy Parmelin die Präsidentin.",
        "Es regnete.",
    ]
    assert asked == list(said)[:2]


def test_a_doubtful_draft_stays_if_the_others_are_no_better() -> None:
    said = {"It cost 12 million francs.": ["Es kostete viel Geld.", "Es war sehr teuer."]}
    assert chosen(said)[0] == ["Es kostete viel Geld."]


@given(st.lists(st.sampled_from(["12", "13", "Bern", "nicht", "„", "."]), max_size=8))
def test_what_is_chosen_is_one_of_the_hypotheses_and_never_worse(
    words: list[str],
) -> None:
    source = "On 12 May, Bern did not vote."
    several = [" ".join(words[place:]) or "Bern" for place in range(3)]
    (text,), _ = chosen({source: several})
    weights = [checks.doubts(source, one, language="de", source_language="en") for one in several]
    assert text in several
    assert weights[several.index(text)] == min(weights)


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


def test_an_empty_draft_is_not_asked_for_again() -> None:
    assert chosen({"On 12 May": [""]}) == ([""], [])
