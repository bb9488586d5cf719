"""Stretches of a pair that translate each other, found from word alignments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from localize.spans import meet
from localize.training.encoding import Link


@dataclass(frozen=True, slots=True)
class Span:
    """Words `source[0]` to `source[1]` - 1 of one side and those that translate them."""

    source: tuple[int, int]
    target: tuple[int, int]

    def overlaps(self, other: Span) -> bool:
        """Tell whether two spans share a word on either side."""
        return meet(self.source, other.source) or meet(self.target, other.target)


def consistent(links: Sequence[Link], words: int, longest: int) -> Iterator[Span]:
    """Give the phrase pairs of at most `longest` words on each side.

    A pair is consistent if no link leads out of it (Och and Ney 2004, "The Alignment Template
    Approach to Statistical Machine Translation"); words without a link stay outside its edges.
    """
    reach, back = _ranges(links), _ranges((other, one) for one, other in links)
    for first in sorted(reach):
        low, high = reach[first]
        for last in range(first, min(first + longest, words)):
            if last not in reach:
                continue
            low, high = min(low, reach[last][0]), max(high, reach[last][1])
            if high - low >= longest:
                break
            if all(
                first <= back[word][0] and back[word][1] <= last
                for word in range(low, high + 1)
                if word in back
            ):
                yield Span((first, last + 1), (low, high + 1))


def _ranges(links: Iterable[Link]) -> dict[int, tuple[int, int]]:
    """Give each first word's lowest and highest partner."""
    ranges: dict[int, tuple[int, int]] = {}
    for one, other in links:
        low, high = ranges.get(one, (other, other))
        ranges[one] = min(low, other), max(high, other)
    return ranges
