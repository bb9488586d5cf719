"""Which phrases translate which, counted over aligned text.

Koehn, Och and Marcu 2003, "Statistical Phrase-Based Translation". A phrase is known by a hash of
its tokens (64 bits: among ten million phrases two collide by a chance of one in a hundred thousand)
and by one place where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from localize.training import phrase_spans, phrase_text
from localize.training.phrase_spans import Flags
from localize.training.phrase_text import FIGURE, Aligned, Ints, Names, Numbers

_BASE = np.uint64(0x9E3779B97F4A7C15)

Hashes = NDArray[np.uint64]
Small = NDArray[np.integer[Any]]
"""Numbers in as few bytes as they need: there are tens of millions."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Phrase pairs, each once, by hash: both sides' hashes, numbers, where one stands.

    `seen` is how often, `count` is weighted. A place is the number of the part, the first token
    there and the length.
    """

    pair: Hashes
    source: Hashes
    target: Hashes
    seen: Small
    count: NDArray[np.float64]
    part: Small
    source_place: Small
    source_length: Small
    target_place: Small
    target_length: Small

    def take(self, places: Ints | Flags) -> Counts:
        """Give some of the pairs."""
        return Counts(*(getattr(self, one.name)[places] for one in fields(self)))


@dataclass(frozen=True, slots=True)
class Tokens:
    """By number: which tokens have digits, and what a target phrase begins with (`leading`)."""

    source_figures: Flags
    target_figures: Flags
    leading: Ints


def count(
    text: Aligned, tokens: Tokens, part: int, weight: float, limits: tuple[int, int]
) -> Counts:
    """Count a text's phrase pairs.

    `limits` are the most tokens of a source and of a target (see `phrase_spans`).
    """
    spans = phrase_spans.extract(text, (tokens.source_figures, tokens.target_figures), limits)
    first = text.source.ids[spans.source], tokens.leading[text.target.ids[spans.target]]
    sources = _hashes(text.source.ids, first[0], spans.source, spans.source_length)
    targets = _hashes(text.target.ids, first[1], spans.target, spans.target_length)
    pair, places, number = np.unique(_mix(sources) + targets, return_index=True, return_counts=True)
    return Counts(
        pair,
        sources[places],
        targets[places],
        number.astype(np.int32),
        number * weight,
        np.full(len(pair), part, dtype=np.int16),
        spans.source[places].astype(np.int32),
        spans.source_length[places].astype(np.int8),
        spans.target[places].astype(np.int32),
        spans.target_length[places].astype(np.int8),
    )


def flagged(names: Names) -> Tokens:
    """Tell of all tokens what counting must know; names may grow by what phrases begin with."""
    starts = phrase_text.leading(names.target)
    return Tokens(_figures(names.source), _figures(names.target), starts)


def _figures(numbers: Numbers) -> Flags:
    """Tell which tokens have digits."""
    found = (bool(FIGURE.search(text)) for text in numbers)
    return np.fromiter(found, dtype=bool, count=len(numbers))


def add(parts: Sequence[Counts]) -> Counts:
    """Give the sum of counts; a pair keeps the place of the first part that has it."""
    joined = Counts(
        *(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Counts))
    )
    _, first, places = np.unique(joined.pair, return_index=True, return_inverse=True)
    kept = joined.take(first)
    kept.count[:] = np.bincount(places, joined.count, len(first))
    kept.seen[:] = np.bincount(places, joined.seen, len(first))
    return kept


def _hashes(ids: Ints, first: Ints, start: Ints, length: Ints) -> Hashes:
    """Give hashes of stretches of tokens: a polynomial of their mixed numbers.

    `first` are the numbers that stand for their first tokens.
    """
    values = _mix(ids.astype(np.uint64) + np.uint64(1))
    found = _mix(first.astype(np.uint64) + np.uint64(1))
    for place in range(1, int(length.max(initial=0))):
        more = length > place
        found[more] = found[more] * _BASE + values[start[more] + place]
    return found


def _mix(values: Hashes) -> Hashes:
    """Spread numbers over 64 bits (splitmix64, Steele, Lea and Flood 2014)."""
    mixed = values * _BASE
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))
