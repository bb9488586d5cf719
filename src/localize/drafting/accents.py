"""Accents of terms: a model may leave them off capitals: “Etat”, where the glossary has “État”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from localize import glossary, languages
from localize.model import Draft, Match

_LANGUAGES = frozenset({"es", "fr", "it", "pt"})
"""Languages in which accents are left off capitals; elsewhere they make other letters."""

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
_PLURALS = ("", "s", "x")


def restore(draft: Draft, matches: Sequence[Match], language: str) -> Draft:
    """Give a draft whose words have the capitals' accents that its terms' words have."""
    if languages.primary(language) not in _LANGUAGES:
        return draft
    capitals = {bare: capital for match in matches for bare, capital in _known(match, language)}
    if not capitals:
        return draft
    return replace(draft, text=_WORD.sub(lambda found: _accented(found[0], capitals), draft.text))


def _known(match: Match, language: str) -> Iterator[tuple[str, str]]:
    """Give a term's words that begin with an accent, without it, and their first letter."""
    wording = glossary.wording(match.term, language)
    for form in wording.forms if wording else ():
        for word in _WORD.findall(unicodedata.normalize("NFC", form)):
            first = unicodedata.normalize("NFD", word[0])
            if len(first) > 1 and len(word) >= _SHORTEST:
                for ending in _PLURALS:
                    yield (first[0] + word[1:] + ending).lower(), word[0].upper()


def _accented(word: str, capitals: dict[str, str]) -> str:
    capital = capitals.get(word.lower()) if word[0].isupper() else None
    return capital + word[1:] if capital else word
