"""A language model with interpolated modified Kneser-Ney smoothing.

Chen and Goodman 1998, "An Empirical Study of Smoothing Techniques for Language Modeling".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from localize.phrases.ngrams import BEGIN
from localize.training import ngram_levels, ngram_pruning
from localize.training.ngram_levels import Floats, Level
from localize.training.ngram_pruning import Order
from localize.training.phrase_text import Ints


@dataclass(frozen=True, slots=True)
class Ngrams:
    """A model: single tokens, pairs, and so on."""

    tokens: tuple[str, ...]
    orders: tuple[Order, ...]


def model(
    parts: Sequence[tuple[Ints, float]], tokens: Sequence[str], most: Sequence[int]
) -> Ngrams:
    """Estimate from ids with their weights, then keep the n-grams that matter most.

    `most` has how many are kept of two tokens, of three, and so on; what a longer one begins with
    is kept besides. Sums of all chances after any tokens are one, before and after pruning.
    """
    levels = ngram_levels.count(parts, len(tokens), len(most) + 1)
    chances = _chances(levels)
    return Ngrams(tuple(tokens), ngram_pruning.pruned(levels, chances, most))


def _chances(levels: Sequence[Level]) -> list[Floats]:
    """Give the chances of the n-grams of each level: discounted, the rest given to shorter ones.

    Below the highest level it counts before how many different tokens an n-gram was seen, but at
    the beginning of lines. Tokens never seen count as half of one seen once.
    """
    counts = [
        np.where(one.begins, one.count, _types(one, longer)) for one, longer in pairwise(levels)
    ]
    alone = counts[0] + 0.5
    alone[BEGIN] = 0.0
    chances = [alone / alone.sum()]
    for one, count in zip(levels[1:], [*counts[1:], levels[-1].count], strict=True):
        seen = np.maximum(count, 1.0) if one is not levels[-1] else count
        chances.append(_interpolated(one, seen, len(chances[-1]), chances[-1][one.shorter]))
    return chances


def _types(level: Level, longer: Level) -> Floats:
    """Give before how many different tokens each n-gram was seen."""
    return np.bincount(longer.shorter, minlength=len(level.token)).astype(np.float64)


def _interpolated(level: Level, count: Floats, size: int, below: Floats) -> Floats:
    """Give n-grams' chances: discounted by how often they were seen, the rest given to `below`."""
    discounts = _discounts(count)
    cut = np.minimum(discounts[np.clip(np.ceil(count), 1, 3).astype(np.int64)], count)
    total = np.bincount(level.parent, count, size)[level.parent]
    rest = np.bincount(level.parent, cut, size)[level.parent]
    return np.asarray((count - cut + rest * below) / total, dtype=np.float64)


def _discounts(count: Floats) -> Floats:
    """Give what is taken off numbers of 1, 2 and more (modified Kneser-Ney; first one unused)."""
    n1, n2, n3, n4 = (max(1, int(np.sum(np.ceil(count) == n))) for n in (1, 2, 3, 4))
    share = n1 / (n1 + 2 * n2)
    found = (1 - 2 * share * n2 / n1, 2 - 3 * share * n3 / n2, 3 - 4 * share * n4 / n3)
    return np.array([0.0, *(min(max(one, 0.1), n) for n, one in enumerate(found, start=1))])
