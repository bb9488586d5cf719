"""A language's words for numbers, months, weekdays and scales: CLDR's, and ours in `words/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from localize import languages
from localize.checks import lexicon

_TEENS = frozenset({60, 80})
_VOWELS = "aeiou"
VAGUE = frozenset({0.0, 0.5, 1.0, 1.5})
"""Numbers that are often other words: an article, “only”, “half”."""


class Vocabulary(NamedTuple):
    """Words in small letters. `tens` are those of `numbers` that a unit may follow.

    `counting` are the `numbers` that are not vague, `calendar` the months and weekdays.
    """

    numbers: Mapping[str, float]
    counting: frozenset[str]
    tens: frozenset[str]
    joiners: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    calendar: frozenset[str]
    scales: Mapping[str, float]
    signs: Mapping[str, float]
    """Scales of one or two letters, which count only right behind digits: 5m."""


@cache
def load(tag: str) -> Vocabulary:
    """Give the vocabulary of a language tag."""
    language = languages.primary(tag)
    numbers = dict(_numbers(language))
    scales = {**languages.scale_words(tag), **_pairs("scales", language)}
    signs = {word: size for word, size in scales.items() if len(word) <= 2 and word.isascii()}  # noqa: PLR2004 - k, m, bn
    months = {**languages.month_names(tag), **_whole(_pairs("calendar", language))}
    weekdays = languages.weekday_names(tag)
    return Vocabulary(
        numbers,
        frozenset(word for word, value in numbers.items() if value not in VAGUE),
        frozenset(word for _, words in _listed(language, "tens") for word in words),
        lexicon.words("numbers", language, "and"),
        months,
        weekdays,
        frozenset({*months, *weekdays}),
        {word: size for word, size in scales.items() if word not in signs},
        signs,
    )


def _numbers(language: str) -> Iterator[tuple[str, float]]:
    units = list(_listed(language, "units"))
    for key in ("units", "tens", "more"):
        for value, words in _listed(language, key):
            yield from ((word, value) for word in words)
    pattern = dict(lexicon.lines("numbers")).get(f"{language} join")
    if pattern:
        yield from _joined(pattern, list(_listed(language, "tens")), units)


def _joined(
    pattern: str,
    tens: list[tuple[float, tuple[str, ...]]],
    units: list[tuple[float, tuple[str, ...]]],
) -> Iterator[tuple[str, float]]:
    """Write tens and units as one word: twenty-one, einundzwanzig, ventuno, soixante-douze."""
    for ten, heads in tens:
        for unit, words in units:
            if unit < 10 or ten in _TEENS:  # noqa: PLR2004 - a unit
                for head, word in product(heads, words):
                    whole = head[:-1] if _elides(pattern, head, word) else head
                    yield pattern.format(ten=whole, unit=word), ten + unit


def _elides(pattern: str, ten: str, unit: str) -> bool:
    return pattern == "{ten}{unit}" and ten[-1] in _VOWELS and unit[0] in "uo"


def _listed(language: str, key: str) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Read `2 two second | 3 three`."""
    text = dict(lexicon.lines("numbers")).get(f"{language} {key}", "")
    for part in filter(None, text.split("|")):
        value, *words = part.split()
        yield float(value), tuple(words)


def _pairs(topic: str, language: str) -> dict[str, float]:
    items = dict(lexicon.lines(topic)).get(f"{language} words", "").split()
    return {word: float(value) for word, value in zip(items[::2], items[1::2], strict=True)}


def _whole(table: Mapping[str, float]) -> dict[str, int]:
    return {word: int(value) for word, value in table.items()}
