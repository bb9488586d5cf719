"""A term's form in a translation, in the number that its source has."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize import glossary

ROOT = Path(__file__).parents[2]
TERMS = glossary.load([ROOT / "glossaries" / "swiss-law-and-politics.csv"])


def numbered(text: str, source: str, language: str) -> str:
    """Give the form of the first term of a text about Switzerland."""
    found = next(iter(glossary.match([text, "Switzerland, Schweiz"], TERMS, source)))
    return glossary.numbered(found[0], language)[0]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Two cantons agreed.", "fr", "cantons"),
        ("One canton agreed.", "fr", "canton"),
        ("The canton's law is new.", "it", "Cantone"),
        ("Asylum seekers came.", "fr", "requérants d'asile"),
    ],
)
def test_a_term_has_its_sources_number(text: str, language: str, wanted: str) -> None:
    assert numbered(text, "en", language) == wanted


def test_a_german_genitive_is_no_plural() -> None:
    assert numbered("Das Gesetz des Kantons ist klar.", "de", "fr") == "canton"
