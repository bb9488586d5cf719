"""Ranges and lists, whose numbers share what is said once: 5 to 10 million, 5–7 %, 2019–20."""

from __future__ import annotations

import re

from localize.checks.facts import figures
from localize.checks.facts.fact import Fact, Key

_SPACE = "[ \u00a0]*"
_RANGE = re.compile(
    r"[ \u00a0%]*"
    r"(?:[-–—~]|to|and|or|bis|auf|und|oder|beziehungsweise|bzw\.|respektive|resp\.|gegenüber|à|et|ou"
    r"|respectivement|contre|a|ad|e|o|fino a|al|all['’]|rispettivamente|contro|y|hasta|frente al?"
    r"|para|contra|до|и|到|至|から)"
    rf"(?:{_SPACE}(?:to|el|il|lo|l['’]|i|gli|al|all['’]|o|de|du))?{_SPACE}(?:CHF|USD|EUR|[$€£])?{_SPACE}$"
)
_LIST = re.compile(rf"%?,{_SPACE}")
_NEAR = 24
_SCALE = 100
_YEARS = 4, 2
_WHOLE, _FAR = 100, 10
"""Percent, and how often a number may hold the next one: what is more than both is no share."""


def share(found: tuple[Fact, ...], prose: str) -> tuple[Fact, ...]:
    """Let the numbers of a range share scale, sign and century: 5 to 10 million, 2019–20, 5–7 %.

    So do those of a list: 10, 20 or 50 percent.
    """
    if len(found) <= 1:
        return found
    facts = list(found)
    is_list = False
    for at in range(len(facts) - 2, -1, -1):
        one, other = facts[at], facts[at + 1]
        between = prose[one.end : other.start]
        is_near = one.kind in {"number", "date"} and len(between) < _NEAR
        is_listed = is_list and _LIST.fullmatch(between)
        is_list = is_near and bool(is_listed or _RANGE.fullmatch(between))
        if is_list:
            is_percent = one.is_percent or (other.is_percent and _is_share(one, other))
            facts[at] = one._replace(keys=one.keys | _lent(one, other), is_percent=is_percent)
            facts[at + 1] = other._replace(keys=other.keys | _century(one, other))
    return tuple(facts)


def _is_share(one: Fact, other: Fact) -> bool:
    """Tell whether a number is a share, as the next one is: no year, and not far bigger.

    “2015 auf 3,7 Prozent”, “5,797 or 50.5 %”.
    """
    if len(one.raw) == _YEARS[0] and one.raw.isdigit():
        return False
    value, near = (
        min((key for key in fact.keys if isinstance(key, float)), default=0.0)
        for fact in (one, other)
    )
    return value <= max(_WHOLE, _FAR * near)


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
