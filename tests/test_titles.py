"""Titles before names, told to the embedded engine where its text would mislead it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import engines
from localize.engines import Options, titles
from localize.model import Match, Request, Term, Wording


def told(text: str, language: str = "it") -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.wanted) for one in titles.told(text, language)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mr Blum and Ms. Rossi", [("Mr", "signor"), ("Ms.", "signora")]),
        ("“Mrs Élodie Favre’s car”", [("Mrs", "signora")]),
        ("Mr. Özil", [("Mr.", "signor")]),
    ],
)
def test_a_title_with_a_name_is_told(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Mr President, the vote is over.", "Ms Justice Adams", "Mr and so on", "MS Excel",
        "the Mr", "10 ms later", "HMs Court", "x.Mr Adams", "Mr\nAdams", "mr Adams",
    ],
)  # fmt: skip
def test_what_is_no_title_before_a_name_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mr. O’Brien’s car", ("Mr. O’Brien", "Herr O’Brien")),
        ("Ms Anne-Marie Rossi said", ("Ms Anne-Marie Rossi", "Frau Anne-Marie Rossi")),
        ("Mr Smiths' car", ("Mr Smiths", "Herr Smiths")),
    ],
)
def test_german_is_told_titles_with_their_names(text: str, wanted: tuple[str, str]) -> None:
    assert told(text, "de") == [wanted]


def test_a_language_that_is_not_known_is_told_nothing() -> None:
    assert told("Mr Adams", "pt") == []


@given(st.text(alphabet="MrsAé. \n-", max_size=30))
def test_titles_are_in_order_and_apart(text: str) -> None:
    last = 0
    for one in titles.told(text, "fr"):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@pytest.mark.parametrize(
    ("language", "wanted"), [("it", "signora Plibersek"), ("fr", "Mme Plibersek")]
)
def test_a_woman_stays_one(language: str, wanted: str) -> None:
    engine = engines.load("embedded", Options("en", language))
    text = "The Government has a plan, Ms Plibersek said today."
    assert wanted in engine.translate([Request(text)])[0].text


def test_nobody_becomes_a_member_of_parliament() -> None:
    engine = engines.load("embedded", Options("en", "it"))
    draft = engine.translate([Request("Mr. Fields said that people underestimated the street.")])
    assert "onorevole" not in draft[0].text.lower()
    assert "signor Fields" in draft[0].text


def test_no_english_title_stays() -> None:
    engine = engines.load("embedded", Options("en", "de"))
    draft = engine.translate([Request("It was a bar, Mr. Adams said.")])[0]
    assert "Herr Adams" in draft.text


def test_who_is_called_honourable_by_the_glossary_is() -> None:
    term = Term("T1", {"en": Wording(("member",)), "it": Wording(("onorevole",))})
    match = Match(term, 4, 10, "member", "en")
    engine = engines.load("embedded", Options("en", "it"))
    draft = engine.translate([Request("The member asked for a vote.", (match,))])[0]
    assert "onorevole" in draft.text


def test_a_term_goes_before_a_title() -> None:
    text = "The judge asked Mr Adams."
    term = Term("T1", {"en": Wording(("Mr Adams",)), "it": Wording(("dottor Adams",))})
    engine = engines.load("embedded", Options("en", "it"))
    draft = engine.translate([Request(text, (Match(term, 16, 24, "Mr Adams", "en"),))])[0]
    assert "dottor Adams" in draft.text
