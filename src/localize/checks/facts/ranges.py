"""Ranges and lists, whose numbers share what is said once: 5 to 10 million, 5–7 %, 2019–20."""

from __future__ import annotations

import re

from localize.checks.facts import figures
from localize.checks.facts.fact import Fact, Key

_SPACE = "[ \u00a0]*"
_RANGE = re.compile(
    r"[ \u00a0%]*"
    r"(?:[-–—~]|to|and|or|bis|auf|und|oder|beziehungsweise|bzw\.|à|et|ou|a|ad|e|o|fino a|al"
    r"|all['’]|y|hasta|para|до|и|到|至|から)"
    rf"(?:{_SPACE}(?:to|el|il|lo|l['’]|o|de|du))?{_SPACE}(?:CHF|USD|EUR|[$€£])?{_SPACE}$"
)
_NEAR = 12
_SCALE = 100
_YEARS = 4, 2


def share(found: tuple[Fact, ...], prose: str) -> tuple[Fact, ...]:
    """Let the numbers of a range share scale, sign and century: 5 to 10 million, 2019–20, 5–7 %."""
    if len(found) <= 1:
        return found
    facts = list(found)
    for at in range(len(facts) - 2, -1, -1):
        one, other = facts[at], facts[at + 1]
        between = prose[one.end : other.start]
        if one.kind in {"number", "date"} and len(between) < _NEAR and _RANGE.fullmatch(between):
            is_percent = one.is_percent or (other.is_percent and not _is_year(one))
            facts[at] = one._replace(keys=one.keys | _lent(one, other), is_percent=is_percent)
            facts[at + 1] = other._replace(keys=other.keys | _century(one, other))
    return tuple(facts)


def _is_year(fact: Fact) -> bool:
    """Tell whether a number is probably a year: “2015 auf 3,7 Prozent”."""
    return len(fact.raw) == _YEARS[0] and fact.raw.isdigit()


def _lent(one: Fact, other: Fact) -> set[Key]:
    """Give what a number means with the scale of the next: 5 (to 10 million)."""
    numbers = [key for key in other.keys if isinstance(key, float)]
    tail = figures.value(other.raw, "en")
    if not numbers or tail is None or not tail[0]:
        return set()
    scale = max(numbers) / tail[0]
    if scale < _SCALE:
        return set()
    return {round(key * scale, 6) for key in one.keys if isinstance(key, float)}


def _century(one: Fact, other: Fact) -> set[Key]:
    """Give what 20 means in 2019–20."""
    if (len(one.raw), len(other.raw)) == _YEARS and (one.raw + other.raw).isdigit():
        return {float(one.raw[:2] + other.raw)}
    return set()
