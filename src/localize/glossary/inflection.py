"""Forms of one word told by their endings: quick, and right for nearly all terms.

Two words are taken for one if they share a stem. These are no linguist's stems: all that might be
one are tried (`Kanton` may be `Kanto` in a case with -n), and a glossary's words stay apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from localize.glossary.folding import fold

_SHORTEST = 3
_GERMAN_ENDINGS = ("innen", "ern", "ens", "em", "en", "er", "es", "um", "e", "n", "s")
_ITALIAN = re.compile(r"(?<=..)(h?[aeio]+)$")


@lru_cache(maxsize=1 << 16)
def stems(word: str, language: str) -> frozenset[str]:
    """Give what may be a word's stem; short words and unknown languages have the word alone."""
    folded = fold(word)
    rule = RULES.get(language)
    return rule(folded) if rule and len(folded) > _SHORTEST else frozenset({folded})


def without_accents(text: str) -> str:
    """Give a text without its accents and umlauts."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _german(word: str) -> frozenset[str]:
    """Take endings off, and the umlaut of the plural: `bundesräte` → `bundesrat`."""
    plain = without_accents(word)
    found = {
        plain.removesuffix(ending) + ("in" if ending == "innen" else "")
        for ending in _GERMAN_ENDINGS
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST
    }
    return frozenset({plain, *found})


def _french(word: str) -> frozenset[str]:
    """Take plural and feminine off: `conseillères` → `conseiller`, `fédéraux` → `federal`."""
    plain = re.sub(r"aux$", "al", without_accents(word))
    return frozenset({re.sub(r"e*[sx]?$", "", plain) or plain})


def _italian(word: str) -> frozenset[str]:
    """Take the last vowels off: `banche` → `banc`, `procuratrice` → `procurator`."""
    plain = re.sub(r"tric[ei]$", "tore", without_accents(word))
    return frozenset({_ITALIAN.sub("", plain)})


def _english(word: str) -> frozenset[str]:
    """Take the plural off: `parties` → `party`."""
    return frozenset({re.sub(r"ies$", "y", word), re.sub(r"(?<!s)s$", "", word)})


RULES: Mapping[str, Callable[[str], frozenset[str]]] = {
    "de": _german,
    "en": _english,
    "fr": _french,
    "it": _italian,
}
"""The languages whose endings are known, by primary tag."""
