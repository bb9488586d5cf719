"""Stretches of a sentence that are said by rule: its terms, dates, times, scales and titles."""

from __future__ import annotations

from collections.abc import Sequence

from localize import glossary
from localize.model import Match
from localize.phrases import clock, dates, scales, titles
from localize.phrases.choices import Fixed
from localize.phrases.tokens import Token

_RULES = (dates.find, clock.find, scales.find, titles.find)


def fixed(tokens: Sequence[Token], terms: Sequence[Match], language: str) -> list[Fixed]:
    """Give the stretches of terms, then what rules find, for a target language; none overlap."""
    found: list[Fixed] = []
    for match in sorted(terms, key=lambda one: one.start):
        stretch = _place(tokens, match.start, match.end)
        wordings = glossary.bare(match, language)
        if stretch and wordings and not (found and stretch[0] < found[-1].last):
            longer = _longer(tokens, stretch[0], match, language)
            found.append(Fixed(*stretch, wordings, longer, is_term=True))
    for one in (each for find in _RULES for each in find(tokens, language)):
        if not any(one.first < other.last and other.first < one.last for other in found):
            found.append(one)
    return found


def _place(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Give the tokens that lie in a stretch of characters; None if there are none."""
    inside = [n for n, one in enumerate(tokens) if start < one.end and one.start < end]
    return (inside[0], inside[-1] + 1) if inside else None


def _longer(
    tokens: Sequence[Token], first: int, match: Match, language: str
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Give from which token on small words before a term are said together with it, and how."""
    known = glossary.behind(match, language)
    low = [token.text.lower() for token in tokens[max(0, first - 2) : first]]
    return tuple(
        (first - number, known[before])
        for number in range(1, len(low) + 1)
        if (before := " ".join(low[-number:])) in known
    )
