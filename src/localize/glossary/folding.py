"""Text as terms are compared: one kind of apostrophe, hyphen and space; case and ß folded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_SAME = {
    **dict.fromkeys("’‘ʼ＇`´", "'"),
    **dict.fromkeys("‐‑﹣－", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\t\r\n", " "),
}
_OTHER = re.compile(f"[{''.join(_SAME)}]")
"""Signs that are written as others; `str.translate` takes ten times as long where umlauts are."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u061c\u202a-\u202e\u2066-\u2069]")


class Folded(NamedTuple):
    """A text with its case kept (`cased`) and folded, and where its characters come from.

    Character i comes from `places[i]` of the text, and the last place is the text's length;
    `places` is empty where nothing has moved.
    """

    cased: str
    text: str
    places: Sequence[int] = ()

    def place(self, index: int) -> int:
        """Give the place in the original text of a folded text's index."""
        return self.places[index] if self.places else index


@lru_cache(maxsize=1 << 12)
def fold(text: str) -> str:
    """Give a text's folded form: composed, without invisible characters, ß as ss."""
    return plain(text).casefold()


@lru_cache(maxsize=1 << 12)
def plain(text: str) -> str:
    """Give a text with one kind of apostrophe, hyphen and space, its case kept."""
    text = _unified(text)
    return text if text.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", text))


@lru_cache(maxsize=1 << 8)
def trace(text: str) -> Folded:
    """Fold a text and remember where its characters come from."""
    cased = _unified(text)
    if cased.isascii():
        return Folded(cased, cased.lower())
    folded = fold(cased)
    if len(folded) == len(cased) == len(plain(cased)) and unicodedata.is_normalized("NFC", cased):
        return Folded(cased, folded)
    return _trace(cased)


def _unified(text: str) -> str:
    return _OTHER.sub(lambda found: _SAME[found[0]], text)


def _trace(text: str) -> Folded:
    """Fold character by character, a letter together with its combining accents."""
    cased: list[str] = []
    folded: list[str] = []
    places: list[int] = []
    for start, end in _clusters(text):
        composed = plain(text[start:end])
        lower = composed.casefold()
        cased.append(composed.ljust(len(lower), "\0") if lower else "")
        folded.append(lower)
        places += [start] * len(lower)
    return Folded("".join(cased), "".join(folded), [*places, len(text)])


def _clusters(text: str) -> list[tuple[int, int]]:
    starts = [i for i, character in enumerate(text) if not unicodedata.combining(character)]
    if text and (not starts or starts[0] != 0):
        starts.insert(0, 0)
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
