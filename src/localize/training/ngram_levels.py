"""The n-grams of a text, counted: all of one length on a level, known by their places there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from localize.phrases.ngrams import BEGIN, UNKNOWN
from localize.training.phrase_spans import Flags
from localize.training.phrase_text import Ints

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Level:
    """N-grams as counted: `shorter` is the place, below, of all tokens but the first."""

    parent: Ints
    token: Ints
    shorter: Ints
    count: Floats
    begins: Flags


def count(parts: Sequence[tuple[Ints, float]], size: int, longest: int) -> list[Level]:
    """Count n-grams of all lengths that lie in one line and have no unknown token.

    `parts` are ids with their weights; there are `size` tokens.
    """
    ids = np.concatenate([part for part, _ in parts])
    weights = np.concatenate([np.full(len(part), weight) for part, weight in parts])
    every = np.arange(size)
    none = np.zeros(size, dtype=np.int64)
    levels = [Level(none, every, none, _totals(ids, weights, size), every == BEGIN)]
    at = np.where(ids == UNKNOWN, -1, ids)
    for length in range(2, longest + 1):
        last = ids[length - 1 :]
        good = (at[: len(last)] >= 0) & (last != UNKNOWN) & (last != BEGIN)
        places = np.flatnonzero(good)
        keys, number = np.unique(at[places] * size + last[places], return_inverse=True)
        shorter = np.zeros(len(keys), dtype=np.int64)
        shorter[number] = at[places + 1]
        at = np.full(len(ids), -1)
        at[places] = number
        parent = keys // size
        count = _totals(number, weights[places], len(keys))
        levels.append(Level(parent, keys % size, shorter, count, levels[-1].begins[parent]))
    return levels


def _totals(places: Ints, weights: Floats, size: int) -> Floats:
    """Give the sum of the weights at each place."""
    return np.bincount(places, weights, size).astype(np.float64)
