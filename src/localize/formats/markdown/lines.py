"""The lines of a file, and where in them the content stands that markdown-it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|$)")


@dataclass(frozen=True, slots=True)
class Place:
    """`source[start:end]`, and what a new line begins with there (line end, `> `)."""

    start: int
    end: int
    newline: str


class Lines:
    """The lines behind `offset`, counted as markdown-it counts those of `source[offset:]`."""

    def __init__(self, source: str, offset: int) -> None:
        found = list(_LINE.finditer(source, offset))
        self._starts = [line.start() for line in found]
        self._texts = [line[1].replace("\0", "\ufffd") for line in found]
        self._ends = [line[2] for line in found]

    def find(self, first: int, content: str) -> Place | None:
        """Find content that begins in line `first`; None if it does not stand there as it is."""
        parts = [part.strip(" \t") for part in content.split("\n")]
        last = first + len(parts) - 1
        if last >= len(self._texts):
            return None
        lines = self._texts[first : last + 1]
        columns = [line.rfind(part) for line, part in zip(lines, parts, strict=True)]
        if min(columns) < 0:
            return None
        newline = self._ends[first]
        if len(parts) > 1:
            second = content.split("\n")[1]
            newline += lines[1][: columns[1] - (len(second) - len(second.lstrip(" \t")))]
        end = self._starts[last] + columns[-1] + len(parts[-1])
        return Place(self._starts[first] + columns[0], end, newline)

    def find_cell(self, line: int, content: str, behind: int) -> Place | None:
        """Find a table cell's content behind an offset in the file."""
        if line >= len(self._texts):
            return None
        start = self._starts[line]
        column = self._texts[line].find(content, max(behind - start, 0))
        return Place(start + column, start + column + len(content), "") if column >= 0 else None
