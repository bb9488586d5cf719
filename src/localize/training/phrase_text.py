"""Aligned text in numbers, by the tokens of phrases, which are coarser than the aligner's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from localize.phrases.tokens import WORD
from localize.training import words
from localize.training.corpus import Pair
from localize.training.encoding import Link

FIGURE = re.compile(r"\d")
_OTHER = re.compile(r"[\d@#\u00ad\u0300-\u036f]|://|www\.")
"""What tokens have that are not the aligner's words."""

Ints = NDArray[np.int64]
Numbers = dict[str, int]


@dataclass(frozen=True, slots=True)
class Names:
    """The tokens of both sides with their numbers; both grow while text is encoded."""

    source: Numbers = field(default_factory=dict)
    target: Numbers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Side:
    """The tokens of many lines one after the other: their numbers, their lines."""

    ids: Ints
    line: Ints


@dataclass(frozen=True, slots=True)
class Aligned:
    """Both sides of a corpus, and links as pairs of places in them."""

    source: Side
    target: Side
    links: Ints


def encode(pairs: Iterable[Pair], links: Iterable[Iterable[Link]], names: Names) -> Aligned:
    """Number the tokens of pairs; links of words that one token covers become one.

    `links` count the words of `localize.training.words`. Source tokens are in lower case, target
    tokens have a space before them if a gap or nothing stood there.
    """
    sources: list[list[int]] = []
    targets: list[list[int]] = []
    joined: list[int] = []
    first, other = 0, 0
    for pair, found in zip(pairs, links, strict=True):
        sources.append([_number(names.source, text) for text in plain(pair.source)])
        targets.append([_number(names.target, text) for text in spaced(pair.target)])
        for one, two in _merged(pair, found):
            joined += (first + one, other + two)
        first, other = first + len(sources[-1]), other + len(targets[-1])
    return Aligned(side(sources), side(targets), np.array(joined, dtype=np.int64).reshape(-1, 2))


def side(lines: Sequence[Sequence[int]]) -> Side:
    """Join lines of numbers."""
    lengths = [len(line) for line in lines]
    ids = np.fromiter((one for line in lines for one in line), dtype=np.int64, count=sum(lengths))
    return Side(ids, np.repeat(np.arange(len(lines)), lengths))


def leading(numbers: Numbers) -> Ints:
    """Give for each target token the one that a phrase begins with: words have a space before them.

    What stands without one behind a bracket or a hyphen is the same phrase; who joins phrases
    knows which marks hold on to the next word. New tokens get the next numbers.
    """
    found = [
        text if text[0] == " " or not text[0].isalnum() else f" {text}" for text in list(numbers)
    ]
    ids = [_number(numbers, text) for text in found]
    return np.array(ids + list(range(len(ids), len(numbers))), dtype=np.int64)


def joined(columns: Sequence[Ints], numbers: Numbers, between: str) -> list[str]:
    """Give the texts of phrases that are given by first token, second token…, -1 for none."""
    texts = list(numbers)
    rows = np.stack(columns, axis=1).tolist()
    return [between.join(texts[one] for one in row if one >= 0) for row in rows]


def plain(text: str) -> list[str]:
    """Give a text's tokens in lower case."""
    return [token.lower() for token in WORD.findall(text)]


def spaced(text: str) -> list[str]:
    """Give a text's tokens, a space before those that a gap or nothing stands before."""
    tokens: list[str] = []
    end = -1
    for found in WORD.finditer(text):
        tokens.append(found[0] if found.start() == end else f" {found[0]}")
        end = found.end()
    return tokens


def _number(numbers: Numbers, text: str) -> int:
    """Give a token's number, the next one if it is new."""
    return numbers.setdefault(text, len(numbers))


def _merged(pair: Pair, links: Iterable[Link]) -> Iterable[Link]:
    """Give links between tokens; as they are if the tokens are the aligner's words."""
    if not _OTHER.search(pair.source) and not _OTHER.search(pair.target):
        return links
    sources, targets = _covering(pair.source), _covering(pair.target)
    return sorted({(s, t) for one, other in links for s in sources[one] for t in targets[other]})


def _covering(text: str) -> Sequence[Sequence[int]]:
    """Give for each of the aligner's words the numbers of the tokens that share letters with it."""
    spans = [found.span() for found in WORD.finditer(text)]
    covering: list[Sequence[int]] = []
    number, end = 0, 0
    for word in words.split(text):
        start = end + len(word.gap)
        end = start + len(word.text)
        while spans[number][1] <= start:
            number += 1
        last = number
        while last + 1 < len(spans) and spans[last + 1][0] < end:
            last += 1
        covering.append(range(number, last + 1))
    return covering
