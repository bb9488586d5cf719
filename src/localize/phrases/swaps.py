"""Neighbours that are said the other way round: “foreign policy” is “politique étrangère”.

A logistic regression on the words at the edges of two stretches, after Xiong, Liu and Lin 2006,
"Maximum Entropy Based Phrase Reordering Model for Statistical Machine Translation".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from localize.phrases import arrays
from localize.phrases.endings import ending

FIRST, SECOND = 2, 3
"""Most tokens of the stretch that comes first in the source, and of the other one."""
LETTERS = 3
"""Letters of the endings that stand for rare words."""
FEW = 300
"""The most frequent words: the others are their endings where three would be too many."""
EDGE = 0
"""The number of what is before and behind a sentence."""
STEP = 10
"""Hundredths of a nat that one step of a stored weight stands for."""
MIX, SHIFT = 0x9E3779B97F4A7C15, 42
"""How a feature's number becomes one of 2^22 buckets (Weinberger et al. 2009, feature hashing)."""
BUCKETS = 1 << 64 - SHIFT
_ALL = (1 << 64) - 1
_LEAST = -200
"""The least log-odds of a swap that is tried, hundredths of a nat."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Tokens `first` to `middle` - 1 and `middle` to `last` - 1; `odds` in hundredths of a nat."""

    first: int
    middle: int
    last: int
    odds: int


@dataclass(frozen=True, slots=True)
class Swaps:
    """Numbers of words and endings, and what a bucket of features is worth in hundredths of a nat.

    A bucket that is not there is worth nothing.
    """

    numbers: Mapping[str, int]
    worth: Mapping[int, int]

    def find(self, words: Sequence[str], plain: Sequence[bool]) -> Iterator[Swap]:
        """Give the swaps worth trying; `words` in small letters, swapped only where `plain`."""
        full = [EDGE, *(number(self.numbers, word) for word in words), EDGE]
        few = [EDGE, *(coarse(self.numbers, word) for word in words), EDGE]
        for first, middle, last in windows(len(words)):
            if all(plain[first:last]):
                places = first, first + 1, middle, middle + 1, last, last + 1
                found = features(
                    len(self.numbers),
                    (middle - first, last - middle),
                    tuple(full[place] for place in places),
                    tuple(few[place] for place in places),
                )
                odds = sum(self.worth.get(bucket(one), 0) for one in found)
                if odds > _LEAST:
                    yield Swap(first, middle, last, odds)


def windows(size: int) -> Iterator[tuple[int, int, int]]:
    """Give all places where two stretches may meet in so many tokens: first, middle, last."""
    for first in range(size - 1):
        for middle in range(first + 1, min(first + FIRST, size - 1) + 1):
            for last in range(middle + 1, min(middle + SECOND, size) + 1):
                yield first, middle, last


def number(numbers: Mapping[str, int], word: str) -> int:
    """Give a word's number, or that of its ending; that of the edge if neither is known."""
    return numbers.get(word) or numbers.get(ending(word, LETTERS), EDGE)


def coarse(numbers: Mapping[str, int], word: str) -> int:
    """Give the number of one of the most frequent words, of others that of their ending."""
    found = numbers.get(word, EDGE)
    return found if 0 < found <= FEW else numbers.get(ending(word, LETTERS), EDGE)


def features(
    size: int, lengths: tuple[int, int], full: Sequence[Any], few: Sequence[Any]
) -> list[Any]:
    """Give the features of two stretches, one number each.

    `size` is how many numbers there are, `lengths` are the stretches'. `full` and `few` are the
    numbers of six words (or arrays of them for many places): before the first stretch, its first,
    its last, the second's first, its last, the one behind it.
    """
    one, two = lengths
    pairs = [
        (full[0], one), (full[1], one), (full[2], two), (full[3], two), (full[4], two),
        (full[5], two), (full[0], full[1]), (full[2], full[3]), (full[2], full[4]),
        (full[4], full[5]), (few[0], few[1]), (few[2], few[3]), (few[2], few[4]), (few[4], few[5]),
    ]  # fmt: skip
    bias = full[0] * 0 + one * size + two
    return [bias, *((n * size + a) * size + b for n, (a, b) in enumerate(pairs, start=1))]


def bucket(feature: int) -> int:
    """Give the bucket of a feature."""
    return (feature * MIX & _ALL) >> SHIFT


def name(language: str) -> str:
    """Give the file name of a language's swaps."""
    return f"swaps.{language}.xz"


def read(path: Path) -> Swaps:
    """Read a language's swaps; raises `EngineError` if they are damaged.

    Arrays: `words` (bytes of lines, the most frequent first, then endings), `buckets` (each less
    the one before, bytes in rows) and `worth`.
    """
    found = arrays.read(path, "words", "buckets", "worth")
    try:
        words = arrays.strings(found["words"])
        buckets = np.cumsum(arrays.joined(found["buckets"])).tolist()
        worth = (STEP * found["worth"].astype(np.int64)).tolist()
        return Swaps(
            {word: number for number, word in enumerate(("", *words))},
            dict(zip(buckets, worth, strict=True)),
        )
    except (IndexError, UnicodeDecodeError, ValueError):
        raise arrays.damaged(path) from None
