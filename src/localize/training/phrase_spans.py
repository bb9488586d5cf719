"""Stretches of aligned text that translate each other, found for a whole corpus at once.

As `spans` finds them in one pair, but in arrays: ten million words take seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from localize.training.phrase_text import Aligned, Ints, Side

_FAR = np.int64(1) << np.int64(40)

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Spans:
    """First tokens and lengths on both sides."""

    source: Ints
    source_length: Ints
    target: Ints
    target_length: Ints

    def take(self, places: Flags | Ints) -> Spans:
        """Give some of the spans."""
        return Spans(*(getattr(self, one.name)[places] for one in fields(self)))


def extract(text: Aligned, figures: tuple[Flags, Flags], limits: tuple[int, int]) -> Spans:
    """Give all phrase pairs of at most `limits` tokens of the source and of the target.

    `figures` flags by number the source and target tokens with digits: no pair has one. A pair has
    a link, and none leads out of it (Och and Ney 2004). Words without a link belong to a neighbour
    or to none, so each pair is given with and without them: in the source as many as fit, in the
    target one at either edge.
    """
    back = reach(text.links[:, 1], text.links[:, 0], len(text.target.ids))
    free = (back[1] < 0) & ~figures[1][text.target.ids]
    found: list[Spans] = []
    for candidates in _candidates(text, figures[0], limits):
        for width in range(1, limits[1] + 1):
            chosen = candidates.take(candidates.target_length == width)
            if len(chosen.source):
                closed = chosen.take(_closed(text.target, figures[1], back, chosen, width))
                found += _widened(text.target.line, free, closed, limits[1])
    nothing = np.zeros(0, dtype=np.int64)
    found.append(Spans(nothing, nothing, nothing, nothing))
    return Spans(*(np.concatenate([getattr(s, f.name) for s in found]) for f in fields(Spans)))


def _candidates(text: Aligned, figures: Flags, limits: tuple[int, int]) -> Iterator[Spans]:
    """Give the stretches of the source of each length, with what they are linked to."""
    low, high = reach(text.links[:, 0], text.links[:, 1], len(text.source.ids))
    for length in range(1, min(limits[0], len(low)) + 1):
        lowest, highest = windows(low, length, np.minimum), windows(high, length, np.maximum)
        linked = (highest >= 0) & (highest - lowest < limits[1])
        first = np.flatnonzero(_inside(text.source, figures, length) & linked)
        width = highest[first] - lowest[first] + 1
        yield Spans(first, np.full(len(first), length), lowest[first], width)


def _closed(
    target: Side, figures: Flags, back: tuple[Ints, Ints], spans: Spans, width: int
) -> Flags:
    """Tell which spans have targets of one line, without digits and without links out of them."""
    lowest, highest = windows(back[0], width, np.minimum), windows(back[1], width, np.maximum)
    start, end = spans.source, spans.source + spans.source_length
    inside = (lowest[spans.target] >= start) & (highest[spans.target] < end)
    return np.asarray(inside & _inside(target, figures, width)[spans.target])


def _widened(line: Ints, free: Flags, spans: Spans, widest: int) -> list[Spans]:
    """Give spans as they are, and with a target token without links at the left, right, both."""
    start, end = spans.target, spans.target + spans.target_length
    before, after = np.maximum(start - 1, 0), np.minimum(end, len(line) - 1)
    left = free[before] & (line[before] == line[start]) & (start > 0)
    right = free[after] & (line[after] == line[start]) & (end < len(line))
    found = [spans]
    for more, fewer, has in ((1, 1, left), (1, 0, right), (2, 1, left & right)):
        kept = spans.take(has & (spans.target_length + more <= widest))
        target, length = kept.target - fewer, kept.target_length + more
        found.append(Spans(kept.source, kept.source_length, target, length))
    return found


def _inside(side: Side, figures: Flags, length: int) -> Flags:
    """Tell for each place whether so many tokens from it on are of one line and have no digit."""
    last = side.line[length - 1 :]
    digits = windows(figures[side.ids], length, np.logical_or)
    return np.asarray((side.line[: len(last)] == last) & ~digits)


def windows(values: NDArray[Any], length: int, join: np.ufunc) -> NDArray[Any]:
    """Join each value with those after it, `length` in all."""
    count = max(len(values) - length + 1, 0)
    found = values[:count].copy()
    for place in range(1, length):
        join(found, values[place : place + count], out=found)
    return found


def reach(one: Ints, other: Ints, size: int) -> tuple[Ints, Ints]:
    """Give each token's first and last partner: far away and -1 if it has none."""
    low, high = np.full(size, _FAR), np.full(size, -1, dtype=np.int64)
    np.minimum.at(low, one, other)
    np.maximum.at(high, one, other)
    return low, high
