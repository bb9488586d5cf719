"""Words, figures and signs of a text, with what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORD = re.compile(
    r"\d+(?:[.,:'’\u00a0\u202f ](?=\d{3}(?!\d))\d+|[.,:]\d+)*|\w+|[^\w\s]"  # a figure is one token
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or sign from character `start` to `end` - 1, and the gap before it."""

    text: str
    gap: str
    start: int
    end: int


def split(text: str) -> list[Token]:
    """Give a text's tokens in order."""
    tokens: list[Token] = []
    last = 0
    for found in WORD.finditer(text):
        start, end = found.span()
        tokens.append(Token(found[0], text[last:start], start, end))
        last = end
    return tokens
