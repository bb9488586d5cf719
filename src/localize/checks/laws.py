"""Rule: a reference to a law keeps its article, paragraph, letter and number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from localize.checks import lexicon
from localize.checks.subject import Problem, Subject
from localize.checks.text import Text

_MARK = re.compile(
    r"(?P<mark>[^\W\d_]+(?:\.o|\.)?)\s?(?P<value>\d+(?:[a-z](?![a-z])|bis|ter|quater)*|[a-z]\b)",
    re.IGNORECASE,
)


def legal_reference(subject: Subject) -> Iterator[Problem]:
    """An article, paragraph, letter or figure of a law is another one."""
    for pair in (pair for pair in subject.pairs if pair.source.has_digits):
        ours = _references(pair.source)
        theirs = _references(pair.target) if ours else frozenset()
        for part, value in sorted(ours - theirs):
            others = sorted(other for kind, other in theirs - ours if kind == part)
            if others and not _is_said(pair.target, value, theirs):
                message = f"the source has {part} {value}, the translation {part} {others[0]}"
                yield Problem(message, value, excerpt=others[0])


def _is_said(target: Text, value: str, theirs: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a part's value stands in a list behind another: Articles 3 and 5."""
    marked = {other for _, other in theirs}
    return value not in marked and re.search(rf"\b{re.escape(value)}\b", target.plain) is not None


def _references(text: Text) -> frozenset[tuple[str, str]]:
    marks = _legal()
    if marks.keys().isdisjoint(text.vocabulary):
        return frozenset()
    return frozenset(
        (marks[word], found["value"])
        for found in _MARK.finditer(text.plain)
        if (word := found["mark"].lower()) in marks and _fits(marks[word], found["value"])
    )


def _fits(part: str, value: str) -> bool:
    return value.isalpha() == (part == "letter")


@cache
def _legal() -> dict[str, str]:
    return {word: part for part, words in lexicon.lines("legal") for word in words.split()}
