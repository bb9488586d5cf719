"""Spans of a text: its words, and what two of them have in common."""

from __future__ import annotations

import re

from localize.model import Span

_WORD = re.compile(r"\S+")
_SAYS = re.compile(r"\w")


def meet(one: Span, other: Span) -> bool:
    """Tell whether two half-open spans share a place."""
    return one[0] < other[1] and other[0] < one[1]


def words(text: str) -> list[Span]:
    """Give what stands between a text's blanks."""
    return [found.span() for found in _WORD.finditer(text)]


def spoken(text: str) -> list[Span]:
    """Give a text's words without signs that stand alone."""
    return [(start, end) for start, end in words(text) if _SAYS.search(text, start, end)]
