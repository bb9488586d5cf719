"""Titles before names, told to the embedded engine where its text would mislead it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import engines
from localize.engines import Options, embedded, titles
from localize.model import Match, Request, Term, Wording


def told(text: str, language: str = "it") -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.wanted) for one in titles.told(text, language)]


PLIBERSEK = (
    "“The Government has come up with an emergency rescue package we believe will address "
    "the unique challenges faced by the state,” Ms Plibersek said today."
)
MAN, WOMAN = "il sig.", "la sig.ra"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mr Blum and Ms. Rossi", [("Mr", MAN), ("Ms.", WOMAN)]),
        ("“Mrs Élodie Favre’s car”", [("Mrs", WOMAN)]),
        ("Mr. Özil, Mr\u00a0al-Assad", [("Mr.", MAN), ("Mr", MAN)]),
        ("Ms von der Leyen, Mr de Villepin", [("Ms", WOMAN), ("Mr", MAN)]),
        ("Mr and Mrs Brown", [("Mr", MAN), ("Mrs", WOMAN)]),
        ("Mr. & Mrs. Brown", [("Mr.", MAN), ("Mrs.", WOMAN)]),
        ("Mr Chairez, Ms Lordon", [("Mr", MAN), ("Ms", WOMAN)]),
    ],
)
def test_a_title_with_a_name_is_told(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Mr President, the vote is over.", "Ms Justice Adams", "Mr and so on", "MS Excel",
        "the Mr", "10 ms later", "HMs Court", "x.Mr Adams", "Mr\nAdams", "mr Adams",
        "Mr Mayor", "Madam or Mr Vice-President", "Mr Attorney General", "Ms Magazine",
        "Ms Chairwoman", "Mr Foreman", "Mr Director General",
    ],
)  # fmt: skip
def test_what_is_no_title_before_a_name_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_only_languages_that_it_helps_are_told() -> None:
    assert told("Mr Adams", "de") == told("Mr Adams", "pt") == []
    assert told("Mr Adams", "fr") == [("Mr", "M.")]


@given(
    st.lists(
        st.sampled_from(["Mr", "Mrs.", "Ms", "Adams", "von", "and", "Özil", ",", "\n", "President"])
    ).map(" ".join)
)
def test_titles_are_in_order_and_apart(text: str) -> None:
    last = 0
    for one in titles.told(text, "it"):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "Mr. Fields said that people underestimated the street.", "Il sig. Fields"),
        (
            "it",
            "Mr Smith and Mrs Brown were married in 2010.",
            "Il sig. Smith e la sig.ra Brown",
        ),
        ("it", "Mr Smith said no.", "Il sig. Smith"),
        (
            "fr",
            PLIBERSEK,
            "Mme Plibersek",
        ),
    ],
)
def test_who_is_meant_is_kept(language: str, text: str, wanted: str) -> None:
    engine = engines.load("embedded", Options("en", language))
    assert wanted in engine.translate([Request(text)])[0].text


def test_who_is_called_honourable_by_the_glossary_is() -> None:
    term = Term("T1", {"en": Wording(("honourable",)), "it": Wording(("onorevole",))})
    match = Match(term, 4, 14, "honourable", "en")
    engine = engines.load("embedded", Options("en", "it"))
    draft = engine.translate([Request("The honourable Rossi asked for a vote.", (match,))])[0]
    assert "onorevole" in draft.text


def test_a_term_goes_before_a_title() -> None:
    text = "The judge asked Mr Adams."
    term = Term("T1", {"en": Wording(("Mr Adams",)), "it": Wording(("dottor Adams",))})
    engine = embedded.load(Options("en", "it"))
    asked = engine._ask(Request(text, (Match(term, 16, 24, "Mr Adams", "en"),)))
    assert asked.words.text == "The judge asked<t0> Mr Adams<t1> dottor Adams<t2>."
