"""What a draft leaves out: words side by side of its source that nothing was written for.

A search ends with fluent drafts that lack a clause, and checks cannot know it. The model's
attention does: see `localize.engines.attention`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from localize.model import Draft, Span

LEAST = 16
"""Letters of an omission; what is shorter may be said in fewer words, or in a compound."""

_TOLD = 60
_WORD = re.compile(r"\S+")
_SAYS = re.compile(r"\w")


def letters(source: str, draft: Draft) -> int:
    """Count the letters of the longest omission; signs between words neither count nor end it."""
    return _letters(_longest(source, draft))


def told(source: str, draft: Draft) -> str:
    """Give the words of the longest omission, cut if they are many; "" if there is none."""
    if letters(source, draft) < LEAST:
        return ""
    words = _longest(source, draft)
    return textwrap.shorten(source[words[0].start() : words[-1].end()], _TOLD, placeholder=" …")


def _longest(source: str, draft: Draft) -> list[re.Match[str]]:
    """Give the words of the longest omission."""
    runs: list[list[re.Match[str]]] = [[]]
    words = _WORD.finditer(source) if draft.unattended else ()
    for found in filter(_says, words):
        if _is_passed(found.span(), draft):
            runs[-1].append(found)
        else:
            runs.append([])
    return max(runs, key=_letters)


def _letters(words: Iterable[re.Match[str]]) -> int:
    return sum(len(word[0]) for word in words)


def _says(word: re.Match[str]) -> bool:
    return bool(_SAYS.search(word[0]))


def _is_passed(word: Span, draft: Draft) -> bool:
    return any(start < word[1] and word[0] < end for start, end in draft.unattended)
