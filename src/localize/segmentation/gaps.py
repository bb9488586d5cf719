"""The white space between two sentences, as source and target write it."""

from __future__ import annotations

from localize import languages, markup
from localize.markup import Side

UNSPACED = frozenset({"ja", "zh"})
"""Languages that write no space between sentences."""


def fit_gap(gap: str, source: str, target: str) -> str:
    """Give a gap between two sentences (white space, placeholders) as the target writes it.

    A gap with words in it stays as it is.
    """
    shown = markup.PLACEHOLDER.sub("", gap)
    if _is_spaced(source) == _is_spaced(target) or shown.strip():
        return gap
    if _is_spaced(source):
        return gap.replace(" ", "").replace("\u00a0", "")
    marks = list(markup.placeholders(gap))
    if shown or any(mark.side is Side.SINGLE for mark in marks):
        return gap
    at = max((mark.end for mark in marks if mark.side is Side.CLOSE), default=0)
    return f"{gap[:at]} {gap[at:]}"


def _is_spaced(language: str) -> bool:
    return languages.primary(language) not in UNSPACED
