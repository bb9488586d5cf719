"""A trigram model with interpolated Kneser-Ney smoothing, pruned, in numbers.

Chen and Goodman 1998, "An Empirical Study of Smoothing Techniques for Language Modeling";
pruning after Stolcke 1998, "Entropy-based Pruning of Backoff Language Models".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from localize.phrases.ngrams import BEGIN
from localize.training import tallies

Ids = NDArray[np.uint64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ngrams:
    """Natural logarithms of probabilities and of backoff weights; keys are ordered.

    A key is the tokens' numbers in the base of the number of tokens, the first one highest.
    """

    tokens: tuple[str, ...]
    uni: Floats
    uni_back: Floats
    bi: Ids
    bi_score: Floats
    bi_back: Floats
    tri: Ids
    tri_score: Floats


@dataclass(frozen=True, slots=True)
class _Order:
    """The n-grams of one length: keys in order, number, probability (interpolated)."""

    keys: Ids
    count: Floats
    chance: Floats


def model(
    parts: Sequence[tuple[NDArray[np.int64], float]],
    tokens: Sequence[str],
    most_bi: int,
    most_tri: int,
) -> Ngrams:
    """Estimate from ids with their weights, then keep the n-grams that matter most.

    Sums of all chances after two tokens are one, before and after pruning.
    """
    size = len(tokens)
    bi_keys, bi_count = tallies.add((_keys(ids, 2, size), weight) for ids, weight in parts)
    tri_keys, tri_count = tallies.add((_keys(ids, 3, size), weight) for ids, weight in parts)
    bi_types = np.where(
        _first(bi_keys, size) == BEGIN, bi_count, _types(tri_keys, bi_keys, size**2)
    )
    bi_types = np.maximum(bi_types, 1.0)
    uni = _unigrams(bi_keys, size)
    bi = _interpolated(bi_keys, bi_types, size, uni[bi_keys % np.uint64(size)])
    below = bi.chance[np.searchsorted(bi_keys, tri_keys % np.uint64(size**2))]
    tri = _interpolated(tri_keys, tri_count, size, below)
    raw = bi_count
    return _pruned(tuple(tokens), uni, _Order(bi.keys, raw, bi.chance), tri, (most_bi, most_tri))


def _keys(ids: NDArray[np.int64], length: int, size: int) -> Ids:
    """Give the n-grams that lie in one line and have no unknown token."""
    wide = ids.astype(np.uint64)
    count = len(ids) - length + 1
    keys = np.zeros(count, dtype=np.uint64)
    inside = np.ones(count, dtype=bool)
    for place in range(length):
        part = wide[place : place + count]
        keys = keys * np.uint64(size) + part
        inside &= (part != 0) & ((part != BEGIN) | (place == 0))
    return keys[inside]


def _first(keys: Ids, size: int) -> Ids:
    """Give the first tokens of n-grams of two."""
    return keys // np.uint64(size)


def _types(longer: Ids, keys: Ids, size: int) -> Floats:
    """Give before how many different tokens each key was seen."""
    places = np.searchsorted(keys, longer % np.uint64(size))
    return np.bincount(places, minlength=len(keys)).astype(np.float64)


def _unigrams(bi_keys: Ids, size: int) -> Floats:
    """Give the chance of every token: after how many different tokens it stands.

    Tokens never seen count as half of a token seen once; nothing begins a line twice.
    """
    types = np.bincount((bi_keys % np.uint64(size)).astype(np.int64), minlength=size) + 0.5
    types[BEGIN] = 0.0
    return np.asarray(types / types.sum(), dtype=np.float64)


def _interpolated(keys: Ids, count: Floats, size: int, below: Floats) -> _Order:
    """Give n-grams' chances: discounted by how often they were seen, the rest given to `below`."""
    histories, places = np.unique(keys // np.uint64(size), return_inverse=True)
    discounts = _discounts(count)
    cut = np.minimum(discounts[np.clip(np.ceil(count), 1, 3).astype(np.int64)], count)
    total = np.bincount(places, count, len(histories))
    rest = np.bincount(places, cut, len(histories)) / total
    return _Order(keys, count, (count - cut) / total[places] + rest[places] * below)


def _discounts(count: Floats) -> Floats:
    """Give what is taken off numbers of 1, 2 and more (modified Kneser-Ney; first one unused)."""
    n1, n2, n3, n4 = (max(1, int(np.sum(np.ceil(count) == n))) for n in (1, 2, 3, 4))
    share = n1 / (n1 + 2 * n2)
    found = (1 - 2 * share * n2 / n1, 2 - 3 * share * n3 / n2, 3 - 4 * share * n4 / n3)
    return np.array([0.0, *(min(max(one, 0.1), n) for n, one in enumerate(found, start=1))])


def _pruned(
    tokens: tuple[str, ...], uni: Floats, bi: _Order, tri: _Order, most: tuple[int, int]
) -> Ngrams:
    """Keep the n-grams that change most, and give the rest its weights."""
    size = len(tokens)
    last = (bi.keys % np.uint64(size)).astype(np.int64)
    below = bi.chance[np.searchsorted(bi.keys, tri.keys % np.uint64(size**2))]
    kept_tri = _best(tri.count * np.log(tri.chance / below), tri.count > 1, most[1])
    tri = _taken(tri, kept_tri)
    needed = np.isin(bi.keys, np.unique(tri.keys // np.uint64(size)))
    gain = bi.count * np.log(bi.chance / uni[last])
    kept_bi = _best(np.where(needed, np.inf, gain), needed | (bi.count > 1), most[0])
    bi = _taken(bi, kept_bi)
    back = _backoff(bi, uni[(bi.keys % np.uint64(size)).astype(np.int64)], size)
    uni_back = np.ones(size)
    uni_back[back[0].astype(np.int64)] = back[1]
    seen = _chances(tri.keys % np.uint64(size**2), bi, uni, uni_back, size)
    contexts, weights = _backoff(tri, seen, size)
    bi_back = np.ones(len(bi.keys))
    bi_back[np.searchsorted(bi.keys, contexts)] = weights
    logs = (np.log(np.maximum(part, 1e-30)) for part in (uni, uni_back, bi.chance, bi_back))
    one, one_back, two, two_back = logs
    return Ngrams(tokens, one, one_back, bi.keys, two, two_back, tri.keys, np.log(tri.chance))


def _best(gain: Floats, allowed: NDArray[np.bool_], most: int) -> NDArray[np.int64]:
    """Give the places of the `most` highest gains that are allowed and above 0, in order."""
    places = np.flatnonzero(allowed & (gain > 0))
    if len(places) > most:
        places = places[np.argpartition(-gain[places], most)[:most]]
    return np.sort(places)


def _taken(order: _Order, places: NDArray[np.int64]) -> _Order:
    """Give some of the n-grams."""
    return _Order(order.keys[places], order.count[places], order.chance[places])


def _backoff(order: _Order, below: Floats, size: int) -> tuple[Ids, Floats]:
    """Give histories, each with the weight of what was not seen after it."""
    histories, places = np.unique(order.keys // np.uint64(size), return_inverse=True)
    seen = np.bincount(places, order.chance, len(histories))
    lower = np.bincount(places, below, len(histories))
    return histories, np.maximum(1 - seen, 1e-9) / np.maximum(1 - lower, 1e-9)


def _chances(keys: Ids, bi: _Order, uni: Floats, uni_back: Floats, size: int) -> Floats:
    """Give the chances of n-grams of two by the pruned model."""
    places = np.minimum(np.searchsorted(bi.keys, keys), len(bi.keys) - 1)
    one, other = (
        (keys // np.uint64(size)).astype(np.int64),
        (keys % np.uint64(size)).astype(np.int64),
    )
    return np.where(bi.keys[places] == keys, bi.chance[places], uni_back[one] * uni[other])
