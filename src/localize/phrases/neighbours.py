"""Choices for two stretches side by side, said the other way round: “politique étrangère”.

The first one are plain words, the second one may be anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from localize.phrases import choices
from localize.phrases.choices import Choice
from localize.phrases.delays import Delay
from localize.phrases.model import Model

_FIRST, _SECOND = 2, 3
"""Most tokens of the stretch that comes first in the source, and of the other one."""
_BEST, _MOST = 3, 6
"""Choices of each of two stretches that are swapped, and how many of what they give are kept."""
_LEAST = -200.0
"""The least odds of what is tried, hundredths of a nat."""


def add(model: Model, found: Sequence[list[Choice]], delays: Sequence[Delay]) -> list[list[Choice]]:
    """Give the choices, and the best of what neighbours can be the other way round."""
    ways = [list(own) for own in found]
    swaps = [
        (one, end, odds)
        for one in delays
        if one.last - one.first <= _FIRST
        for end, odds in one.odds.items()
        if end - one.last <= _SECOND and odds > _LEAST
    ]
    for one, end, odds in sorted(swaps, key=lambda swap: swap[1] - swap[0].first):
        ahead, behind = _best(ways, one.first, one.last), _best(ways, one.last, end)
        several = [
            _swapped(first, second, model.delaying * odds)
            for first in ahead
            for second in behind
            if first.words and second.words
        ]
        ways[one.first] += sorted(several, key=lambda choice: -choice.score)[:_MOST]
    return ways


def _best(found: Sequence[list[Choice]], first: int, last: int) -> list[Choice]:
    """Give the best choices for a stretch."""
    own = [one for one in found[first] if one.last == last]
    return sorted(own, key=lambda one: -one.score)[:_BEST]


def _swapped(one: Choice, two: Choice, score: float) -> Choice:
    """Give two choices side by side as one, the second said first; words stand apart."""
    first, *others = one.parts or (one,)
    first = replace(first, words=f" {first.words.lstrip(' ')}")
    return choices.joined((*(two.parts or (two,)), first, *others), one.score + two.score + score)
