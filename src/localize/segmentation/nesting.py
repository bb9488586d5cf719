"""The placeholders of a masked text: which are partners, and what lies in how many pairs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from localize import markup
from localize.markup import Placeholder, Side


@dataclass(frozen=True, slots=True)
class Nesting:
    """A well-nested text's placeholders: partners by position, and how many pairs are open."""

    marks: tuple[Placeholder, ...]
    starts: tuple[int, ...]
    partners: dict[int, Placeholder]
    ends: tuple[int, ...]
    depths: tuple[int, ...]

    def depth(self, position: int) -> int:
        """Count the pairs that are open at a position."""
        return self.depths[bisect_right(self.ends, position)]

    def starting(self, position: int) -> Placeholder | None:
        """Give the placeholder that begins at a position."""
        at = bisect_left(self.starts, position)
        return self.marks[at] if self.starts[at : at + 1] == (position,) else None

    def ending(self, position: int) -> Placeholder | None:
        """Give the placeholder that ends at a position."""
        at = bisect_left(self.ends, position)
        return self.marks[at] if self.ends[at : at + 1] == (position,) else None

    def between(self, start: int, end: int) -> tuple[Placeholder, ...]:
        """Give the placeholders that lie between two positions."""
        return self.marks[bisect_left(self.starts, start) : bisect_right(self.ends, end)]


def nest(text: str) -> Nesting | None:
    """Pair a text's placeholders; None if they are not well nested."""
    marks = tuple(markup.placeholders(text))
    partners: dict[int, Placeholder] = {}
    opened: list[Placeholder] = []
    depths = [0]
    for mark in marks:
        if mark.side is Side.OPEN:
            opened.append(mark)
        elif mark.side is Side.CLOSE:
            if not opened or opened[-1].name != mark.name:
                return None
            partner = opened.pop()
            partners[partner.start], partners[mark.start] = mark, partner
        depths.append(len(opened))
    if opened:
        return None
    starts, ends = tuple(mark.start for mark in marks), tuple(mark.end for mark in marks)
    return Nesting(marks, starts, partners, ends, tuple(depths))
