"""Requests cut into parts that a model can take, and the parts' drafts put together again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from localize.model import Draft, Request

LONGEST = 192
"""Pieces in one input; a longer sentence is cut at its punctuation."""

NEVER = float("-inf")
_STOPS = re.compile(r"(?<=[;:,–—])\s+")
_SPACES = re.compile(r"\s+")

Count = Callable[[str], int]
"""Text → the number of its pieces."""


@dataclass(frozen=True, slots=True)
class Part:
    """A request, or a part of a long one, and the number of the request that it comes from.

    `start` is where it stands in that request's text.
    """

    number: int
    request: Request
    start: int = 0


def split(requests: Sequence[Request], count: Count) -> list[Part]:
    """Give requests as parts that a model can take; nothing for a text without words.

    Terms, a start and other hypotheses are for the whole: a request that must be cut goes
    without, as does one whose start is longer than any input.
    """
    parts: list[Part] = []
    for number, request in enumerate(requests):
        texts = list(cut(request.text, count, LONGEST))
        if len(texts) > 1:
            bare = Request("", align=request.align, greedy=request.greedy)
            each = zip(texts, _starts(request.text, texts), strict=True)
            parts += [Part(number, replace(bare, text=text), start) for text, start in each]
        elif texts:
            fits = not request.start or fits_in(request.start, count)
            parts.append(Part(number, request if fits else replace(request, start="")))
    return parts


def fits_in(text: str, count: Count) -> bool:
    """Tell whether a text is short enough for one input."""
    return len(text) <= LONGEST or count(text) <= LONGEST


def score(
    requests: Sequence[Request], count: Count, score_all: Callable[[list[Request]], list[float]]
) -> list[float]:
    """Score the requests that a model can take; the others, too long for one input, score -inf."""
    fit = [fits_in(one.text, count) and fits_in(one.start, count) for one in requests]
    found = iter(score_all([one for one, fits in zip(requests, fit, strict=True) if fits]))
    return [next(found) if fits else NEVER for fits in fit]


def join(parts: Iterable[Part], found: Iterable[Sequence[Draft]], size: int) -> list[Draft]:
    """Give a draft for each of `size` requests; `found` are every part's drafts, the best first."""
    answers: dict[int, list[Draft]] = defaultdict(list)
    for part, drafts in zip(parts, found, strict=True):
        answers[part.number].append(_moved(_best(drafts), part.start))
    return [_joined(answers[number]) for number in range(size)]


def cut(text: str, count: Count, longest: int) -> Iterator[str]:
    """Give a text in parts of at most `longest` pieces; nothing for a text without words.

    Parts end at punctuation where there is some, else between words, else anywhere.
    """
    if not text.strip():
        return
    if len(text) <= longest or count(text) <= longest:
        yield text
        return
    middle = _middle(text)
    yield from cut(text[:middle].strip(), count, longest)
    yield from cut(text[middle:].strip(), count, longest)


def _best(drafts: Sequence[Draft]) -> Draft:
    """Give the first draft with the others in it, those that say something else."""
    others: dict[str, Draft] = {}
    for one in drafts[1:]:
        if one.text not in {"", drafts[0].text}:
            others.setdefault(one.text, one)
    return replace(drafts[0], others=tuple(others.values()))


def _joined(drafts: list[Draft]) -> Draft:
    """Put the parts of a cut sentence together; only an uncut one keeps its alignment.

    What was passed over in a part was passed over in the whole.
    """
    if len(drafts) == 1:
        return drafts[0]
    scores = [draft.score for draft in drafts if draft.score is not None]
    score = sum(scores) / len(scores) if scores else None
    passed = tuple(span for draft in drafts for span in draft.unattended)
    return Draft(" ".join(draft.text for draft in drafts), score, unattended=passed)


def _moved(draft: Draft, start: int) -> Draft:
    """Give a part's draft with what it passed over as it stands in the whole text."""
    if not start:
        return draft
    passed = tuple((first + start, last + start) for first, last in draft.unattended)
    return replace(draft, unattended=passed)


def _starts(text: str, parts: Iterable[str]) -> Iterator[int]:
    """Give where the parts of a text stand in it, one after the other."""
    end = 0
    for part in parts:
        start = text.index(part, end)
        yield start
        end = start + len(part)


def _middle(text: str) -> int:
    """Give the best place to cut a text in two: near the middle, at punctuation, at a space."""
    half = len(text) // 2
    for pattern in (_STOPS, _SPACES):
        places = [found.start() for found in pattern.finditer(text, 1, len(text) - 1)]
        nearest = min(places, key=lambda place: abs(place - half), default=0)
        if len(text) // 5 < nearest < len(text) - len(text) // 5:
            return nearest
    return half
