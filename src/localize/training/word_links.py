"""How often words are linked: which word translates which, by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from localize.training import tallies
from localize.training.phrase_text import Aligned, Ints

_NONE = 0
_LEAST = 1e-5

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Shares of linked words, by ordered code: target after source, and source after target.

    A code is source token + 1, shifted by 32 bits, and target token + 1; 0 stands for no word.
    """

    codes: Ints
    forward: Floats
    backward: Floats


def count(texts: Sequence[tuple[Aligned, float]]) -> Lexicon:
    """Count the links of texts with their weights; words without a link are linked to none."""
    codes, total = tallies.add((_codes(text), weight) for text, weight in texts)
    sources, targets = (
        tallies.together(names, total) for names in (codes >> 32, codes & 0xFFFFFFFF)
    )
    return Lexicon(codes, total / sources, total / targets)


def score(
    lexicon: Lexicon, source: Sequence[Ints], target: Sequence[Ints]
) -> tuple[Floats, Floats]:
    """Give logarithms for many phrase pairs of how well their words translate each other.

    `source[k]` has every pair's token number k, -1 where the phrase is shorter. A word counts with
    the best of its counterparts in the phrase, or with none (Koehn et al. 2003, with the best link
    for the alignment). First the target after the source, then the other way round.
    """
    shape = len(source), len(target), len(source[0])
    forward, backward = np.zeros(shape), np.zeros(shape)
    for one, first in enumerate(source):
        for other, second in enumerate(target):
            forward[one, other], backward[one, other] = _look(lexicon, first + 1, second + 1)
    none = np.full(shape[2], _NONE)
    ahead, back = np.zeros(shape[2]), np.zeros(shape[2])
    for other, second in enumerate(target):
        best = np.maximum(forward[:, other].max(axis=0), _look(lexicon, none, second + 1)[0])
        ahead += np.where(second >= 0, np.log(best), 0.0)
    for one, first in enumerate(source):
        best = np.maximum(backward[one].max(axis=0), _look(lexicon, first + 1, none)[1])
        back += np.where(first >= 0, np.log(best), 0.0)
    return ahead, back


def _look(lexicon: Lexicon, source: Ints, target: Ints) -> tuple[Floats, Floats]:
    """Give the shares of pairs of words; nearly none for pairs that are not linked."""
    codes = source << 32 | target
    places = np.minimum(np.searchsorted(lexicon.codes, codes), len(lexicon.codes) - 1)
    known = (lexicon.codes[places] == codes) & ((source > 0) | (target > 0))
    return (
        np.where(known, lexicon.forward[places], _LEAST),
        np.where(known, lexicon.backward[places], _LEAST),
    )


def _codes(text: Aligned) -> Ints:
    """Give a text's links as codes."""
    one, other = text.links[:, 0], text.links[:, 1]
    source, target = text.source.ids + 1, text.target.ids + 1
    alone = np.ones(len(source), dtype=bool), np.ones(len(target), dtype=bool)
    alone[0][one], alone[1][other] = False, False
    linked = source[one] << 32 | target[other]
    return np.concatenate([linked, source[alone[0]] << 32, target[alone[1]]])
