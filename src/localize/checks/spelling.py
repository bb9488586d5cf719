"""Spellings of names: folded, by their consonants, and slips that are no spelling at all."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_STEM = 5
_SPELLINGS = (
    ("ph", "f"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "k"),
    ("qu", "k"),
    ("ck", "k"),
    ("c", "k"),
    ("tz", "z"),
    ("z", "s"),
    ("v", "f"),
    ("x", "ks"),
    ("dj", "j"),
)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Give a word in small letters, without accents."""
    if word.isascii():
        return word.lower()
    lower = word.lower().replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    return "".join(
        sign for sign in unicodedata.normalize("NFD", lower) if not unicodedata.combining(sign)
    )


@lru_cache(maxsize=1 << 12)
def skeleton(folded: str) -> str:
    """Give a name's consonants as most languages would spell them."""
    for pattern, sign in _SPELLINGS:
        folded = folded.replace(pattern, sign)
    return re.sub(r"[aeiouyhjw]|(.)(?=\1)", "", folded)


def is_slip(one: str, two: str, *, is_own: bool) -> bool:
    """Tell whether letters are swapped, or one is another; a swap is no translation of anything."""
    if len(one) == len(two) and one[-1] == two[-1] and sorted(one) == sorted(two):
        return True
    return is_own and len(one) > _STEM and skeleton(one) != skeleton(two) and _is_near(one, two)


def _is_near(one: str, two: str) -> bool:
    """Tell whether one letter is another, or is missing, inside the words and not at their end."""
    start = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    tails = {
        (one[start + 1 :], two[start + 1 :]),
        (one[start:], two[start + 1 :]),
        (one[start + 1 :], two[start:]),
    }
    return any(a == b and len(a) > 1 for a, b in tails)
