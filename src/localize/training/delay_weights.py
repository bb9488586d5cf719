"""What the features of a delay are worth: logistic regression, and the file of its weights."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from localize.phrases import NAT, delays
from localize.phrases.delays import Buckets
from localize.training import array_file
from localize.training.phrase_spans import Flags

_BATCH = 4000

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learning:
    """How delays are learned, from about so many `lines`.

    The `words` most frequent ones are known, of others what they end with; `most` weights are kept.
    `rate` is that of the first step, `rounds` go over all examples, `seed` is for the choice of
    lines and for the order of examples.
    """

    lines: int = 300_000
    words: int = 5_000
    most: int = 200_000
    rate: float = 0.1
    rounds: int = 2
    seed: int = 1


def learn(rows: Buckets, now: Flags, settings: Learning) -> Floats:
    """Give every bucket's weight, natural logarithms of odds (AdaGrad, Duchi et al. 2011)."""
    weights = np.zeros(delays.BUCKETS)
    squares = np.ones(delays.BUCKETS)
    order = np.random.default_rng(settings.seed)
    for _ in range(settings.rounds):
        places = order.permutation(len(rows))
        for start in range(0, len(rows), _BATCH):
            batch = places[start : start + _BATCH]
            _step(weights, squares, rows[batch], now[batch], settings.rate)
    return weights


def _step(weights: Floats, squares: Floats, rows: Buckets, now: Flags, rate: float) -> None:
    """Learn from some examples, in place."""
    chance = 1 / (1 + np.exp(-weights[rows].sum(axis=1)))
    used, places = np.unique(rows, return_inverse=True)
    wrong = np.repeat(chance - now, rows.shape[1])
    slope = np.bincount(places.reshape(-1), wrong, len(used))
    squares[used] += slope**2
    weights[used] -= rate * slope / np.sqrt(squares[used])


def write(path: Path, words: tuple[str, ...], weights: Floats, most: int) -> None:
    """Write the `most` highest and lowest weights as `localize.phrases.delays.read` wants them."""
    worth = array_file.rounded(weights * NAT, delays.STEP, 0, np.int8)
    ordered = np.lexsort((np.arange(len(weights)), -np.abs(weights)))[:most]
    places = np.sort(ordered[worth[ordered] != 0])
    array_file.write(
        path,
        words=array_file.lines(words),
        buckets=array_file.planes(np.diff(places, prepend=0)),
        worth=worth[places],
    )
