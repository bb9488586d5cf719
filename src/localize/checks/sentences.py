"""Rules: no sentence is left out, none is added, and the lengths are in proportion."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.subject import Pair, Problem, Subject
from localize.checks.text import Text

EXPECTED = {
    "ja": 0.5,
    "zh": 0.35,
    "ar": 0.9,
    "ru": 1.1,
    "de": 1.12,
    "fr": 1.17,
    "it": 1.13,
    "es": 1.14,
}
"""Usual lengths of translations, in characters, English being 1."""

_SHORT = 40
_TOO_SHORT, _SCANT, _TOO_LONG = 0.42, 0.68, 2.3


def dropped(subject: Subject) -> Iterator[Problem]:
    """The source has more sentences, and the translation is as short as if one were missing."""
    for pair in subject.pairs:
        if _lacks(pair.source, pair.target, subject, 1.0):
            yield Problem("a sentence of the source seems to be missing")


def added(subject: Subject) -> Iterator[Problem]:
    """The translation has more sentences, and is as long as if one were added."""
    for pair in subject.pairs:
        if _lacks(pair.target, pair.source, subject, -1.0):
            yield Problem("the translation seems to have a sentence more")


def length(subject: Subject) -> Iterator[Problem]:
    """The translation is out of proportion to its source."""
    for pair in subject.pairs:
        size = len(pair.source.plain)
        if size >= _SHORT:
            ratio = len(pair.target.plain) / size / _expected(pair)
            if not _TOO_SHORT < ratio < _TOO_LONG:
                told = "short" if ratio < 1 else "long"
                yield Problem(
                    f"the translation is too {told} for its source ({ratio:.0%} of the usual)"
                )


def _expected(pair: Pair) -> float:
    return EXPECTED.get(pair.target.language, 1.1) / EXPECTED.get(pair.source.language, 1.0)


def _lacks(more: Text, less: Text, subject: Subject, sign: float) -> bool:
    """Tell whether the lengths fit better if a sentence of `more` had no counterpart in `less`."""
    whole = len(more.plain)
    if not whole:
        return False
    share = len(less.plain) / (whole * _expected(subject.pairs[0]) ** sign)
    if 2 * (1 - share) * whole <= _SHORT / 2 or not more.stops:
        return False
    if share > _SCANT and more.stops <= less.stops:
        return False
    ours = more.sentences
    if len(ours) < 2 or (share > _SCANT and len(ours) <= len(less.sentences)):  # noqa: PLR2004
        return False
    return any(
        len(each) > _SHORT / 2 and abs(share - (1 - len(each) / whole)) < abs(share - 1)
        for each in ours
    )
