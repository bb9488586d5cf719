"""Masked text → the pieces of it that are segments, each well nested; the rest are gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from localize import markup
from localize.markup import Side
from localize.segmentation import visible
from localize.segmentation.nesting import Nesting, nest
from localize.segmentation.sentences import split

_WORDY = re.compile(r"[^\W_]")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cut:
    """A place between two sentences: the left one ends, the right one begins, in `depth` pairs."""

    left: int
    right: int
    depth: int


def pieces(text: str, language: str, *, whole: bool = False) -> list[Range]:
    """Give the spans of a masked text that are segments: its sentences, or all (`whole`).

    Pairs around a span, white space and line breaks at its edges are left outside. Where a pair
    holds several sentences and more stands beside them, they stay one span together with the
    rest of their sentence. Spans without a letter or a digit are left out.
    """
    nesting = nest(text)
    if nesting is None:
        found: Sequence[Range] = [(0, len(text))]
    else:
        cuts = [] if whole else _cuts(text, language, nesting)
        found = list(_ranges(text, (0, len(text)), cuts, nesting))
    return [(start, end) for start, end in found if _WORDY.search(markup.plain(text[start:end]))]


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
        if first is not None and visible.is_bare(first):
            start = first.end
        elif last is not None and visible.is_bare(last):
            end = last.start
        elif first is not None and partner is not None and partner.end == end:
            start, end = first.end, partner.start
        else:
            break
        start, end = _stripped(text, start, end)
    return start, end


def _stripped(text: str, start: int, end: int) -> Range:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _cuts(text: str, language: str, nesting: Nesting) -> list[Cut]:
    """Find the places between a text's sentences."""
    stretches = list(visible.stretches(text, nesting))
    spans = split("".join(shown for _, _, shown in stretches), language)
    between = list(pairwise(spans))
    if not between:
        return []
    starts, ends = visible.places(stretches)
    return [_cut(ends[left[1] - 1], starts[right[0]], nesting) for left, right in between]


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
