"""Rules: the source's inline markup is there, all of it, no more, and nested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from localize import markup
from localize.checks.subject import Problem, Subject, only_with, translations
from localize.markup import Side

_SHAPES = {Side.OPEN: "<{}>", Side.CLOSE: "</{}>", Side.SINGLE: "<{}/>"}


@only_with("<")
def missing(subject: Subject) -> Iterator[Problem]:
    """The translation lacks a placeholder of its source."""
    for source, target in translations(subject.entry):
        for tag in _tags(source) - _tags(target):
            yield Problem(f"the source has {tag}, the translation has not")


@only_with("<")
def extra(subject: Subject) -> Iterator[Problem]:
    """The translation has a placeholder that its source lacks, or one too often."""
    for source, target in translations(subject.entry):
        for tag in _tags(target) - _tags(source):
            yield Problem(f"the translation has {tag}, the source has not")


@only_with("<")
def nesting(subject: Subject) -> Iterator[Problem]:
    """A pair of placeholders is closed too early, too late or never."""
    for source, target in translations(subject.entry):
        same = _tags(source) == _tags(target)
        if same and markup.is_nested(source) and not markup.is_nested(target):
            yield Problem("the placeholders of the translation do not nest", suggestion=source)


def _tags(text: str) -> Counter[str]:
    if "<" not in text:
        return Counter()
    found = markup.placeholders(text)
    return Counter(_SHAPES[placeholder.side].format(placeholder.name) for placeholder in found)
