"""Stretches of aligned text: whether they are said in their turn, or after how many tokens more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from localize.phrases import delays
from localize.phrases.delays import Buckets
from localize.phrases.endings import ending
from localize.training import phrase_spans
from localize.training.phrase_spans import Flags
from localize.training.phrase_text import Aligned, Ints, Numbers, Side

_WIDEST = 6
"""Most target tokens of a stretch."""


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
    words = (*ordered, *sorted({ending(text, delays.LETTERS) for text in texts} - set(ordered)))
    known = {word: number for number, word in enumerate(words, start=1)}
    full = np.array([delays.number(known, text) for text in texts], dtype=np.int64)
    few = np.array([delays.coarse(known, text) for text in texts], dtype=np.int64)
    return Vocabulary(words, full, few)


def examples(text: Aligned, words: Vocabulary, lines: Flags) -> tuple[Buckets, Flags]:
    """Give the buckets of features of all decisions in the flagged lines, and which are “now”.

    There is one for each stretch, and one more for each token that is said before it.
    """
    found = list(_decisions(text, words, lines))
    return np.concatenate([rows for rows, _ in found]), np.concatenate([now for _, now in found])


def _decisions(text: Aligned, words: Vocabulary, lines: Flags) -> Iterator[tuple[Buckets, Flags]]:
    """Give examples by the lengths of stretches and by how many tokens were said before them."""
    reach = phrase_spans.reach(text.links[:, 0], text.links[:, 1], len(text.source.ids))
    back = phrase_spans.reach(text.links[:, 1], text.links[:, 0], len(text.target.ids))
    for length in range(1, delays.WIDEST + 1):
        first = _units(text.source, reach, back, length)
        first = first[lines[text.source.line[first]]]
        later = _later(text.source, reach, first, length)
        for distance in range(delays.FARTHEST + 1):
            some = later >= distance
            rows = _features(text.source, words, first[some], length, distance)
            yield rows, later[some] == distance


def _units(source: Side, reach: tuple[Ints, Ints], back: tuple[Ints, Ints], length: int) -> Ints:
    """Give the places of stretches that are linked at both edges, to few tokens and alone."""
    low, high = reach
    lowest = phrase_spans.windows(low, length, np.minimum)
    highest = phrase_spans.windows(high, length, np.maximum)
    count = len(lowest)
    line = source.line
    good = line[:count] == line[length - 1 : count + length - 1]
    good &= (high[:count] >= 0) & (high[length - 1 : count + length - 1] >= 0)
    first = np.flatnonzero(good & (highest - lowest < _WIDEST))
    begin, end = np.full(len(first), np.iinfo(np.int64).max), np.full(len(first), -1)
    for step in range(_WIDEST):
        place = np.minimum(lowest[first] + step, highest[first])
        begin, end = np.minimum(begin, back[0][place]), np.maximum(end, back[1][place])
    return first[(begin >= first) & (end < first + length)]


def _later(source: Side, reach: tuple[Ints, Ints], first: Ints, length: int) -> Ints:
    """Give how many tokens behind stretches are said before them, up to the last one linked."""
    low, high = reach
    begin = phrase_spans.windows(low, length, np.minimum)[first]
    later = np.zeros(len(first), dtype=np.int64)
    going = np.ones(len(first), dtype=bool)
    for distance in range(1, delays.FARTHEST + 1):
        place = np.minimum(first + length - 1 + distance, len(low) - 1)
        inside = first + length - 1 + distance < len(low)
        inside &= source.line[place] == source.line[first]
        going &= inside & (high[place] < begin)
        later[going & (high[place] >= 0)] = distance
    return later


def _features(source: Side, words: Vocabulary, first: Ints, length: int, distance: int) -> Buckets:
    """Give the buckets of the features of stretches, a row each."""
    far = np.full(len(first), distance)
    line = source.line[first]
    found = [
        _at(source, place, line) for place in delays.places_around(first, first + length - 1, far)
    ]
    full, few = (
        [np.where(inside, numbers[ids], delays.EDGE) for ids, inside in found]
        for numbers in (words.full, words.few)
    )
    return delays.buckets(np.full(len(first), length - 1), far, full, few)


def _at(source: Side, place: Ints, line: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """Give the tokens at places and whether they are in the lines."""
    inside = (place >= 0) & (place < len(source.ids))
    safe = np.where(inside, place, 0)
    return source.ids[safe], inside & (source.line[safe] == line)
