"""Expressions: several words whose usual translation a model misses are told to it, like terms.

Beside the weights lies `expressions.tsv`, laid out as `rare-words.tsv`: English words in small
letters with a space between (“electoral register”), and what stands for them in each language
(`localize.training.expressions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from localize.engines.annotation import Note

FILE = "expressions.tsv"
LONGEST = 5
"""How many words an expression may have."""

_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")
"""A word that is no part of a compound."""


def told(text: str, expressions: Mapping[str, str]) -> Iterator[Note]:
    """Give a text's expressions in order, of those that meet the longest, and what stands there."""
    words = [found.span() for found in _WORD.finditer(text)] if expressions else []
    place = 0
    while place < len(words):
        last = _last(text, words, place, expressions)
        if last > place:
            start, end = words[place][0], words[last][1]
            yield Note(start, end, expressions[text[start:end].lower()])
        place = last + 1


def _last(
    text: str, words: list[tuple[int, int]], place: int, expressions: Mapping[str, str]
) -> int:
    """Give the last word of the longest expression that a word begins, the word itself if none."""
    start = words[place][0]
    for last in range(min(place + LONGEST, len(words)) - 1, place, -1):
        if text[start : words[last][1]].lower() in expressions:
            return last
    return place
