"""Expressions: found in aligned text, tried out with a model, written into its text like terms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.engines import Begun, expressions
from localize.engines.annotation import annotate
from localize.model import Draft, Request
from localize.training import alignment, trials, words
from localize.training import expressions as learning
from localize.training.corpus import Pair
from localize.training.expressions import Candidate

KNOWN = {
    "electoral register": "Stimmregister",
    "grey list": "graue Liste",
    "grey list of states": "graue Staatenliste",
}
TEXTS = st.lists(
    st.sampled_from(
        ["Electoral", "electoral", "register", "grey", "list", "of", "states", "-", ",", "’s", "’"]
    )
).map(" ".join)


def told(text: str) -> list[str]:
    return [text[one.start : one.end] for one in expressions.told(text, KNOWN)]


# Writing them into a text


def test_an_expression_is_written_like_a_term() -> None:
    text = "Electoral register open"
    noted = expressions.told(text, KNOWN)
    assert annotate(text, noted).text == "<t0> Electoral register<t1> Stimmregister<t2> open"


def test_the_longest_expression_is_told_once() -> None:
    assert told("The grey list of states, and the grey list.") == [
        "grey list of states",
        "grey list",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "electoral, register", "electoral  register", "electoral\nregister",
        "non-electoral register", "electoral register-office", "electoral register's",
        "the electoral’s register",
        "electoral-register", "electoral registers", "electoral register2", "_electoral register",
    ],
)  # fmt: skip
def test_other_words_and_parts_of_words_are_left_alone(text: str) -> None:
    assert told(text) == []


@given(TEXTS)
def test_expressions_are_told_in_order_and_apart(text: str) -> None:
    found = list(expressions.told(text, KNOWN))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(KNOWN[text[one.start : one.end].lower()] == one.wanted for one in found)
    assert not list(expressions.told(text, {}))


# Finding them


def line(source: str, target: str) -> alignment.Linked:
    """A pair of sentences around two texts, linked word for word."""
    pair = Pair(f"{COMMON} {source} ", f"{COMMON} {target} ")
    count = len(words.split(pair.source))
    return pair, tuple((place, place) for place in range(count))


COMMON = "1 2 3"
OFTEN = [(Pair(word, word), ()) for number in range(150) for word in [f"w{number}"] * 30]
"""The commonest words of a text are no expression's first or last."""


VOUCHED = (("grey", "grau"), ("list", "Liste"), ("black", "schwarz"), ("grey", "g"), ("list", "L"))
ELSEWHERE = [(Pair(one, other), ((0, 0),)) for one, other in VOUCHED] * 2
"""What stands for each word by itself."""


def found(*lines: alignment.Linked) -> dict[str, str]:
    candidates = learning.candidates(lambda: [*OFTEN, *ELSEWHERE, *lines], "de", 1)
    return {text: one.wanted for text, one in candidates.items()}


def test_what_is_told_alike_is_an_expression() -> None:
    lines = [line(f"Grey list w{n}", f"grauen Liste w{n}") for n in range(3)]
    assert found(*lines) == {"grey list": "grauen Liste"}
    assert found(*lines[1:]) == {}


def test_forms_of_the_same_words_count_together_and_the_commonest_is_told() -> None:
    lines = [line("grey list", f"{form} Liste") for form in ("graue", "grauen", "graue")]
    assert found(*lines) == {"grey list": "graue Liste"}


def test_what_is_told_in_many_ways_is_none() -> None:
    ways = ["graue Liste", "schlimme Aufzählung", "dunkles Verzeichnis", "trübe Tabelle"]
    assert found(*(line("grey list", way) for way in ways)) == {}


def test_what_begins_with_a_common_word_is_none() -> None:
    lines = [line("w1 list", "graue Liste"), line("grey w2", "graue Liste")] * 3
    assert found(*lines) == {}
    assert found(*[line("grey list", "graue w3")] * 3) == {}


