"""A stretch of a draft replaced; the words around it keep their alignment."""

from __future__ import annotations

from dataclasses import replace

from localize.model import Draft, Span


def splice(draft: Draft, gone: Span, text: str) -> Draft:
    """Put a text in the place of a stretch of a draft, which may be empty.

    Of a word that the stretch begins in, what is before it stays aligned; what begins in it is not.
    """
    start, end = gone
    moved = start + len(text) - end
    links = (
        (one, (first + moved, last + moved) if first >= end else (first, min(last, start)))
        for one, (first, last) in draft.alignment
        if first < start or first >= end
    )
    return replace(draft, text=draft.text[:start] + text + draft.text[end:], alignment=tuple(links))
