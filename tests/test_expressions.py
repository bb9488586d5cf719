"""Expressions: found in aligned text, read beside weights, written into a text like terms."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import engines
from localize.engines import Options, embedded, expressions, rare
from localize.engines.annotation import annotate
from localize.model import Match, Request, Term, Wording
from localize.training import alignment, reversals, words
from localize.training import expressions as learning
from localize.training.corpus import Pair

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


VOUCHED = {
    "grey": ("grau", "g", "Graue", "GRAUE"),
    "list": ("Liste", "L", "LISTE"),
    "black": ("schwarz",),
}
ELSEWHERE = [(Pair(one, word), ((0, 0),)) for one, some in VOUCHED.items() for word in some] * 2
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


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("grey list", "nicht Liste"), ("not list", "grau Liste"), ("six list", "grau Liste"),
        ("grey without list", "grau ohne Liste"), ("grey list", "sechs Liste"),
    ],
)  # fmt: skip
def test_what_denies_or_counts_is_never_told(source: str, target: str) -> None:
    assert not reversals.is_safe(source, target, "de")
    assert reversals.is_safe("grey list", "graue Liste", "de")
    assert found(*[line(source, target)] * 3) == {}


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("untrusted sources", "vertrauenswürdigen Quellen"),
        ("insufficient attention", "genügend Aufmerksamkeit"),
        ("grey list", "unbekannte Liste"), ("stateless persons", "Personen"),
        ("decrease in value", "Wertschöpfung"), ("unable to decide", "Lage zu entscheiden"),
        ("danish minister", "dänische Ministerin"), ("managing board", "Direktorin"),
    ],
)  # fmt: skip
def test_what_may_turn_a_fact_round_is_never_told(source: str, wanted: str) -> None:
    assert not reversals.is_safe(source, wanted, "de")


def test_capitals_are_a_headings() -> None:
    assert found(*[line("GREY LIST", "GRAUE LISTE")] * 3) == {}
    assert found(*[line("GREY LIST", "Graue Liste")] * 3) == {"grey list": "Graue Liste"}


def test_examples_are_pairs_that_have_it() -> None:
    lines = [line(f"grey list w{n}", f"graue Liste w{n}") for n in range(9)]
    candidates = learning.candidates(lambda: [*OFTEN, *ELSEWHERE, *lines], "de", 1)
    again = learning.candidates(lambda: [*OFTEN, *ELSEWHERE, *lines], "de", 1)
    assert candidates == again
    samples = candidates["grey list"].samples
    assert len(set(samples)) == 3
    assert set(samples) <= {pair for pair, _ in lines}


# Those that ship


@pytest.mark.parametrize("language", ["de", "fr", "it"])
def test_the_expressions_that_ship_are_words_in_small_letters(language: str) -> None:
    shipped = rare.read(embedded.FOLDER / expressions.FILE, language)
    assert len(shipped) > 5_000
    for text, wanted in shipped.items():
        assert text == text.lower()
        assert 2 <= len(text.split(" ")) <= expressions.LONGEST
        assert all(word.isalpha() for word in text.split(" "))
        assert wanted.strip() == wanted
        assert reversals.is_safe(text, wanted, language)


REGISTER = "The electoral register is available for inspection."


def test_an_expression_that_ships_comes_out_right() -> None:
    engine = engines.load("embedded", Options("en", "de"))
    assert "Stimmregister" in engine.translate([Request(REGISTER)])[0].text


def test_who_is_unwilling_stays_so() -> None:
    text = "The state is unwilling or unable to protect the applicant."
    draft = engines.load("embedded", Options("en", "de")).translate([Request(text)])[0].text
    assert "nicht" in draft or "un" in draft.lower()
    assert "willens oder in der Lage, den" not in draft
    assert "willens" not in draft.replace("nicht willens", "")


def test_a_term_of_the_glossary_is_stronger() -> None:
    term = Term("T1", {"en": Wording(("register",)), "de": Wording(("Verzeichnis",))})
    start = REGISTER.index("register")
    request = Request(REGISTER, (Match(term, start, start + 8, "register", "en"),))
    engine = engines.load("embedded", Options("en", "de"))
    text = engine.translate([request])[0].text
    assert "Stimmregister" not in text
