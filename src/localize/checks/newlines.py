"""Rule: source and translation begin with a line feed, both or neither, and end so."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.subject import Problem, Subject, only_with, translations


@only_with("\n")
def newlines(subject: Subject) -> Iterator[Problem]:
    """Gettext refuses a translation that differs from its source in this."""
    for source, target in translations(subject.entry):
        if source.startswith("\n") != target.startswith("\n"):
            yield Problem("only one of source and translation begins with a line feed")
        if source.endswith("\n") != target.endswith("\n"):
            yield Problem("only one of source and translation ends with a line feed")
