"""Where a missed term belongs in a draft, and how the draft goes on with it there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from localize import glossary, spans
from localize.glossary.agreement import openings
from localize.model import Draft, Kind, Match, Request, Span

_ELIDED = re.compile(r"(?:l|d|qu|un|dell|all|dall|nell|sull)['’]", re.IGNORECASE)
_AROUND = re.compile(r"^[«„“\"'(\[]+|[»”\"')\].,;:!?…]+$")
_FIXED = frozenset({Kind.DO_NOT_TRANSLATE, Kind.ACRONYM, Kind.OFFICIAL_NAME})
_STOPS = frozenset(").,;:»”")
_GAP = 1
"""Words between two linked ones that belong to them all the same."""


def starts(
    request: Request, draft: Draft, missing: Sequence[Match], language: str, settled: int = 0
) -> tuple[str, ...]:
    """Give how a draft may begin up to the end of its first missed term, the article made to fit.

    `language` is the target's primary tag. Terms that belong into the first `settled` characters
    are left; () if there are no others. An acronym that the source has in brackets comes along.
    """
    places = [(place(draft, match, request.text, language), match) for match in missing]
    free = [one for one in places if one[0][0] >= settled]
    if not free:
        return ()
    (start, end), match = min(free, key=lambda one: one[0])
    after = _acronym(request, match, language)
    if not after and match.term.kind in _FIXED:
        after = _stop(draft.text[end:])
    return tuple(one + after for one in _openings(draft.text[:start], match, language))


def _acronym(request: Request, match: Match, language: str) -> str:
    """Give the acronym, in brackets, that follows a name in the source; nothing if none does."""
    for other in request.terms:
        gap = request.text[match.end : other.start]
        if gap == " (" and request.text[other.end : other.end + 1] == ")":
            return f" ({glossary.preferred(other, language)})"
    return ""


def replaced(draft: Draft, match: Match, language: str, source: str) -> str:
    """Give a draft with a name that may not change in the place of the words for it.

    Words that are inflected are left as they are: putting them in would break the sentence.
    """
    own = glossary.wording(match.term, language)
    if own is None or match.term.kind not in _FIXED or not draft.alignment:
        return draft.text
    start, end = place(draft, match, source, language)
    return _openings(draft.text[:start], match, language)[0] + draft.text[end:]


def place(draft: Draft, match: Match, source: str, language: str = "") -> Span:
    """Give the words of a draft that stand for a term; by its share of the text if none do.

    A form that the glossary forbids in the language is such a place before all others.
    """
    if wrong := _forbidden(draft.text, match, language):
        return wrong
    words = spans.words(draft.text)
    linked = {
        target for span, target in draft.alignment if spans.meet(span, (match.start, match.end))
    }
    numbers = [number for number, span in enumerate(words) if span in linked]
    if not numbers:
        share = match.start / max(1, len(source))
        number = min(int(share * len(words)), max(0, len(words) - 1))
        return _inside(draft.text, words[number]) if words else (0, 0)
    first, last = _longest(numbers)
    return _inside(draft.text, (words[first][0], words[last][1]))


def _stop(text: str) -> str:
    """Give the mark that a text begins with, so that nothing is added to the name before it."""
    return text[:1] if text[:1] in _STOPS else ""


def _forbidden(text: str, match: Match, language: str) -> Span | None:
    """Give where a text says a term in a forbidden form."""
    for form in glossary.verify(match, text, language).forbidden if language else ():
        if found := re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE):
            return found.span()
    return None


def _longest(numbers: Sequence[int]) -> tuple[int, int]:
    """Give the first and last of the longest run of numbers."""
    runs = [[numbers[0]]]
    for number in numbers[1:]:
        if number - runs[-1][-1] <= _GAP + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    best = max(runs, key=len)
    return best[0], best[-1]


def _inside(text: str, span: Span) -> Span:
    """Take quotes, stops and an elided article off a span's ends."""
    start, end = span
    words = text[start:end]
    before = _AROUND.match(words)
    start += before.end() if before else 0
    elided = _ELIDED.match(text, start, end)
    start = elided.end() if elided else start
    after = _AROUND.search(text[start:end])
    return start, start + after.start() if after and after.start() else end


def _openings(before: str, match: Match, language: str) -> tuple[str, ...]:
    """Give a text's beginning with a term in each form that fits there, in its source's number."""
    wanted, gender, plural = glossary.numbered(match, language)
    return openings(before, wanted, gender, plural, language)
