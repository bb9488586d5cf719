"""n-grams as a file that the engine reads."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np

from localize.phrases import NAT
from localize.phrases.ngrams import BACK, NO_BACK, SCORE
from localize.training import array_file
from localize.training.ngram_counts import Ngrams


def write(path: Path, ngrams: Ngrams) -> None:
    """Write n-grams as `localize.phrases.ngrams.read` wants them, whole or not at all."""
    orders = ngrams.orders
    size = len(ngrams.tokens)
    children = [np.array([size])]
    for below, one in pairwise(orders):
        children.append(np.bincount(one.parent, minlength=len(below.token)))
    children.append(np.zeros(len(orders[-1].token), dtype=np.int64))
    token = np.concatenate([one.token for one in orders])
    parent = np.concatenate([np.full(len(one.token), n) for n, one in enumerate(orders)])
    parent = parent * max(map(len, children)) + np.concatenate([one.parent for one in orders])
    first = np.concatenate([[True], parent[1:] != parent[:-1]])
    steps = np.where(first, token, token - np.concatenate([[0], token[:-1]]))
    chance = np.concatenate([one.chance for one in orders])
    back = np.concatenate([one.back for one in orders])
    array_file.write(
        path,
        words=array_file.lines(ngrams.tokens),
        children=array_file.planes(np.concatenate(children)),
        steps=array_file.planes(steps),
        scores=array_file.rounded(chance * NAT, SCORE, 0, np.uint8),
        backs=array_file.rounded(back * NAT, BACK, NO_BACK, np.uint8),
    )
