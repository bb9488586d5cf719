"""Dates in digits and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks.facts.fact import Fact, Key
from localize.checks.facts.vocabulary import Vocabulary
from localize.checks.text import Text

NOON = re.compile(r"[ \u00a0\u202f]?([ap])\.?[ \u00a0]?m\b", re.IGNORECASE)
_HALF_DAY = 720
_HOURS, _MONTHS, _SHORT = 24, 12, 99


def date(found: re.Match[str], text: Text, known: Vocabulary) -> Iterator[Fact]:  # noqa: ARG001
    """Give a numeric date's day, month and year; in English the first two may be swapped."""
    numbers = [int(part) for part in re.split(r"\D+", found[0])]
    if found[0][:4].isdigit():  # ISO 8601
        numbers.reverse()
    day, month, year = numbers
    either: set[Key] = {float(day), f"m{month}", float(month), f"m{day}"}
    loose = text.language == "en" and day <= _MONTHS
    span = found.span()
    yield Fact("date", frozenset(either if loose else {float(day)}), found[0], *span)
    yield Fact("date", frozenset(either if loose else {f"m{month}", float(month)}), found[0], *span)
    years = {float(year)} if year > _SHORT else {float(year), year + 2000.0, year + 1900.0}
    yield Fact("date", frozenset(years), found[0], *span)


def time(found: re.Match[str], text: Text, known: Vocabulary) -> Iterator[Fact]:  # noqa: ARG001
    """Give a time of day; a result such as 88:79 is two numbers."""
    hours, minutes, *_ = (int(part) for part in re.split(r"\D+", found[0]) if part)
    if hours > _HOURS:  # a result or a ratio
        for part in re.finditer(r"\d+", found[0]):
            start = found.start() + part.start()
            yield Fact("number", frozenset({float(part[0])}), part[0], start, start + len(part[0]))
        return
    keys = clock(hours, minutes, noon=bool(NOON.match(text.prose, found.end())))
    yield Fact("date", frozenset(keys), found[0], *found.span())


def clock(hours: int, minutes: int, *, noon: bool) -> Iterator[Key]:
    """Give a time of day; twelve hours of difference are left to the words around it."""
    yield f"t{(hours * 60 + minutes) % _HALF_DAY}"
    if minutes == 0:
        yield float(hours)
        if noon:
            yield float(hours + 12)
