"""What a draft leaves out: words side by side of its source that nothing was written for.

A search ends with fluent drafts that lack a clause, and checks cannot know it. The model's
attention does: see `localize.engines.attention`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from localize.model import Draft, Match, Span
from localize.spans import meet, spoken

LEAST = 16
"""Letters of an omission; what is shorter may be said in fewer words, or in a compound."""


def letters(source: str, draft: Draft) -> int:
    """Count the letters of the longest omission; signs between words neither count nor end it."""
    return _letters(_longest(source, draft))


def told(source: str, draft: Draft) -> str:
    """Give the words of the longest omission, "" if there is none."""
    words = _longest(source, draft)
    return source[words[0][0] : words[-1][1]] if _letters(words) >= LEAST else ""


def without(draft: Draft, said: Iterable[Match]) -> Draft:
    """Give a draft that is known to say some terms: their words are not passed over."""
    spans = [(match.start, match.end) for match in said]
    passed = [one for one in draft.unattended if not any(meet(one, span) for span in spans)]
    return replace(draft, unattended=tuple(passed))


def _longest(source: str, draft: Draft) -> list[Span]:
    """Give the words of the longest omission."""
    runs: list[list[Span]] = [[]]
    for word in spoken(source) if draft.unattended else ():
        if any(meet(word, one) for one in draft.unattended):
            runs[-1].append(word)
        else:
            runs.append([])
    return max(runs, key=_letters)


def _letters(words: Iterable[Span]) -> int:
    return sum(end - start for start, end in words)
