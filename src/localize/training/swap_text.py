"""Places in aligned text where two stretches meet: whether they are swapped, and what is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from localize.phrases import swaps
from localize.phrases.endings import ending
from localize.training import phrase_spans
from localize.training.phrase_spans import Flags
from localize.training.phrase_text import Aligned, Ints, Numbers, Side

_WIDEST = 6
"""Most target tokens of the stretch that comes first."""

Rows = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and endings, and the number of each source token, also where only few have their own.

    Number 0 is the edge of a line.
    """

    words: tuple[str, ...]
    full: Ints
    few: Ints


def vocabulary(numbers: Numbers, sides: Sequence[Side], most: int) -> Vocabulary:
    """Give the `most` frequent source tokens, then the endings of all."""
    counts = np.bincount(np.concatenate([side.ids for side in sides]), minlength=len(numbers))
    texts = list(numbers)
    ordered = [texts[place] for place in np.argsort(-counts, kind="stable")[:most]]
    words = (*ordered, *sorted({ending(text, swaps.LETTERS) for text in texts} - set(ordered)))
    known = {word: number for number, word in enumerate(words, start=1)}
    full = np.array([swaps.number(known, text) for text in texts], dtype=np.int64)
    few = np.array([swaps.coarse(known, text) for text in texts], dtype=np.int64)
    return Vocabulary(words, full, few)


def examples(text: Aligned, words: Vocabulary, lines: Flags) -> tuple[Rows, Flags]:
    """Give the buckets of features of all places in the flagged lines, and which are swaps."""
    found = list(_windows(text, words, lines))
    return np.concatenate([rows for rows, _ in found]), np.concatenate([y for _, y in found])


def _windows(text: Aligned, words: Vocabulary, lines: Flags) -> Iterator[tuple[Rows, Flags]]:
    """Give examples by the lengths of both stretches."""
    reach = phrase_spans.reach(text.links[:, 0], text.links[:, 1], len(text.source.ids))
    sums = _sums(text.links[:, 0], text.source), _sums(text.links[:, 1], text.target)
    used = np.flatnonzero(lines[text.source.line])
    for one in range(1, swaps.FIRST + 1):
        for two in range(1, swaps.SECOND + 1):
            places = used[used + one + two <= len(text.source.ids)]
            line = text.source.line
            places = places[line[places] == line[places + one + two - 1]]
            chosen, swapped = _swapped(reach, sums, places, (one, two))
            yield _features(text.source, words, chosen, (one, two)), swapped


def _sums(places: Ints, side: Side) -> Ints:
    """Give how many links there are before each token."""
    return np.concatenate([[0], np.cumsum(np.bincount(places, minlength=len(side.ids)))])


def _swapped(
    reach: tuple[Ints, Ints], sums: tuple[Ints, Ints], first: Ints, lengths: tuple[int, int]
) -> tuple[Ints, Flags]:
    """Give the places whose first stretch is a unit by itself, and where the second is before it.

    The words at all edges have links; no link leads out of the first stretch, and if the second one
    is before it, none leads out of what stands there.
    """
    low, high = reach
    middle, last = first + lengths[0], first + sum(lengths)
    edges = np.minimum(np.minimum(high[first], high[middle - 1]), high[middle])
    good = np.minimum(edges, high[last - 1]) >= 0
    first, middle, last = first[good], middle[good], last[good]
    lowest = phrase_spans.windows(low, lengths[0], np.minimum)[first]
    highest = phrase_spans.windows(high, lengths[0], np.maximum)[first]
    unit = (highest - lowest < _WIDEST) & _closed(sums, (first, middle), (lowest, highest + 1))
    first, middle, last = first[unit], middle[unit], last[unit]
    begin = lowest[unit]
    lowest = phrase_spans.windows(low, lengths[1], np.minimum)[middle]
    highest = phrase_spans.windows(high, lengths[1], np.maximum)[middle]
    before = (highest < begin) & _closed(
        sums, (middle, last), (np.minimum(lowest, begin), np.maximum(begin, lowest))
    )
    return first, before


def _closed(sums: tuple[Ints, Ints], source: tuple[Ints, Ints], target: tuple[Ints, Ints]) -> Flags:
    """Tell where stretches of both sides have as many links: then none leads out of the target's.

    All links of the source's lead into the target's.
    """
    one = sums[0][source[1]] - sums[0][source[0]]
    other = sums[1][target[1]] - sums[1][target[0]]
    return np.asarray(one == other)


def _features(source: Side, words: Vocabulary, first: Ints, lengths: tuple[int, int]) -> Rows:
    """Give the buckets of the features at places, a row each."""
    middle, last = first + lengths[0], first + sum(lengths)
    places = first - 1, first, middle - 1, middle, last - 1, last
    line = source.line[first]
    found = [_at(source, place, line) for place in places]
    full, few = (
        tuple(np.where(inside, numbers[ids], swaps.EDGE) for ids, inside in found)
        for numbers in (words.full, words.few)
    )
    keys = swaps.features(len(words.words) + 1, lengths, full, few)
    return np.stack([buckets(one) for one in keys], axis=1)


def _at(source: Side, place: Ints, line: Ints) -> tuple[Ints, Flags]:
    """Give the tokens at places and whether they are in the lines."""
    inside = (place >= 0) & (place < len(source.ids))
    safe = np.where(inside, place, 0)
    return source.ids[safe], inside & (source.line[safe] == line)


def buckets(keys: Ints) -> Rows:
    """Give the buckets of features, as `localize.phrases.swaps.bucket` gives one."""
    mixed = keys.astype(np.uint64) * np.uint64(swaps.MIX)
    return (mixed >> np.uint64(swaps.SHIFT)).astype(np.uint32)
