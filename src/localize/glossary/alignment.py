"""What a term may be called in another language, told by reviewed translations alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from localize.glossary.folding import fold
from localize.glossary.stopwords import is_stop_word
from localize.glossary.words import spans

LEAST = 2
SHARE = 0.5
_LONGEST = 5
_WORD = re.compile(r"\w+(?:[-\u2011]\w+)*")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A translation of a form: how often both stand together, and Dice's coefficient of them.

    The coefficient (Dice 1945) is twice that number by the sum of the two's own numbers.
    """

    form: str
    count: int
    dice: float


def align(form: str, pairs: Sequence[tuple[str, str]], language: str) -> Aligned | None:
    """Give the words that stand in the translations where `form` stands in the sources.

    `language` is the translations'. None if fewer than `LEAST` pairs have both, or if they are
    apart more often than together.
    """
    key = fold(form)
    own = [target for source, target in pairs if next(spans(key, fold(source)), None)]
    if len(own) < LEAST:
        return None
    counts = Counter(phrase for target in own for phrase in _phrases(target, language))
    totals = Counter(phrase for _, target in pairs for phrase in _phrases(target, language))
    best = max(
        (phrase for phrase, count in counts.items() if count >= LEAST),
        key=lambda phrase: (_dice(counts, totals, phrase, own), phrase.count(" "), phrase),
        default="",
    )
    dice = _dice(counts, totals, best, own) if best else 0.0
    return Aligned(best, counts[best], round(dice, 2)) if dice >= SHARE else None


def _dice(counts: Counter[str], totals: Counter[str], phrase: str, own: Sequence[str]) -> float:
    return 2 * counts[phrase] / (totals[phrase] + len(own))


@lru_cache(maxsize=1 << 14)
def _phrases(text: str, language: str) -> frozenset[str]:
    return frozenset(_each_phrase(text, language))


def _each_phrase(text: str, language: str) -> Iterator[str]:
    """Give a text's runs of words that no stop word begins or ends."""
    words = [found.span() for found in _WORD.finditer(text)]
    useful = [not is_stop_word(text[start:end], language) for start, end in words]
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST, len(words))):
            between = text[words[last - 1][1] : words[last][0]] if last > first else ""
            if between.strip(" \u00a0'’"):
                break
            if useful[first] and useful[last]:
                yield text[words[first][0] : words[last][1]]
