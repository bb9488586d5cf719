"""What a draft leaves out: words side by side of its source that nothing was written for.

A search ends with fluent drafts that lack a clause, and checks cannot know it. The model's
attention does: see `localize.engines.attention`.
"""

from __future__ import annotations

import re

from localize.model import Draft, Span

LEAST = 16
"""Letters of an omission; what is shorter may be said in fewer words, or in a compound."""

_WORD = re.compile(r"\S+")
_SAYS = re.compile(r"\w")


def longest(source: str, draft: Draft) -> int:
    """Count the letters of the longest omission; signs between words neither count nor end it."""
    most = letters = 0
    for found in _WORD.finditer(source) if draft.unattended else ():
        if _SAYS.search(found[0]):
            letters = letters + len(found[0]) if _is_passed(found.span(), draft) else 0
            most = max(most, letters)
    return most


def _is_passed(word: Span, draft: Draft) -> bool:
    return any(start < word[1] and word[0] < end for start, end in draft.unattended)
