"""Spans of a text: what two of them have in common."""

from __future__ import annotations

from localize.model import Span


def meet(one: Span, other: Span) -> bool:
    """Tell whether two half-open spans share a place."""
    return one[0] < other[1] and other[0] < one[1]
