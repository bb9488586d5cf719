"""n-grams as a file that the engine reads."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np

from localize.phrases import NAT
from localize.phrases.ngrams import BACK, NO_BACK, SCORE
from localize.training import array_file
from localize.training.ngram_counts import Ngrams
from localize.training.ngram_pruning import Order
from localize.training.phrase_text import Ints


def write(path: Path, ngrams: Ngrams) -> None:
    """Write n-grams as `localize.phrases.ngrams.read` wants them, whole or not at all."""
    orders = ngrams.orders
    size = len(ngrams.tokens)
    children = [np.array([size])]
    for below, one in pairwise(orders):
        children.append(np.bincount(one.parent, minlength=len(below.token)))
    children.append(np.zeros(len(orders[-1].token), dtype=np.int64))
    chance = np.concatenate([one.chance for one in orders])
    back = np.concatenate([one.back for one in orders])
    array_file.write(
        path,
        words=array_file.lines(ngrams.tokens),
        children=array_file.planes(np.concatenate(children)),
        steps=array_file.planes(np.concatenate([_steps(one) for one in orders])),
        scores=array_file.rounded(chance * NAT, SCORE, 0, np.uint8),
        backs=array_file.rounded(back * NAT, BACK, NO_BACK, np.uint8),
    )


def _steps(order: Order) -> Ints:
    """Give how far each token's number is from that of the one before with the same parent."""
    alike = np.append(False, order.parent[1:] == order.parent[:-1])
    return np.where(alike, np.diff(order.token, prepend=0), order.token)
