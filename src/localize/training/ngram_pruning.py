"""A language model without the n-grams that matter least.

Stolcke 1998, "Entropy-based Pruning of Backoff Language Models".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from localize.training.ngram_levels import Floats, Level
from localize.training.phrase_spans import Flags
from localize.training.phrase_text import Ints


@dataclass(frozen=True, slots=True)
class Order:
    """The n-grams of one length, ordered by parent and token.

    `parent` is the place, on the level below, of all tokens but the last, `token` is the last.
    `chance` and `back` are natural logarithms of the probability and of the weight of backing off.
    """

    parent: Ints
    token: Ints
    chance: Floats
    back: Floats


def pruned(
    levels: Sequence[Level], chances: Sequence[Floats], most: Sequence[int]
) -> tuple[Order, ...]:
    """Keep the n-grams that change most, and give what they leave its weights."""
    kept = _kept(levels, chances, most)
    backs = [np.ones(len(one.token)) for one in levels]
    for number in range(1, len(levels)):
        one = levels[number]
        below = _backed_off(levels, chances, backs, kept, number)
        used = kept[number]
        seen = np.bincount(one.parent[used], chances[number][used], len(backs[number - 1]))
        lower = np.bincount(one.parent[used], below, len(backs[number - 1]))
        backs[number - 1] = np.maximum(1 - seen, 1e-9) / np.maximum(1 - lower, 1e-9)
    places = [np.cumsum(flags) - 1 for flags in kept]
    return tuple(
        Order(
            places[number - 1][one.parent[flags]] if number else one.parent,
            one.token[flags],
            np.log(np.maximum(chance[flags], 1e-30)),
            np.log(back[flags]),
        )
        for number, (one, chance, back, flags) in enumerate(
            zip(levels, chances, backs, kept, strict=True)
        )
    )


def _kept(levels: Sequence[Level], chances: Sequence[Floats], most: Sequence[int]) -> list[Flags]:
    """Tell which n-grams of each level are kept: all tokens, and what longer ones begin with."""
    kept = [np.ones(len(levels[0].token), dtype=bool)]
    needed = np.zeros(len(levels[-1].token), dtype=bool)
    for number in range(len(levels) - 1, 0, -1):
        one = levels[number]
        gain = one.count * np.log(chances[number] / chances[number - 1][one.shorter])
        flags = needed | _best(np.where(one.count > 1, gain, 0.0), most[number - 1])
        kept.insert(1, flags)
        needed = np.zeros(len(levels[number - 1].token), dtype=bool)
        needed[one.parent[flags]] = True
    return kept


def _best(gain: Floats, most: int) -> Flags:
    """Flag the `most` highest gains above 0."""
    flags = gain > 0
    if flags.sum() > most:
        flags = np.zeros(len(gain), dtype=bool)
        flags[np.argpartition(-gain, most)[:most]] = True
    return flags


def _backed_off(
    levels: Sequence[Level],
    chances: Sequence[Floats],
    backs: Sequence[Floats],
    kept: Sequence[Flags],
    number: int,
) -> Floats:
    """Give the chances, by the pruned levels below, of what kept n-grams are without their first.

    Weights below are known already.
    """
    place = levels[number].shorter[kept[number]]
    found = np.ones(len(place))
    open_ = np.arange(len(place))
    for level in range(number - 1, -1, -1):
        known = kept[level][place]
        found[open_[known]] *= chances[level][place[known]]
        open_, place = open_[~known], place[~known]
        if level:
            found[open_] *= backs[level - 1][levels[level].parent[place]]
            place = levels[level].shorter[place]
    return found
