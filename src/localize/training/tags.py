"""Where the space stands beside a tag: our texts ↔ what the model was trained on.

For the model a space before an opening tag comes after it, `held<x1> a hearing</x1>`, so that the
word's piece begins with its space; at the start of a text a space is put there.
"""

from __future__ import annotations

import re

_OPENING = r"(?:<x[1-9]>|<t0>)"
_BEFORE = re.compile(rf"(?:^|\s+)((?:{_OPENING})+)\s*(?=\S)")
_AFTER = re.compile(rf"((?:{_OPENING})+) ")
_MIDDLE = re.compile(r"\s*<t1>\s*")
_END = re.compile(r"\s*<t2>")


def for_model(text: str) -> str:
    """Move the spaces as the model knows them: `a <x1>b</x1>` → `a<x1> b</x1>`."""
    text = _BEFORE.sub(r"\1 ", text)
    return _END.sub("<t2>", _MIDDLE.sub("<t1> ", text))


def from_model(text: str) -> str:
    """Move the spaces back: `a<x1> b</x1>` → `a <x1>b</x1>`."""
    return _AFTER.sub(r" \1", text).strip()
