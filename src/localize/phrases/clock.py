"""English times of day as another language writes them: 2 p.m. → 14 Uhr."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from localize.languages import primary
from localize.phrases.choices import Fixed
from localize.phrases.tokens import Token

_TIME = re.compile(r"(1[0-2]|[1-9])(?:[:.]([0-5]\d))?")
_HALVES = (("am",), ("pm",), ("a", ".", "m", "."), ("p", ".", "m", "."))
_HALF_A_DAY = 12


def find(tokens: Sequence[Token], target: str) -> Iterator[Fixed]:
    """Give the times with a.m. or p.m.; a stop that also ends the sentence is left to it."""
    for place, token in enumerate(tokens):
        found = _TIME.fullmatch(token.text)
        half = _half(tokens, place + 1) if found else None
        if found and half:
            hour = int(found[1]) % _HALF_A_DAY + (_HALF_A_DAY if half[0] == "p" else 0)
            ends = len(half) > 1 and place + 1 + len(half) == len(tokens)
            last = place + 1 + len(half) - ends
            yield Fixed(place, last, (_write(hour, found[2] or "", primary(target)),))


def _half(tokens: Sequence[Token], place: int) -> tuple[str, ...] | None:
    """Give the tokens of a.m. or p.m. if they stand at a place."""
    for half in _HALVES:
        if tuple(one.text.lower() for one in tokens[place : place + len(half)]) == half:
            return half
    return None


def _write(hour: int, minutes: str, language: str) -> str:
    if language == "de":
        return f"{hour}.{minutes} Uhr" if minutes else f"{hour} Uhr"
    if language == "fr":
        return f"{hour} h {minutes}".rstrip()
    return f"{hour}.{minutes or '00'}"
