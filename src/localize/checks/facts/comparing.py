"""Whether two texts say the same figures: equal in meaning, free in form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from localize.checks.facts import spelled
from localize.checks.facts.fact import Fact, Facts, Key
from localize.checks.facts.reading import read
from localize.checks.facts.vocabulary import VAGUE
from localize.checks.text import Text


class Difference(NamedTuple):
    """What two texts do not agree on: the code of a rule, the figures, empty where one is not."""

    code: str
    source: str
    target: str


def compare(source: Text, target: Text) -> list[Difference]:
    """Give what the figures of a translation and of its source do not share."""
    ours, theirs = read(source), read(target)
    found: list[Difference] = []
    if ours.digits or theirs.digits:
        found += _digits(source, target, ours, theirs)
        found += _percents(ours, theirs)
    if ours.months != theirs.months:
        found += _months(ours, theirs)
    if ours.weekdays != theirs.weekdays:
        lost, new = set(ours.weekdays), set(theirs.weekdays)
        found += _names(lost - new, new - lost, "weekday")
    return found or list(_words(source, target, ours, theirs))


def _digits(source: Text, target: Text, ours: Facts, theirs: Facts) -> Iterator[Difference]:
    missing = _unmatched(ours.digits, theirs)
    extra = _unmatched(theirs.digits, ours)
    if missing:
        words = spelled.possible(target)
        missing = [fact for fact in missing if fact.keys.isdisjoint(words)]
    if extra:
        words = spelled.possible(source)
        extra = [fact for fact in extra if fact.keys.isdisjoint(words)]
    for fact in tuple(missing):
        if twin := next((each for each in extra if each.others & fact.keys), None):
            missing.remove(fact)
            extra.remove(twin)
            yield Difference("number-format", fact.raw, twin.raw)
    yield from _paired(missing, extra)


def _unmatched(facts: Sequence[Fact], others: Facts) -> list[Fact]:
    """Give the facts that the other text does not have, each meaning once."""
    there: set[Key] = {key for fact in others.digits for key in fact.keys}
    there |= {f"m{month}" for month in others.months}
    left = {fact.keys: fact for fact in facts if fact.keys.isdisjoint(there)}
    return list(left.values())


def _paired(missing: list[Fact], extra: list[Fact]) -> Iterator[Difference]:
    """Put what is missing and what is too much together: the same kind first."""
    for fact in missing:
        twin = next((each for each in extra if each.kind == fact.kind), None)
        twin = twin or (extra[0] if extra else None)
        if twin:
            extra.remove(twin)
        kind = twin.kind if twin and fact.kind == "number" else fact.kind
        yield Difference(kind, fact.raw, twin.raw if twin else "")
    for fact in extra:
        yield Difference(fact.kind, "", fact.raw)


def _percents(ours: Facts, theirs: Facts) -> Iterator[Difference]:
    """Find a number that is a share in one text only."""
    if not any(fact.is_percent for fact in (*ours.digits, *theirs.digits)):
        return
    for fact in ours.digits:
        twins = [each for each in theirs.digits if each.keys & fact.keys]
        if twins and not any(each.is_percent == fact.is_percent for each in twins):
            signs = ("", " %") if twins[0].is_percent else (" %", "")
            yield Difference("percent", fact.raw + signs[0], twins[0].raw + signs[1])


def _months(ours: Facts, theirs: Facts) -> Iterator[Difference]:
    """Find a month that stands for another one; a month that is only left out is nothing."""
    numeric = {key for fact in (*ours.digits, *theirs.digits) for key in fact.keys}
    said, told = Counter(ours.months), Counter(theirs.months)
    lost = {month for month in said - told if f"m{month}" not in numeric}
    new = {month for month in told - said if f"m{month}" not in numeric}
    yield from _names(lost, new, "month")


def _names(lost: set[int], new: set[int], what: str) -> Iterator[Difference]:
    if lost and new:
        yield Difference("date", f"{what} {min(lost)}", f"{what} {min(new)}")


def _words(source: Text, target: Text, ours: Facts, theirs: Facts) -> Iterator[Difference]:
    """Find a number in words that stands for another one; where one side has none, all is well."""
    said = spelled.values(source) - VAGUE
    told = spelled.values(target) - VAGUE if said else said
    if not told or said == told:
        return
    lost = said - spelled.possible(target) - _numbers(theirs)
    new = told - spelled.possible(source) - _numbers(ours)
    if lost and new:
        yield Difference("number-word", f"{min(lost):g}", f"{min(new):g}")


def _numbers(facts: Facts) -> set[Key]:
    return {key for fact in facts.digits for key in fact.keys}
