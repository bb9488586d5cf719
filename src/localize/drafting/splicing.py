"""Drafts changed: a stretch replaced, of which the words around keep their alignment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from localize.model import Draft, Span


def splice(draft: Draft, gone: Span, text: str) -> Draft:
    """Put a text in the place of a stretch of a draft, which may be empty.

    A word that the stretch is inside of stays aligned; of one that it begins in, what is before it;
    what begins in it is not.
    """
    start, end = gone
    moved = start + len(text) - end
    links = (
        (one, _moved(own, gone, moved))
        for one, own in draft.alignment
        if own[0] < start or own[0] >= end
    )
    return replace(draft, text=draft.text[:start] + text + draft.text[end:], alignment=tuple(links))


def throughout(draft: Draft, change: Callable[[Draft], Draft]) -> Draft:
    """Change a draft and each of its others."""
    return replace(change(draft), others=tuple(map(change, draft.others)))


def _moved(word: Span, gone: Span, by: int) -> Span:
    """Give where a word stands that begins before a stretch or behind it."""
    (first, last), (start, end) = word, gone
    if first >= end:
        return first + by, last + by
    return first, last + by if start < end <= last else min(last, start)
