"""Text as terms are compared: one kind of apostrophe, hyphen and space; case and ß folded."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SAME = {
    **dict.fromkeys(map(ord, "’‘ʼ＇`´"), "'"),
    **dict.fromkeys(map(ord, "‐‑﹣－"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f\t\r\n"), " "),
}
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c"))
_UNSEEN |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@dataclass(frozen=True, slots=True)
class Folded:
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
    text = text.translate(_SAME)
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_UNSEEN))


@lru_cache(maxsize=1 << 8)
def trace(text: str) -> Folded:
    """Fold a text and remember where its characters come from."""
    cased = text.translate(_SAME)
    if cased.isascii():
        return Folded(cased, cased.lower())
    folded = fold(cased)
    if len(folded) == len(cased) == len(plain(cased)) and unicodedata.is_normalized("NFC", cased):
        return Folded(cased, folded)
    return _trace(cased)


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
