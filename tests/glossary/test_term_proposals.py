from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localize.glossary.alignment import Aligned, align
from localize.glossary.proposals import propose
from localize.model import Term

ARTICLE = [
    "The Board of Appeal met. A board member said nothing.",
    "On Monday the Board of Appeal refused the free trade agreement.",
    "A free trade agreement needs the Federal Council, and the free trade agreement is old.",
]
PAIRS = [
    ("The free trade agreement is old.", "Das Freihandelsabkommen ist alt."),
    ("A free trade agreement helps.", "Ein Freihandelsabkommen hilft."),
    ("The board met.", "Der Rat tagte."),
    ("It is old.", "Es ist alt."),
]


def forms(terms: tuple[Term, ...], *texts: str, language: str = "en") -> list[str]:
    return [one.form for one in propose([texts], terms, language)]


def test_names_and_phrases_are_proposed_and_known_terms_are_not(terms: tuple[Term, ...]) -> None:
    assert forms(terms, *ARTICLE) == ["free trade agreement", "Board of Appeal"]


def test_articles_are_counted(terms: tuple[Term, ...]) -> None:
    found = propose([ARTICLE, ARTICLE[:1]], terms, "en")
    assert {one.form: (one.count, one.articles) for one in found}["Board of Appeal"] == (3, 2)


def test_a_known_term_is_left_out_in_its_forms_and_inside_longer_ones(
    terms: tuple[Term, ...],
) -> None:
    known = ["Asylum seekers of the Federal Administrative Court."] * 3
    assert "asylum seekers" not in [form.lower() for form in forms(terms, *known)]
    assert "Administrative Court" not in forms(terms, *known)


def test_german_compounds_are_proposed() -> None:
    texts = ["Das Freihandelsabkommen ist alt, ein Freihandelsabkommen hilft."]
    assert forms((), *texts, language="de") == ["Freihandelsabkommen"]


def test_phrases_with_prepositions_are_proposed_where_a_language_needs_them() -> None:
    text = "la clause de sauvegarde, une clause de sauvegarde et la clause de sauvegarde"
    assert forms((), text, language="fr") == ["clause de sauvegarde"]


def test_reviewed_translations_tell_what_a_term_is_called() -> None:
    assert align("free trade agreement", PAIRS, "de") == Aligned("Freihandelsabkommen", 2, 1.0)
    assert align("board", PAIRS, "de") is None
    assert align("nothing", PAIRS, "de") is None


@given(texts=st.lists(st.text()), language=st.sampled_from(["en", "de", "fr", "it", "ja"]))
def test_what_is_proposed_stands_in_the_text(texts: list[str], language: str) -> None:
    for one in propose([texts], (), language, least=1):
        assert any(one.form in text for text in texts)
        assert one.count >= 1
