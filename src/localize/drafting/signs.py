"""Signs of a draft as its language writes them: models say what their training's texts had."""

from __future__ import annotations

import re

from localize import languages

_QUOTE = re.compile(f"[{languages.QUOTE_SIGNS}]")
_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])'(?=[^\W\d_]|{_QUOTE.pattern})|(?<=\d)'(?=\d{{3}}\b)")
_SIDES = {"„": True, "«": True, "”": False, "»": False}
"""Marks of which it is known whether they open."""
_BEFORE, _BEHIND = "([{/¿¡", ",.;:!?…)]}/"
"""What stands outside of a quotation, close to it."""


def written(text: str, target: str) -> str:
    """Give a text, as long as before, with the language's quotation marks and apostrophes.

    Guillemets stay where the language has them; so do inches (27") and attributes (lang="de").
    """
    text = _APOSTROPHE.sub("’", text)
    style = languages.quotes(target)
    if not style:
        return text
    signs, is_open = list(text), False
    for found in _QUOTE.finditer(text):
        before, behind = text[: found.start()][-1:], text[found.end() :][:1]
        if found[0] == '"' and not is_open and (before.isdigit() or before == "="):
            continue
        is_open = _opens(found[0], before, behind, is_open=is_open)
        if found[0] not in "«»" or style[0] not in "«»":
            signs[found.start()] = style[0] if is_open else style[-1]
    return "".join(signs)


def _opens(sign: str, before: str, behind: str, *, is_open: bool) -> bool:
    """Tell whether a mark opens: by itself, by the gap beside it, or because none is open."""
    outside = not before.strip() or before in _BEFORE
    ends = not behind.strip() or behind in _BEHIND
    by_gap = outside if outside != ends else not is_open
    return _SIDES.get(sign, by_gap)
