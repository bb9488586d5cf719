"""Accents of terms: a model may leave them off capitals: “Etat”, where the glossary has “État”."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from localize import glossary, languages
from localize.model import Draft, Match

_OWN_LETTERS = frozenset({"de"})
"""Languages in which marks make other words: of “Acker”, “Äcker” is the plural."""


def restore(draft: Draft, matches: Sequence[Match], language: str) -> Draft:
    """Give a draft with the accents of its terms' capitals, as the glossary writes them."""
    if languages.primary(language) in _OWN_LETTERS:
        return draft
    text = draft.text
    for found in glossary.places(matches, text, language):
        if found and found.span:
            start, end = found.span
            text = text[:start] + _accented(text[start:end], found.form) + text[end:]
    return replace(draft, text=text)


def _accented(said: str, form: str) -> str:
    """Give a text with the accents of a form's capitals, if it has the same letters."""
    if len(said) != len(form) or not all(map(_is_same, said, form)):
        return said
    pairs = zip(said, form, strict=True)
    return "".join(other.upper() if one.isupper() else one for one, other in pairs)


def _is_same(one: str, other: str) -> bool:
    """Tell whether two characters are the same letter, or no letters at all."""
    return _letter(one) == _letter(other) if one.isalpha() else not other.isalpha()


@lru_cache(maxsize=1 << 10)
def _letter(character: str) -> str:
    """Give a letter without its accents and case."""
    return unicodedata.normalize("NFD", character)[:1].casefold()
