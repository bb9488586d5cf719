"""Numbers in words: two hundred and twelve, quatre-vingt-dix, dreitägig, XXI, 百二十."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from localize.checks.facts import vocabulary
from localize.checks.facts.vocabulary import Vocabulary
from localize.checks.text import Text

_ROMAN = re.compile(r"\b(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SIZES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_HAN = re.compile("[〇零一二三四五六七八九两十百千万億亿]+")
_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
}
_HAN_SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "亿": 10**8}
_TEN, _HUNDRED = 10, 100
_TEENS = frozenset({60, 80})
"""Tens that French counts on from up to nineteen: soixante et onze."""


def values(text: Text) -> frozenset[float]:
    """Give the numbers that a text has in words, each group of words as one."""
    known = vocabulary.load(text.tag)
    if text.language in {"ja", "zh"}:
        return frozenset(_han(found[0]) for found in _HAN.finditer(text.prose))
    if known.counting.isdisjoint(text.vocabulary):
        return frozenset()
    return frozenset(_groups(text.lower, known))


def possible(text: Text) -> frozenset[float]:
    """Give whatever number any part of a text may mean: words, parts of words, Roman numerals."""
    known = vocabulary.load(text.tag)
    single = {known.numbers[word] for word in known.numbers.keys() & text.vocabulary}
    parts = (part for word in text.vocabulary if "-" in word for part in word.split("-"))
    single |= {known.numbers[part] for part in parts if part in known.numbers}
    sizes = {known.scales[word] for word in known.scales.keys() & text.vocabulary}
    return frozenset({*single, *sizes, *values(text), *_within(text, known), *roman(text)})


def roman(text: Text) -> Iterator[float]:
    """Give the Roman numerals, whatever else they may be; “XXIe” counts too."""
    for found in _ROMAN.finditer(text.prose):
        rest = text.prose[found.end() : found.end() + 3]
        if found[0] and not re.match(r"(?!(?:e|er|ème|è|º|°)(?!\w))\w", rest):
            yield _roman(found[0])


def _groups(words: Sequence[str], known: Vocabulary) -> Iterator[float]:
    """Add up neighbours: tens and units, hundreds and what follows, and scales."""
    at = 0
    while at < len(words):
        if words[at] not in known.numbers:
            at += 1
            continue
        total, at = _group(words, at, known)
        yield total


def _group(words: Sequence[str], at: int, known: Vocabulary) -> tuple[float, int]:
    total = known.numbers[words[at]]
    is_ten, at = words[at] in known.tens, at + 1
    while at < len(words):
        step = at + (words[at] in known.joiners)
        word = words[step] if step < len(words) else ""
        if word in known.scales and step == at:
            total *= known.scales[word]
        elif (
            word in known.numbers
            and (unit := known.numbers[word])
            and _adds(total, unit, is_ten=is_ten)
        ):
            total += unit
        else:
            break
        is_ten, at = word in known.tens, step + 1
    return total, at


def _adds(total: float, unit: float, *, is_ten: bool) -> bool:
    """Tell whether a number is said on: twenty, two; two hundred, twelve."""
    if is_ten:
        return unit < _TEN or (total in _TEENS and unit < _TEN * 2)
    return total >= _HUNDRED and total % _HUNDRED == 0 and unit < _HUNDRED


def _within(text: Text, known: Vocabulary) -> Iterator[float]:
    """Give numbers that words begin with: German dreitägig, Zweitwohnung; Italian ventimila."""
    heads = _heads(text.tag) if text.language in {"de", "it", "ru"} else {}
    for word in text.vocabulary:
        for length in range(len(word) - 1, 2, -1) if word[:3] in heads else ():
            if (value := known.numbers.get(word[:length])) is not None:
                yield value
                yield from (value * size for name, size in known.scales.items() if name in word)
                break


@lru_cache(maxsize=16)
def _heads(tag: str) -> dict[str, bool]:
    return {word[:3]: True for word in vocabulary.load(tag).numbers if len(word) > 2}  # noqa: PLR2004


@lru_cache(maxsize=1024)
def _roman(text: str) -> float:
    sizes = [_SIZES[sign] for sign in text]
    signed = [-one if one < other else one for one, other in pairwise([*sizes, 0])]
    return float(sum(signed))


def _han(text: str) -> float:
    """Read Chinese numerals: 百二十三, 三万五千."""
    total, section, digit = 0, 0, 0
    for sign in text:
        size = _HAN_SIZES.get(sign)
        if size is None:
            digit = _HAN_DIGITS[sign]
        elif size > 1000:  # noqa: PLR2004 - a new section begins
            total, section, digit = total + (section + digit or 1) * size, 0, 0
        else:
            section, digit = section + (digit or 1) * size, 0
    return float(total + section + digit)
