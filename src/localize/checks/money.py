"""Rules: an amount keeps its currency, a measure its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from localize.checks import lexicon
from localize.checks.facts import figures
from localize.checks.subject import Pair, Problem, Subject
from localize.checks.text import Text

_AMOUNT = re.compile(
    r"(?P<before>[$€£¥₽₹]|\b(?:US\$|USD|EUR|GBP|CHF|JPY|CNY|RMB|RUB|INR))\s?\d"
    r"|\d\s?(?P<after>[$€£¥₽₹]|(?:USD|EUR|GBP|CHF|JPY|CNY|RUB|INR)\b)"
)
_SIGNS = frozenset("$€£¥₽₹")
_CODES = ("USD", "EUR", "GBP", "CHF", "JPY", "CNY", "RMB", "RUB", "INR")
_MEASURE = re.compile(r"(?P<value>\d\d*(?:[.,’']\d+)*)[ \u00a0\u202f-]?(?P<unit>°[CF]|[^\W\d_]+)")


def currency(subject: Subject) -> Iterator[Problem]:
    """An amount of the source has a currency that the translation has not."""
    for pair in (pair for pair in subject.pairs if _may_be_money(pair.source)):
        signs = {found["before"] or found["after"] for found in _AMOUNT.finditer(pair.source.plain)}
        wanted = {
            code for code, marks in _marks().items() for sign in signs if sign.lower() in marks
        }
        lost = [code for code in wanted if not _has(pair.target, code)]
        if lost and (other := _another(pair, wanted)):
            yield Problem(f"the source's amount is in {lost[0]}, the translation's in {other}")
        elif lost:
            yield Problem(
                f"the source's amount is in {lost[0]}, the translation names no currency",
                is_advice=True,
            )


def _may_be_money(text: Text) -> bool:
    """Tell, at once, whether a text may have an amount."""
    return text.has_digits and (
        not _SIGNS.isdisjoint(text.signs) or any(code in text.plain for code in _CODES)
    )


def unit(subject: Subject) -> Iterator[Problem]:
    """A number of the source stands before another unit of measure in the translation."""
    for pair in (pair for pair in subject.pairs if pair.source.has_digits):
        ours = _measures(pair.source)
        theirs = _measures(pair.target) if ours else {}
        for value in ours.keys() & theirs.keys():
            if ours[value].isdisjoint(theirs[value]):
                units = min(ours[value]), min(theirs[value])
                yield Problem(f"{value:g} is in {units[0]} in the source, here in {units[1]}")


def _measures(text: Text) -> dict[float, set[str]]:
    """Give the units that stand behind each number."""
    found: dict[float, set[str]] = {}
    for match in _MEASURE.finditer(text.plain):
        name, meaning = _units().get(match["unit"].lower()), figures.value(match["value"], text.tag)
        if name and meaning:
            found.setdefault(meaning[0], set()).add(name)
    return found


@cache
def _units() -> dict[str, str]:
    return {word: name for name, words in lexicon.lines("units") for word in words.split()}


@cache
def _marks() -> dict[str, tuple[str, ...]]:
    return {code: tuple(words.split()) for code, words in lexicon.lines("money")}


def _has(text: Text, code: str) -> bool:
    lower = text.plain.lower()
    return any(mark in lower for mark in _marks()[code])


def _another(pair: Pair, wanted: set[str]) -> str:
    signs = {found["before"] or found["after"] for found in _AMOUNT.finditer(pair.target.plain)}
    codes = (code for code, marks in _marks().items() for sign in signs if sign.lower() in marks)
    return next((code for code in codes if code not in wanted), "")
