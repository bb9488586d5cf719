"""Stretches of a pair that translate each other, found from word alignments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from localize.training.encoding import Link


@dataclass(frozen=True, slots=True)
class Span:
    """Words `source[0]` to `source[1]` - 1 of one side and those that translate them."""

    source: tuple[int, int]
    target: tuple[int, int]

    def overlaps(self, other: Span) -> bool:
        """Tell whether two spans share a word on either side."""
        return _meet(self.source, other.source) or _meet(self.target, other.target)


def consistent(links: Sequence[Link], words: int, longest: int) -> Iterator[Span]:
    """Give the phrase pairs of at most `longest` words on each side.

    A pair is consistent if no link leads out of it (Och and Ney 2004, "The Alignment Template
    Approach to Statistical Machine Translation"); words without a link stay outside its edges.
    """
    to_target: dict[int, set[int]] = {}
    to_source: dict[int, set[int]] = {}
    for one, other in links:
        to_target.setdefault(one, set()).add(other)
        to_source.setdefault(other, set()).add(one)
    for first in sorted(to_target):
        for last in range(first, min(first + longest, words)):
            if last not in to_target:
                continue
            span = _close(first, last, to_target, to_source)
            if span and span.target[1] - span.target[0] <= longest:
                yield span


def _close(
    first: int, last: int, to_target: dict[int, set[int]], to_source: dict[int, set[int]]
) -> Span | None:
    """Give the pair of source words first … last, None if a link leads out of it."""
    reached = set().union(*(to_target.get(word, set()) for word in range(first, last + 1)))
    low, high = min(reached), max(reached)
    back = set().union(*(to_source.get(word, set()) for word in range(low, high + 1)))
    inside = min(back) >= first and max(back) <= last
    return Span((first, last + 1), (low, high + 1)) if inside else None


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two half-open ranges share a number."""
    return one[0] < other[1] and other[0] < one[1]
