"""Where a text's words begin and end."""

from __future__ import annotations

from collections.abc import Iterator

Span = tuple[int, int]
"""Where something begins and ends in a text, in code points."""


def joins(text: str, place: int) -> bool:
    """Tell whether the characters on both sides of a place belong to one word."""
    return 0 < place < len(text) and _in_word(text[place - 1]) and _in_word(text[place])


def spans(form: str, text: str) -> Iterator[Span]:
    """Give the places where a form stands in a text as a word or words."""
    start = text.find(form) if form else -1
    while start >= 0:
        end = start + len(form)
        if not (joins(text, start) or joins(text, end)):
            yield start, end
        start = text.find(form, start + 1)


def _in_word(character: str) -> bool:
    """Tell whether a character makes words; scripts that are written without spaces do not."""
    return character.isalnum() and not "\u2e80" <= character <= "\ud7ff"
