"""Text in the numbers of an n-gram model, made from text in the numbers of phrases."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from localize.phrases import ngrams
from localize.phrases.endings import ending
from localize.training.phrase_text import FIGURE, Ints, Numbers, Side

UNKNOWN, START, END, NUMBER = "<unk>", "<s>", "</s>", "<num>"
SPECIAL = (UNKNOWN, START, END, NUMBER)


def token(text: str) -> str:
    """Give the n-gram token of a phrase's token: without space, figures are one."""
    text = text.strip()
    return NUMBER if FIGURE.search(text) else text


def vocabulary(
    numbers: Numbers, sides: Sequence[Side], least: int, used: NDArray[np.bool_]
) -> tuple[tuple[str, ...], Ints]:
    """Give the model's tokens, frequent first, and the model's number of each phrase token.

    Tokens are kept that were seen `least` times, and those that phrases have (`used`).
    """
    counts = np.bincount(np.concatenate([side.ids for side in sides]), minlength=len(numbers))
    total: Numbers = {}
    for text, count, wanted in zip(numbers, counts, used.tolist(), strict=True):
        more = max(int(count), least) if wanted else int(count)
        total[token(text)] = total.get(token(text), 0) + more
    ordered = sorted(total, key=lambda text: (-total[text], text))
    kept = (text for text in ordered if total[text] >= least)
    tokens = tuple(dict.fromkeys((*SPECIAL, *kept)))
    places = {text: number for number, text in enumerate(tokens)}
    return tokens, np.array([places.get(token(text), 0) for text in numbers], dtype=np.int64)


def endings(numbers: Numbers, tokens: Sequence[str], frequent: int) -> tuple[tuple[str, ...], Ints]:
    """Give the tokens of a model of endings, and its number of each phrase token.

    The `frequent` first of a model's `tokens` stand for themselves, all others are their endings.
    """
    own = {text: text for text in tokens[: len(SPECIAL) + frequent]}
    names = [own.get(plain) or ending(plain) for plain in map(token, numbers)]
    known = tuple(dict.fromkeys((*own, *sorted(set(names)))))
    places = {text: number for number, text in enumerate(known)}
    return known, np.array([places[name] for name in names], dtype=np.int64)


def encode(side: Side, places: Ints) -> Ints:
    """Give a text's model numbers, each line between a start and an end."""
    if not len(side.ids):
        return side.ids
    first = np.flatnonzero(np.diff(side.line, prepend=-1))
    between = np.tile([ngrams.END, ngrams.BEGIN], len(first))
    joined = np.insert(places[side.ids], np.repeat(first, 2), between)
    return np.append(joined[1:], ngrams.END)
