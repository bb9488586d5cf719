"""Figures as another language writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from localize import languages
from localize.phrases.tokens import Token

_GROUPED = re.compile(r"(\d{1,3}(?:[,'’]\d{3})+)(?:\.(\d+))?")
_DECIMAL = re.compile(r"(\d+)\.(\d+)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_GROUPS = re.compile(r"[,'’]")
_BEFORE_NAMES = """
art article articles section sections sec para paragraph paragraphs chapter version v no nos nr
number point item figure table annex rule clause § §§
"""
_NAMES = frozenset(_BEFORE_NAMES.split())
"""What stands before a figure that is a name: Art. 3.2 is no decimal."""


def rewrite(tokens: Sequence[Token], place: int, source: str, target: str) -> str:
    """Give the figure at a place of an English text with the signs of the target language.

    What is not a number but a name (Art. 3.2, version 1.10) stays as it is, as do times with a
    colon and figures of other languages.
    """
    figure = tokens[place].text
    if languages.primary(source) != "en" or _is_name(tokens, place):
        return figure
    group, decimal = languages.separators(target)
    if found := _GROUPED.fullmatch(figure):
        whole = _GROUPS.sub(group, found[1])
        return f"{whole}{decimal}{found[2]}" if found[2] else whole
    if found := _DECIMAL.fullmatch(figure):
        return f"{found[1]}{decimal}{found[2]}"
    if found := _ORDINAL.fullmatch(figure):
        return _ordinal(found[1], languages.primary(target))
    return figure


def _is_name(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the words before a figure make it a name."""
    before = [token.text.lower() for token in tokens[max(0, place - 2) : place]]
    return before[-1:] != [] and (before[-1] if before[-1] != "." else before[0]) in _NAMES


def _ordinal(number: str, language: str) -> str:
    """Write an ordinal of a masculine."""
    if language == "de":
        return f"{number}."
    if language == "fr":
        return "1er" if number == "1" else f"{number}e"
    return f"{number}º"
