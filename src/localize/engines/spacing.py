"""Where a model's text needs blanks: behind opening quotation marks and around close dashes.

A vocabulary knows most words behind a blank only: `“Last` is “, La, st, of which a network made
„Nichtes Jahr“, where `“ Last` is “, Last.
"""

from __future__ import annotations

import re

_OPENING = (
    r"""(?<![^\s(\[–—"“«‘'])"""
    r"""(?:["“”„«](?=\w)|['‘](?=[^\W\d_])(?!(?:cause|em|n|til|tis|twas)\b))"""
)
"""A mark close to a word, but for a decade's apostrophe ('70s) and a shortened word's ('em)."""
_DASH = r"(?<=[^\W\d])(?=(?:—|--)\w)|(?<=\w)(?:—|--)(?=[^\W\d])"
_CLOSE = re.compile(f"{_OPENING}|{_DASH}")


def gaps(text: str) -> list[int]:
    """Give a text's offsets, in order, where a blank makes the words beside it words."""
    return [found.end() for found in _CLOSE.finditer(text)]
