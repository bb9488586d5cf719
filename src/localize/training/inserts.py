"""Tags and words put between the words of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from localize.training.encoding import Token
from localize.training.spans import Span

# Numbers of tokens that are not words of the pair.
TAG, SHOWN, OPEN, CLOSE = -1, 1000, 9000, 9010


@dataclass(frozen=True, slots=True)
class Insert:
    """Tokens to put before the word at `place`; at one place the lowest `rank` comes first."""

    place: int
    rank: int
    tokens: tuple[Token, ...]


def around_term(span: Span, shown: tuple[Token, ...]) -> list[Insert]:
    """Give what stands before and after a term's source words."""
    opening, middle, closing = (Token("", f"<t{number}>", TAG) for number in range(3))
    return [
        Insert(span.source[0], 3, (opening,)),
        Insert(span.source[1], 0, (middle, *shown, closing)),
    ]


def around_markup(ends: tuple[int, int], number: int, *, lone: bool) -> list[Insert]:
    """Give an opening tag and, unless it stands alone, a closing one."""
    opening = Insert(ends[0], 2, (Token("", f"<x{number}>", OPEN + number),))
    closing = Insert(ends[1], 1, (Token("", f"</x{number}>", CLOSE + number),))
    return [opening] if lone else [opening, closing]


def insert(tokens: Sequence[Token], inserts: list[Insert]) -> tuple[Token, ...]:
    """Put the inserts into the tokens; a word after a tag at the very start gets a space."""
    written: list[Token] = []
    waiting = sorted(inserts, key=lambda insert: (insert.place, insert.rank))
    for place in range(len(tokens) + 1):
        while waiting and waiting[0].place == place:
            written += waiting.pop(0).tokens
        if place < len(tokens):
            word = tokens[place]
            first = place == 0 and written
            written.append(replace(word, gap=" ") if first else word)
    return tuple(written)
