"""What is known of each phrase pair, in logarithms, and its score by weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from localize.training import tallies, word_links
from localize.training.phrase_pairs import Counts, Small
from localize.training.phrase_text import Aligned, Ints
from localize.training.word_links import Lexicon

Floats = NDArray[np.float64]
_TWICE = 2


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts: `forward` and `back` shares, `lexical` ones, a phrase, a word.

    `rare` counts once for a pair that was seen once.
    """

    forward: float = 1.0
    back: float = 0.4
    lexical: float = 0.1
    lexical_back: float = 0.1
    phrase: float = -0.3
    word: float = 0.6
    rare: float = 0.0


def keep(counts: Counts, least: float, rare: float) -> tuple[Counts, Floats, Floats]:
    """Give the pairs seen `least` times, and those of words seen `rare` times at most.

    With them how much their sources and targets count in all pairs.
    """
    sources, targets = (
        tallies.together(names, counts.count) for names in (counts.source, counts.target)
    )
    seldom = tallies.together(counts.source, counts.seen.astype(np.float64)) <= rare
    kept = (counts.seen >= least) | ((counts.source_length == 1) & seldom)
    return counts.take(kept), sources[kept], targets[kept]


def features(
    kept: tuple[Counts, Floats, Floats],
    columns: tuple[Sequence[Ints], Sequence[Ints]],
    lexicon: Lexicon,
    discount: float,
) -> Floats:
    """Give a row for each pair, in the order of `Weights`; `columns` are what `phrases` gives.

    `discount` is taken off how often a pair was seen: what is seen seldom is seen too often by
    chance (Foster, Kuhn and Johnson 2006, "Phrasetable Smoothing").
    """
    counts, sources, targets = kept
    number = counts.count * np.maximum(1 - discount / counts.seen, 0.05)
    ahead, back = word_links.score(lexicon, *columns)
    known = (
        np.log(number / sources),
        np.log(number / targets),
        ahead,
        back,
        np.ones(len(number)),
        counts.target_length,
        counts.seen < _TWICE,
    )
    return np.column_stack([column.astype(np.float64) for column in known])


def weighed(rows: Floats, weights: Weights) -> list[float]:
    """Give every pair's score."""
    found: list[float] = (rows @ np.array(astuple(weights))).tolist()
    return found


def phrases(
    counts: Counts, texts: Sequence[Aligned], leading: Ints
) -> tuple[list[Ints], list[Ints]]:
    """Give every source's first token, second token…, and every target's; -1 where one is shorter.

    A target begins with what `leading` has for its first token.
    """
    sources = [text.source.ids for text in texts]
    targets = [text.target.ids for text in texts]
    source = _tokens(sources, counts.part, counts.source_place, counts.source_length)
    target = _tokens(targets, counts.part, counts.target_place, counts.target_length)
    return source, [leading[target[0]], *target[1:]]


def _tokens(texts: Sequence[Ints], part: Small, place: Small, length: Small) -> list[Ints]:
    """Give the tokens of phrases that stand in texts, by their number in the phrase."""
    starts = np.cumsum([0, *(len(text) for text in texts)])
    joined = np.concatenate(texts)
    first = starts[part] + place
    return [
        np.where(length > number, joined[np.minimum(first + number, len(joined) - 1)], -1)
        for number in range(int(length.max(initial=0)))
    ]
