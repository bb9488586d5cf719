"""Accents of terms: a model may leave them off capitals: “Etat”, where the glossary has “État”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from localize import glossary, languages
from localize.model import Draft, Match

_LANGUAGES = frozenset({"fr", "it"})
"""Languages in which accents are left off capitals; elsewhere they make other words."""

_WORD = re.compile(r"[^\W\d_]+")
_FREE = re.compile(r"(?<![\w./@-])[^\W\d_]+(?![\w@/]|\.\w)")
"""A word that is no part of an address."""

_SHORTEST = 4
_PLURALS = ("", "s", "x")


def restore(draft: Draft, matches: Sequence[Match], language: str) -> Draft:
    """Give a draft whose words have the capitals' accents that its terms' words have.

    What one term writes with and another one without is left alone.
    """
    if languages.primary(language) not in _LANGUAGES:
        return draft
    words = {word for match in matches for word in _words(match, language)}
    capitals = {bare: word[0].upper() for word in words for bare in _bare(word)}
    capitals = {bare: one for bare, one in capitals.items() if bare not in words}
    if not capitals:
        return draft
    return replace(draft, text=_FREE.sub(lambda found: _accented(found[0], capitals), draft.text))


def _words(match: Match, language: str) -> Iterator[str]:
    """Give the words of a term's forms, in small letters."""
    wording = glossary.wording(match.term, language)
    for form in wording.forms if wording else ():
        yield from _WORD.findall(unicodedata.normalize("NFC", form).lower())


def _bare(word: str) -> Iterator[str]:
    """Give a word that begins with an accent, and its plurals, without it; none of another word."""
    first = unicodedata.normalize("NFD", word[0])
    if len(first) > 1 and len(word) >= _SHORTEST:
        for ending in _PLURALS:
            yield first[0] + word[1:] + ending


def _accented(word: str, capitals: Mapping[str, str]) -> str:
    capital = capitals.get(word.lower()) if word[0].isupper() else None
    return capital + word[1:] if capital else word
