"""Signs of a draft as its language writes them: models say what their training's texts had."""

from __future__ import annotations

import re

from localize import languages

_QUOTE = re.compile('["“”„«»]')
_APOSTROPHE = re.compile(r"""(?<=[^\W\d_])'(?=[^\W\d_]|["“”„«»])|(?<=\d)'(?=\d{3}\b)""")
_OPENING = frozenset(" \u00a0\u202f([{-–—/\n\t'’‘")


def written(text: str, target: str) -> str:
    """Give a text, as long as before, with the language's quotation marks and apostrophes.

    Guillemets stay where the language has them: their spaces tell nothing about their side.
    """
    text = _APOSTROPHE.sub("’", text)
    style = languages.quotes(target)
    if not style:
        return text
    return _QUOTE.sub(lambda found: _quote(found, style), text)


def _quote(found: re.Match[str], style: str) -> str:
    """Give the mark for one, which opens if nothing or a gap stands before it."""
    if found[0] in "«»" and style[0] in "«»":
        return found[0]
    before = found.string[: found.start()]
    return style[0] if not before or before[-1] in _OPENING else style[-1]
