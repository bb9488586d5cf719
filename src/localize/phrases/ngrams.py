"""A language model: how likely a token is after those before it.

Its n-grams are a tree: node 0 is nothing, its children are all single tokens, theirs are pairs,
and so on, numbered level by level. A node is also a state: what is known of the words so far.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from localize.phrases import arrays, endings

UNKNOWN, BEGIN, END, FIGURE = range(4)
"""Numbers of the tokens that stand for others: a rare word, a sentence's ends, a figure."""
NOTHING = 0
"""The state before any token."""
SCORE, BACK, NO_BACK = -10, 5, 128
"""Hundredths of a nat that one step of a stored score and of a stored weight stands for; a stored
weight of `NO_BACK` is none."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ngrams:
    """Log-probabilities in hundredths of a nat, backing off as in ARPA files.

    `tokens` has each node's last token, `starts` its first child: its children go up to the next
    node's, in the order of their tokens. `scores` has its probability, `backs` what it costs to
    forget its first token, `lesser` the longest end of it that has children.
    """

    numbers: Mapping[str, int]
    tokens: array[int]
    starts: array[int]
    scores: array[int]
    backs: array[int]
    lesser: array[int]

    def number(self, token: str) -> int:
        """Give a token's number: its own, that of words that end alike, or that of unknown ones."""
        if any(map(str.isdecimal, token)):
            return FIGURE
        own = self.numbers.get(token)
        return self.numbers.get(endings.ending(token), UNKNOWN) if own is None else own

    def step(self, state: int, token: int) -> tuple[int, int]:
        """Give how likely a token is after a state, and the state after it."""
        tokens, starts = self.tokens, self.starts
        score = 0
        while True:
            end = starts[state + 1]
            node = bisect_left(tokens, token, starts[state], end)
            if node < end and tokens[node] == token:
                break
            score += self.backs[state]
            state = self.lesser[state]
        has_children = starts[node] < starts[node + 1]
        return score + self.scores[node], node if has_children else self.lesser[node]


def name(language: str) -> str:
    """Give the file name of a language's words."""
    return f"words.{language}.xz"


def name_of_endings(language: str) -> str:
    """Give the file name of a language's endings."""
    return f"endings.{language}.xz"


def read(path: Path) -> Ngrams:
    """Read a model; raises `EngineError` if it is damaged.

    Arrays: `words` (bytes of lines), `children` (how many each node has, bytes in rows), `steps`
    (from each child's token to the next one's, the first from 0, bytes in rows), `scores` and
    `backs` (of each node but the first).
    """
    found = arrays.read(path, "words", "children", "steps", "scores", "backs")
    try:
        words = arrays.strings(found["words"])
        children = arrays.joined(found["children"])
        tokens = _tokens(children, arrays.joined(found["steps"]))
    except (IndexError, UnicodeDecodeError, ValueError):
        raise arrays.damaged(path) from None
    scores, backs = found["scores"].astype(np.int16), found["backs"].astype(np.int16)
    sizes = {len(tokens), len(scores), len(backs), len(children) - 1, int(children.sum())}
    if len(sizes) > 1 or children[0] != len(words):
        raise arrays.damaged(path)
    starts = np.concatenate([[1], 1 + np.cumsum(children)])
    return Ngrams(
        {word: number for number, word in enumerate(words)},
        _packed("I", np.append(0, tokens)),
        _packed("I", starts),
        _packed("h", np.append(0, SCORE * scores)),
        _packed("h", np.append(0, BACK * (backs - NO_BACK))),
        _packed("I", _lesser(children, np.append(0, tokens), len(words))),
    )


def _packed(kind: str, numbers: Ints) -> array[int]:
    """Give numbers as an array that answers quickly: `I` of four bytes, `h` of two."""
    return array(kind, numbers.astype(kind).tobytes())


def _tokens(children: Ints, steps: Ints) -> Ints:
    """Give each child's token: its step and those before it, as far as they have one parent."""
    firsts = (np.cumsum(children) - children)[children > 0]
    before = np.cumsum(steps) - steps
    found = before + steps - np.repeat(before[firsts], children[children > 0])
    return np.asarray(found, dtype=np.int64)


def _lesser(children: Ints, tokens: Ints, size: int) -> Ints:
    """Give of each node the longest end but itself that has children, 0 if there is none."""
    parents = np.append(0, np.repeat(np.arange(len(children)), children))
    keys = parents * size + tokens
    lesser = np.zeros(len(children), dtype=np.int64)
    level = np.arange(size + 1, len(children))[parents[size + 1 :] <= size]
    while len(level):
        state = lesser[parents[level]]
        end = _children(keys, state * size + tokens[level])
        while (lacking := np.flatnonzero(end == 0)).size:
            state[lacking] = lesser[state[lacking]]
            wanted = state[lacking] * size + tokens[level[lacking]]
            end[lacking] = _children(keys, wanted)
        lesser[level] = np.where(children[end] > 0, end, lesser[end])
        first = level[-1] + 1
        level = np.arange(first, len(children))[parents[first:] < first]
    return lesser


def _children(keys: Ints, wanted: Ints) -> Ints:
    """Give the nodes with keys, 0 where there is none."""
    places = np.minimum(np.searchsorted(keys[1:], wanted) + 1, len(keys) - 1)
    return np.where(keys[places] == wanted, places, 0)
