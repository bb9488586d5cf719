"""Figures as another language writes them."""

from __future__ import annotations

import re

from localize import languages

_GROUPED = re.compile(r"(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?")
_DECIMAL = re.compile(r"(\d+)\.(\d+)")


def rewrite(figure: str, source: str, target: str) -> str:
    """Give a figure of an English text with the signs of the target language.

    What may be something else than a number (a time, a date, a paragraph) stays as it is, as do
    figures of other languages.
    """
    if languages.primary(source) != "en":
        return figure
    group, decimal = languages.separators(target)
    if found := _GROUPED.fullmatch(figure):
        whole = found[1].replace(",", group)
        return f"{whole}{decimal}{found[2]}" if found[2] else whole
    if found := _DECIMAL.fullmatch(figure):
        return f"{found[1]}{decimal}{found[2]}"
    return figure
