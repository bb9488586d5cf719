"""Choices for two stretches side by side, said the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from localize.phrases import choices
from localize.phrases.choices import Choice, Fixed
from localize.phrases.model import Model
from localize.phrases.tokens import Token

_BEST, _MOST = 3, 6
"""Choices of each of two stretches that are swapped, and how many of what they give are kept."""


def add(
    model: Model, tokens: Sequence[Token], found: Sequence[list[Choice]], fixed: Sequence[Fixed]
) -> list[list[Choice]]:
    """Give the choices, and the best of what neighbours can be the other way round."""
    ways = [list(own) for own in found]
    low = [token.key for token in tokens]
    plain = _plain(model, tokens, fixed)
    for swap in sorted(model.swaps.find(low, plain), key=lambda one: one.last - one.first):
        ahead, behind = _best(ways, swap.first, swap.middle), _best(ways, swap.middle, swap.last)
        several = [
            _swapped(one, two, model.swapping * swap.odds)
            for one in ahead
            for two in behind
            if one.words and two.words
        ]
        ways[swap.first] += sorted(several, key=lambda one: -one.score)[:_MOST]
    return ways


def _plain(model: Model, tokens: Sequence[Token], fixed: Sequence[Fixed]) -> list[bool]:
    """Tell which tokens are words with gaps that no rule writes."""
    ruled = {n for one in fixed if not one.is_term for n in range(one.first, one.last)}
    return [
        token.is_word
        and (place == 0 or bool(token.gap))
        and place not in ruled
        and choices.by_rule(model, tokens, place) is None
        for place, token in enumerate(tokens)
    ]


def _best(found: Sequence[list[Choice]], first: int, last: int) -> list[Choice]:
    """Give the best choices for a stretch."""
    own = [one for one in found[first] if one.last == last]
    return sorted(own, key=lambda one: -one.score)[:_BEST]


def _swapped(one: Choice, two: Choice, score: float) -> Choice:
    """Give two choices side by side as one, the second said first; words stand apart."""
    first, *others = one.parts or (one,)
    first = replace(first, words=f" {first.words.lstrip(' ')}")
    return choices.joined((*(two.parts or (two,)), first, *others), one.score + two.score + score)
