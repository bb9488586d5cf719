"""How a keyword and its text are laid out in lines: as `msgcat` does, or at line ends only."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from localize.catalog.escapes import escape
from localize.catalog.linebreaks import breaks, columns, width

Wrap = int | Literal["newlines"]
"""The columns that a line may take with its quotes, or `newlines`: break after line ends only."""

STANDARD = 79
_ESCAPE = re.compile(r"\\(?:[0-7]{3}|.)")
_PORTION = re.compile(r"[^\n]*\n|[^\n]+")


def lay_out(prefix: str, keyword: str, text: str, wrap: Wrap = STANDARD) -> list[str]:
    """Write a field's lines, the quotes and `prefix` (`#~ `, `#| `) included."""
    portions = [escape(portion) for portion in _PORTION.findall(text)] or [""]
    limit = None if wrap == "newlines" else wrap - 2 - len(prefix)
    filled = [_fill(portion, limit) for portion in portions]
    if len(portions) == 1 and len(filled[0]) == 1 and _fits(keyword, portions[0], limit):
        return [f'{prefix}{keyword} "{portions[0]}"']
    return [f'{prefix}{keyword} ""', *(f'{prefix}"{line}"' for lines in filled for line in lines)]


def _fits(keyword: str, portion: str, limit: int | None) -> bool:
    """Tell whether a text stands on its keyword's line: also if it can break nowhere."""
    before = len(keyword) + 1
    if limit is None or before + width(portion) <= limit:
        return True
    return before <= limit and not _cuts(portion)


def _fill(portion: str, limit: int | None) -> list[str]:
    """Fill lines up to the limit with what stays together, or with one longer piece."""
    column = columns(portion)
    if limit is None or column[-1] <= limit:
        return [portion]
    ends = [*_cuts(portion), len(portion)]
    places = [column[end] for end in ends]
    lines, start, at = [], 0, 0
    while start < len(portion):
        at = max(at + 1, bisect_right(places, column[start] + limit, at))
        lines.append(portion[start : ends[at - 1]])
        start = ends[at - 1]
    return lines


def _cuts(portion: str) -> list[int]:
    r"""Give where an escaped text may break: not within an escape, nor before the last `\n`."""
    closed: set[int] = set()
    for match in _ESCAPE.finditer(portion) if "\\" in portion else ():
        closed.update(range(match.start() + 1, match.end()))
    if portion.endswith("\\n"):
        closed.add(len(portion) - 2)
    return [cut for cut in breaks(portion) if cut > 0 and cut not in closed]
