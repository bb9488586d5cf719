"""A term that a draft left out, put into a gap of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize import glossary
from localize.drafting.splicing import splice
from localize.model import Draft, Match, Span

_CLOSE = frozenset(",.;:!?…)]»”")
_STOPS = frozenset(".!?")


def variants(draft: Draft, match: Match, language: str) -> list[list[Draft]]:
    """Give the draft with the term in each of its likely gaps: bare, then behind articles.

    Likely gaps are beside the words for what stands beside the term in the source, and at the end;
    there are none without an alignment.
    """
    known = (*glossary.bare(match, language), *_articled(match, language))
    gaps = sorted(set(_gaps(draft, match))) if draft.alignment else []
    free = [gap for gap in gaps if draft.text[:gap].strip() and draft.text[gap - 1] not in _STOPS]
    return [
        [splice(draft, (gap, gap), f" {phrase}") for phrase in dict.fromkeys(known)] for gap in free
    ]


def _articled(match: Match, language: str) -> Iterator[str]:
    for wordings in glossary.behind(match, language).values():
        yield from wordings


def _gaps(draft: Draft, match: Match) -> Iterator[int]:
    """Give places at ends of words, before and behind their signs."""
    behind = [pair for pair in draft.alignment if pair[0][0] >= match.end]
    ahead = [pair for pair in draft.alignment if pair[0][1] <= match.start]
    beside = (*_nearest(behind, first=True), *_nearest(ahead, first=False))
    for start, end in beside:
        yield from (len(draft.text[:start].rstrip()), _end(draft.text, end), end)
    yield _end(draft.text, len(draft.text))


def _nearest(pairs: Sequence[tuple[Span, Span]], *, first: bool) -> list[Span]:
    """Give the first and the last of the target words of the first or last source word."""
    if not pairs:
        return []
    sources = [source for source, _ in pairs]
    wanted = min(sources) if first else max(sources)
    targets = [target for source, target in pairs if source == wanted]
    return [min(targets), max(targets)]


def _end(text: str, end: int) -> int:
    """Give where the word before a place ends, without the signs behind it."""
    while end and (text[end - 1] in _CLOSE or text[end - 1].isspace()):
        end -= 1
    return end
