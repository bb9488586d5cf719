"""Words that are no names of their own, and the established forms of places."""

from __future__ import annotations

import re
from functools import cache

from localize import languages
from localize.checks import lexicon
from localize.checks.spelling import fold

_WORD = re.compile(r"\w+")
_STEM = 5


@cache
def common() -> frozenset[str]:
    """Give English words that are translated, in small letters."""
    return lexicon.words("institutions", "en")


@cache
def places() -> dict[str, frozenset[str]]:
    """Give the other forms of a place's name by each of its forms, folded."""
    table: dict[str, set[str]] = {}
    for row in lexicon.rows("places"):
        forms = {fold(form) for form in row}
        for form in forms:
            table.setdefault(form, set()).update(forms)
    return {form: frozenset(forms) for form, forms in table.items()}


@cache
def country_words(tag: str) -> frozenset[str]:
    """Give the words of CLDR's names of countries and cities in a language, folded."""
    names = languages.place_names(tag).values()
    return frozenset(fold(word) for name in names for word in _WORD.findall(str(name)))


@cache
def nations(tag: str) -> frozenset[str]:
    """Give the beginnings of the names of countries and languages."""
    names = (*languages.place_names(tag).values(), *languages.language_names(tag).values())
    words = (word for name in names for word in _WORD.findall(str(name).lower()))
    return frozenset(
        part
        for word in words
        for part in (word[:_STEM], word[: _STEM - 1] + "i", word[: _STEM - 1] + "e")
    )
