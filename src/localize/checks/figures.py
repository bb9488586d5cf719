"""Rules: numbers, dates, shares and references of the source are those of the translation."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.facts import Difference
from localize.checks.subject import Problem, Subject

_REFERENCES = frozenset({"reference", "phone"})


def number(subject: Subject) -> Iterator[Problem]:
    """A number is missing, another one, or (advice) only in the translation."""
    for found in subject.differences:
        if found.code == "number":
            yield _problem(found, "the source")
        elif found.code == "number-word":
            message = f"the source says {found.source} in words, the translation {found.target}"
            yield Problem(message, is_advice=True)


def date(subject: Subject) -> Iterator[Problem]:
    """A day, month, year, weekday or time of day is another one."""
    return (_problem(found, "the source") for found in subject.differences if found.code == "date")


def percent(subject: Subject) -> Iterator[Problem]:
    """A number is a share in one text, and not in the other."""
    return (
        Problem(
            f"“{found.source}” in the source is “{found.target}” here", excerpt=found.target[:1]
        )
        for found in subject.differences
        if found.code == "percent"
    )


def number_format(subject: Subject) -> Iterator[Problem]:
    """Separators of another language: 2,500 is 2.5 to a German reader."""
    return (
        Problem(f"“{found.target}” reads as another number in this language", excerpt=found.target)
        for found in subject.differences
        if found.code == "number-format"
    )


def reference(subject: Subject) -> Iterator[Problem]:
    """A phone number, an SR number or a case number is not the source's."""
    return (
        _problem(found, "the source") for found in subject.differences if found.code in _REFERENCES
    )


def _problem(found: Difference, side: str) -> Problem:
    if not found.target:
        return Problem(f"{side} has “{found.source}”, the translation has not")
    if not found.source:
        return Problem(f"“{found.target}” is not in {side}", is_advice=True, excerpt=found.target)
    message = f"{side} has “{found.source}”, the translation “{found.target}”"
    return Problem(message, found.source, excerpt=found.target)