def test_what_says_more_or_far_less_is_none() -> None:
    pair = Pair(f"{COMMON} grey list", f"{COMMON} lange graue Liste")
    linked = [(pair, ((0, 0), (1, 1), (2, 2), (3, 3), (3, 4), (4, 5)))] * 3
    assert found(*linked) == {}
    assert found(*[line("grey list", "graue Liste")] * 3) == {"grey list": "graue Liste"}
    assert found(*[line("grey list", "g L")] * 3) == {}


def test_words_that_stand_for_none_of_its_own_elsewhere_are_no_translation() -> None:
    lines = [line("grey list", "graue Zahlen")] * 3
    assert found(*lines) == {}
    numbers = (Pair("list", "Zahl"), ((0, 0),))
    assert found(*lines, numbers) == {}
    assert found(*lines, numbers, numbers) == {"grey list": "graue Zahlen"}


def test_a_compound_of_its_own_is_one() -> None:
    pair = Pair(f"{COMMON} grey list", f"{COMMON} Grauliste")
    linked = (pair, ((0, 0), (1, 1), (2, 2), (3, 3), (4, 3)))
    assert found(*[linked] * 3) == {"grey list": "Grauliste"}


def test_of_too_many_those_seen_most_often_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "_MOST", 1)
    seldom, often = line("black list", "schwarze Liste"), line("grey list", "graue Liste")
    assert found(*[seldom] * 3, *[often] * 4) == {"grey list": "graue Liste"}


def test_parts_of_compounds_are_none() -> None:
    assert found(*[line("grey list-", "graue Liste-")] * 3) == {}
    assert found(*[line("grey, list", "graue, Liste")] * 3) == {}


def test_what_stays_as_it_is_needs_no_telling() -> None:
    assert found(*[line("Grey List", "grey list")] * 3) == {}


def test_examples_are_pairs_that_have_it() -> None:
    lines = [line(f"grey list w{n}", f"graue Liste w{n}") for n in range(9)]
    candidates = learning.candidates(lambda: [*OFTEN, *ELSEWHERE, *lines], "de", 1)
    again = learning.candidates(lambda: [*OFTEN, *ELSEWHERE, *lines], "de", 1)
    assert candidates == again
    samples = candidates["grey list"].samples
    assert len(set(samples)) == 3
    assert set(samples) <= {pair for pair, _ in lines}


# Trying them out


class Obedient:
    """An engine that writes what it is told at the text's end, and knows one expression itself."""

    signature = "obedient"
    takes_terms = True

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        return self.begin(requests)()

    def begin(self, requests: Sequence[Request]) -> Begun:
        return lambda: [Draft(self._draft(request)) for request in requests]

    def score(self, requests: Sequence[Request]) -> list[float]:
        return [0.0 for _ in requests]

    def _draft(self, request: Request) -> str:
        said = [match.term.wordings["de"].forms[0] for match in request.terms]
        known = ["graue Liste"] if "grey list" in request.text else []
        return " ".join(["Das ist", *known, *said])


def test_what_helps_is_kept_and_nothing_else() -> None:
    def candidate(source: str, wanted: str, reference: str) -> Candidate:
        return Candidate(wanted, (Pair(source, reference),))

    candidates = {
        "grey list": candidate("a grey list", "graue Liste", "Das ist eine graue Liste"),
        "electoral register": candidate(
            "The Electoral register", "Stimmregister", "Das ist das Stimmregister"
        ),
        "black sheep": candidate("black sheep", "Schaf", "Das ist ein Außenseiter"),
    }
    said: list[str] = []
    helpful = trials.helpful(candidates, Obedient(), "de", said.append)
    assert helpful == {"electoral register": "Stimmregister"}
    assert said == [
        "de: trying 3 expressions on 3 examples",
        "de: drafting 2 again with what they lack",
    ]


def test_no_candidates_are_no_trouble() -> None:
    assert trials.helpful({}, Obedient(), "de", str) == {}
