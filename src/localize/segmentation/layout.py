"""Masked text → the pieces of it that are segments, each well nested; the rest are gaps."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from localize import markup
from localize.markup import Placeholder, Side
from localize.segmentation.sentences import split

BREAKS = frozenset({"br", "hr"})
"""Placeholders that break a line: white space, as far as sentences are concerned."""

BARE = BREAKS | {"img", "wbr"}
"""Placeholders that say nothing: at a segment's edge they belong to the gap."""

_ESCAPED = re.compile(r"&(?:amp;)*lt;")
_WORDY = re.compile(r"[^\W_]")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cut:
    """A place between two sentences: the left one ends, the right one begins, in `depth` pairs."""

    left: int
    right: int
    depth: int


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


def pieces(text: str, language: str, *, whole: bool = False) -> list[Range]:
    """Give the spans of a masked text that are segments: its sentences, or all (`whole`).

    Pairs around a span, white space and line breaks at its edges are left outside. Where a pair
    holds several sentences and more stands beside them, they stay one span together with the
    rest of their sentence. Spans without a letter or a digit are left out.
    """
    nesting = _nesting(text)
    if nesting is None:
        found: Sequence[Range] = [(0, len(text))]
    else:
        cuts = [] if whole else _cuts(text, language, nesting)
        found = list(_ranges(text, (0, len(text)), cuts, nesting))
    return [(start, end) for start, end in found if _WORDY.search(markup.plain(text[start:end]))]


def _nesting(text: str) -> Nesting | None:
    """Pair a text's placeholders; None if they are not well nested."""
    if not markup.is_nested(text):
        return None
    marks = tuple(markup.placeholders(text))
    partners: dict[int, Placeholder] = {}
    opened: list[Placeholder] = []
    depths = [0]
    for mark in marks:
        if mark.side is Side.OPEN:
            opened.append(mark)
        elif mark.side is Side.CLOSE:
            partner = opened.pop()
            partners[partner.start], partners[mark.start] = mark, partner
        depths.append(len(opened))
    starts, ends = tuple(mark.start for mark in marks), tuple(mark.end for mark in marks)
    return Nesting(marks, starts, partners, ends, tuple(depths))


def _ranges(text: str, within: Range, cuts: Sequence[Cut], nesting: Nesting) -> Iterator[Range]:
    """Cut a balanced range at its own depth, and each part again inside the pairs around it."""
    start, end = _peeled(text, within, nesting)
    depth = nesting.depth(start)
    inside = [cut for cut in cuts if start < cut.left and cut.right < end]
    edges = [cut for cut in inside if cut.depth == depth]
    if not edges:
        yield start, end
        return
    deeper = [cut for cut in inside if cut.depth > depth]
    starts, ends = [start, *(cut.right for cut in edges)], [*(cut.left for cut in edges), end]
    for part in zip(starts, ends, strict=True):
        yield from _ranges(text, part, deeper, nesting)


def _peeled(text: str, within: Range, nesting: Nesting) -> Range:
    """Leave out white space, bare placeholders and pairs around the whole of a range."""
    start, end = _stripped(text, *within)
    while start < end:
        first, last = nesting.starting(start), nesting.ending(end)
        partner = nesting.partners.get(start)
        if first is not None and _is_bare(first):
            start = first.end
        elif last is not None and _is_bare(last):
            end = last.start
        elif first is not None and partner is not None and partner.end == end:
            start, end = first.end, partner.start
        else:
            break
        start, end = _stripped(text, start, end)
    return start, end


def _is_bare(mark: Placeholder) -> bool:
    return mark.side is Side.SINGLE and mark.name.rstrip("0123456789") in BARE


def _stripped(text: str, start: int, end: int) -> Range:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _cuts(text: str, language: str, nesting: Nesting) -> list[Cut]:
    """Find the places between a text's sentences."""
    words, starts, ends = _visible(text, nesting)
    spans = split(words, language)
    return [_cut(ends[left[1] - 1], starts[right[0]], nesting) for left, right in pairwise(spans)]


def _cut(left: int, right: int, nesting: Nesting) -> Cut:
    """Give the ends of pairs to the sentence before, the beginnings of pairs to the one after."""
    between = nesting.between(left, right)
    for mark in between:
        partner = nesting.partners.get(mark.start)
        if mark.side is Side.CLOSE and partner is not None and partner.start < left:
            left = mark.end
    for mark in reversed(between):
        partner = nesting.partners.get(mark.start)
        if mark.side is Side.OPEN and partner is not None and partner.start >= right:
            right = mark.start
    return Cut(left, right, nesting.depth(left))


def _visible(text: str, nesting: Nesting) -> tuple[str, list[int], list[int]]:
    """Give the words that a reader sees, and where each character begins and ends in `text`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, shown in _shown(text, nesting):
        words.append(shown)
        plain = len(shown) == end - start
        starts += range(start, end) if plain else [start] * len(shown)
        ends += range(start + 1, end + 1) if plain else [end] * len(shown)
    return "".join(words), starts, ends


def _shown(text: str, nesting: Nesting) -> Iterator[tuple[int, int, str]]:
    """Give (start, end, what a reader sees) for runs of words, escapes and placeholders."""
    position = 0
    for mark in nesting.marks:
        yield from _unescaped(text, position, mark.start)
        yield mark.start, mark.end, _stands_for(text, mark)
        position = mark.end
    yield from _unescaped(text, position, len(text))


def _unescaped(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for found in _ESCAPED.finditer(text, start, end):
        yield start, found.start(), text[start : found.start()]
        yield found.start(), found.end(), "<"
        start = found.end()
    yield start, end, text[start:end]


def _stands_for(text: str, mark: Placeholder) -> str:
    """Give what a placeholder is to a sentence: white space, a word of its own, or nothing."""
    if mark.side is not Side.SINGLE:
        return ""
    if mark.name.rstrip("0123456789") in BARE:
        return "\n" if mark.name.rstrip("0123456789") in BREAKS else ""
    before, after = text[: mark.start][-1:], text[mark.end : mark.end + 1]
    return "X" if (not before or before.isspace()) and not after.isalnum() else ""
