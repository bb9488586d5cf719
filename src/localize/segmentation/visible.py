"""What a reader sees of a masked text, and where in it each character stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from localize.markup import Placeholder, Side
from localize.segmentation.nesting import Nesting

BREAKS = frozenset({"br", "hr"})
"""Placeholders that break a line: white space, as far as sentences are concerned."""

BARE = BREAKS | {"img", "wbr"}
"""Placeholders that say nothing: at a segment's edge they belong to the gap."""

_ESCAPED = re.compile(r"&(?:amp;)*lt;")


Stretch = tuple[int, int, str]
"""A stretch of a masked text, `text[start:end]`, and what a reader sees of it."""


def places(stretches: Iterable[Stretch]) -> tuple[list[int], list[int]]:
    """Give where each character that a reader sees begins and ends in the masked text."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end, shown in stretches:
        plain = len(shown) == end - start
        starts += range(start, end) if plain else [start] * len(shown)
        ends += range(start + 1, end + 1) if plain else [end] * len(shown)
    return starts, ends


def stretches(text: str, nesting: Nesting) -> Iterator[Stretch]:
    """Give a text's stretches in order: words, escapes, placeholders."""
    position = 0
    for mark in nesting.marks:
        yield from _unescaped(text, position, mark.start)
        yield mark.start, mark.end, _stands_for(text, mark)
        position = mark.end
    yield from _unescaped(text, position, len(text))


def _unescaped(text: str, start: int, end: int) -> Iterator[Stretch]:
    for found in _ESCAPED.finditer(text, start, end):
        yield start, found.start(), text[start : found.start()]
        yield found.start(), found.end(), "<"
        start = found.end()
    yield start, end, text[start:end]


def _stands_for(text: str, mark: Placeholder) -> str:
    """Give what a placeholder is to a sentence: white space, a word of its own, or nothing."""
    if mark.side is not Side.SINGLE:
        return ""
    if mark.name.rstrip("0123456789") in BARE:
        return "\n" if mark.name.rstrip("0123456789") in BREAKS else ""
    before, after = text[: mark.start][-1:], text[mark.end : mark.end + 1]
    return "X" if (not before or before.isspace()) and not after.isalnum() else ""


def is_bare(mark: Placeholder) -> bool:
    """Tell whether a placeholder says nothing (`BARE`)."""
    return mark.side is Side.SINGLE and mark.name.rstrip("0123456789") in BARE
