"""What a decoder is given and what it finds, whichever library runs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

UNREPEATED = {"no_repeat_ngram_size": 3, "repetition_penalty": 1.2, "beam_size": 1}
"""How a draft that went round in circles is searched again: greedily, as it is a poor one."""

_SHORTEST, _MOST = 16, 512
"""Room for any answer; positions that every model has."""

Attention = Sequence[Sequence[float]] | None
"""A matrix of shape (target tokens, source tokens), where it is known."""


@dataclass(frozen=True, slots=True)
class Input:
    """Source tokens, the target tokens that the answer begins with, and what else is wanted.

    `prefix` are target tokens that are no part of the answer: a language's code. `hypotheses` are
    returned at most, the best first; `attention` asks for their alignment, `greedy` for a quick
    search. If it is `spaced`, a word stands apart from an opening mark before it, and shall in the
    answer.
    """

    tokens: Sequence[str]
    start: Sequence[str] = ()
    hypotheses: int = 1
    attention: bool = False
    greedy: bool = False
    prefix: Sequence[str] = ()
    spaced: bool = False

    def beam(self, usual: int) -> int:
        """Give the width of the search, which the hypotheses must fit in."""
        return max(1 if self.greedy else usual, self.hypotheses)

    @property
    def limit(self) -> int:
        """Most target tokens: twice the source's number and once the start's, as powers of two."""
        room = 2 * max(_SHORTEST, _power(len(self.tokens)))
        start = _power(len(self.start)) if self.start else 0
        return min(room + start, _MOST - 1) + len(self.prefix)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Target tokens and their attention, if it was asked for.

    `score` is the mean log-probability of what was found after the start, among what was looked at,
    if it is known. After a start it compares with the hypotheses beside it only.
    """

    tokens: list[str]
    score: float | None
    attention: Attention


Found = Callable[[], list[list[Hypothesis]]]
"""A search that has begun: waits, and gives every input's hypotheses, the best first."""


class Decoding(Protocol):
    """A model in memory that searches."""

    def begin(self, inputs: Sequence[Input]) -> Found:
        """Begin to search for every input's hypotheses."""
        ...

    def score(self, inputs: Sequence[Input]) -> list[float]:
        """Give the log-probability of every input's `start`, summed over its tokens."""
        ...


def _power(number: int) -> int:
    """Give the next power of two."""
    return 1 << (number - 1).bit_length()
