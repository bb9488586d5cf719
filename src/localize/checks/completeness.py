"""Rules: is there a translation, and has somebody reviewed it."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.subject import Problem, Subject, is_complete


def untranslated(subject: Subject) -> Iterator[Problem]:
    """A form of the entry is empty."""
    if not is_complete(subject.entry):
        yield Problem("this has no translation")


def fuzzy(subject: Subject) -> Iterator[Problem]:
    """The translation is marked fuzzy: a draft, or its source has changed."""
    entry = subject.entry
    if entry.fuzzy and is_complete(entry):
        reason = "its source has changed" if entry.previous else "nobody has reviewed it"
        yield Problem(f"this translation is marked fuzzy: {reason}")
