"""What a draft leaves out: words side by side of its source that nothing was written for.

A search ends with fluent drafts that lack a clause, and checks cannot know it. The model's
attention does: see `localize.engines.attention`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from localize.model import Draft, Match
from localize.spans import meet

LEAST = 16
"""Letters of an omission; what is shorter may be said in fewer words, or in a compound."""

_WORD = re.compile(r"\S+")
_SAYS = re.compile(r"\w")


def letters(source: str, draft: Draft) -> int:
    """Count the letters of the longest omission; signs between words neither count nor end it."""
    return _letters(_longest(source, draft))


def told(source: str, draft: Draft) -> str:
    """Give the words of the longest omission, "" if there is none."""
    words = _longest(source, draft)
    return source[words[0].start() : words[-1].end()] if _letters(words) >= LEAST else ""


def without(draft: Draft, said: Iterable[Match]) -> Draft:
    """Give a draft that is known to say some terms: their words are not passed over."""
    spans = [(match.start, match.end) for match in said]
    passed = [one for one in draft.unattended if not any(meet(one, span) for span in spans)]
    return replace(draft, unattended=tuple(passed))


def _longest(source: str, draft: Draft) -> list[re.Match[str]]:
    """Give the words of the longest omission."""
    runs: list[list[re.Match[str]]] = [[]]
    words = _WORD.finditer(source) if draft.unattended else ()
    for found in filter(_says, words):
        if any(meet(found.span(), one) for one in draft.unattended):
            runs[-1].append(found)
        else:
            runs.append([])
    return max(runs, key=_letters)


def _letters(words: Iterable[re.Match[str]]) -> int:
    return sum(len(word[0]) for word in words)


def _says(word: re.Match[str]) -> bool:
    return bool(_SAYS.search(word[0]))
