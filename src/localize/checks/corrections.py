"""Whether a changed source says something else: figures, names, negations, or other words only."""

from __future__ import annotations

import re

from localize.checks.facts import compare
from localize.checks.negation import denials
from localize.checks.text import Text

_NAME = re.compile(r"(?<=[^.!?] )[^\W\d_a-zà-ÿ][\w’'-]+")


def facts_differ(old: str, new: str, tag: str) -> bool:
    """Tell whether a reader of the old text knows a wrong figure, name or negation."""
    before, after = Text(old, tag), Text(new, tag)
    if compare(before, after) or compare(after, before):
        return True
    names = [set(_NAME.findall(text.prose)) for text in (before, after)]
    return names[0] != names[1] or denials(before) != denials(after)
