"""Markup around a draft: taken out of the source before, put back at the matching words after.

Engines translate words. A mark goes where its words went: to the same words if they stand in the
draft unchanged (names, numbers), else to the words that the alignment links, else to the same
share of the sentence. Marks stay nested as they were, whatever the alignment says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from localize import markup
from localize.markup import Side
from localize.model import Alignment, Span
from localize.spans import words

_OPENING = "«„“‘\"'([¿¡"
_CLOSING = "»”’\"'.,;:!?…)]"


@dataclass(frozen=True, slots=True)
class Node:
    """A mark in plain text: its span there (empty for a standalone one), and the marks inside."""

    name: str
    start: int
    end: int
    children: tuple[Node, ...] = ()
    single: bool = False


@dataclass(frozen=True, slots=True)
class Stripped:
    """A masked text's words alone, and the marks that stood among them."""

    text: str
    nodes: tuple[Node, ...] = ()


@dataclass(slots=True)
class _Open:
    """A pair that has begun and not yet ended, while a text is read."""

    name: str
    start: int
    children: list[Node]


def strip(masked: str) -> Stripped:
    """Take the placeholders out of a well-nested masked text."""
    parts: list[str] = []
    stack = [_Open("", 0, [])]
    length = position = 0
    for placeholder in markup.placeholders(masked):
        words = markup.unescape(masked[position : placeholder.start])
        parts.append(words)
        length, position = length + len(words), placeholder.end
        if placeholder.side is Side.OPEN:
            stack.append(_Open(placeholder.name, length, []))
        elif placeholder.side is Side.SINGLE:
            stack[-1].children.append(Node(placeholder.name, length, length, single=True))
        elif len(stack) > 1:
            pair = stack.pop()
            node = Node(pair.name, pair.start, length, tuple(pair.children))
            stack[-1].children.append(node)
    parts.append(markup.unescape(masked[position:]))
    return Stripped("".join(parts), tuple(stack[0].children))


def restore(source: Stripped, draft: str, alignment: Alignment = ()) -> str:
    """Put the source's marks around the draft's words; gives a masked text."""
    return _Placer(source.text, draft, alignment).write(source.nodes, (0, len(draft)))


class _Placer:
    """The two texts of one draft and what links them."""

    def __init__(self, source: str, draft: str, alignment: Alignment) -> None:
        self._source = source
        self._draft = draft
        self._alignment = alignment
        self._words = words(draft)

    def write(self, nodes: tuple[Node, ...], inside: Span) -> str:
        """Write the part of the draft that a pair (or the whole sentence) holds."""
        parts: list[str] = []
        position = inside[0]
        for (start, end), node in self._place(nodes, inside):
            parts.append(markup.escape(self._draft[position:start]))
            if node.single:
                parts.append(self._spaced(node, start))
            else:
                content = self.write(node.children, (start, end))
                parts.append(f"<{node.name}>{content}</{node.name}>")
            position = end
        return "".join([*parts, markup.escape(self._draft[position : inside[1]])])

    def _spaced(self, node: Node, place: int) -> str:
        """Write a mark without words with the spaces around it that it has in the source.

        Inside a word of the draft, and before its comma, it stands close to both sides.
        """
        before, after = self._source[: node.start], self._source[node.end :]
        drafted, rest = self._draft[:place], self._draft[place:]
        is_inside = drafted[-1:].strip() and rest[:1].strip()
        left = " " if drafted and before[-1:] == " " and not drafted.endswith(" ") else ""
        right = " " if rest and after[:1] == " " and not rest.startswith(" ") else ""
        return f"<{node.name}/>" if is_inside else f"{left}<{node.name}/>{right}"

    def _place(self, nodes: tuple[Node, ...], inside: Span) -> list[tuple[Span, Node]]:
        """Give every node a span of its own inside a span, in the draft's order."""
        placed: list[tuple[Span, Node]] = []
        for node in nodes:
            free = _free([span for span, _ in placed], inside)
            span = self._point(node, inside) if node.start == node.end else self._span(node, free)
            placed.append((_moved(span, [taken for taken, _ in placed]), node))
        return sorted(placed, key=lambda item: item[0])

    def _span(self, node: Node, free: list[Span]) -> Span:
        """Give the words of the draft that a pair holds; an empty span if none is free."""
        words = self._source[node.start : node.end]
        places = [
            found.span()
            for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self._draft)
            if any(start <= found.start() and found.end() <= end for start, end in free)
        ]
        if len(places) == 1:
            return places[0]
        candidates = [word for word in self._words if any(_within(word, span) for span in free)]
        chosen = self._linked(node, candidates) or self._share(node, candidates)
        if not chosen:
            end = free[-1][1] if free else 0
            return end, end
        return self._trim((chosen[0][0], chosen[-1][1]), words)

    def _linked(self, node: Node, candidates: list[Span]) -> list[Span]:
        """Give the longest run of candidates that the alignment links to a pair's words."""
        linked = {
            target
            for source, target in self._alignment
            if source[0] < node.end and node.start < source[1]
        }
        runs: list[list[Span]] = [[]]
        for word in candidates:
            if word in linked:
                runs[-1].append(word)
            elif runs[-1]:
                runs.append([])
        return max(runs, key=len)

    def _share(self, node: Node, candidates: list[Span]) -> list[Span]:
        """Give as large a share of the candidates as a pair has of the source, at that place."""
        if not candidates:
            return []
        scale = len(candidates) / max(1, len(words(self._source)))
        first = round(len(words(self._source[: node.start])) * scale)
        count = max(1, round(len(words(self._source[node.start : node.end])) * scale))
        first = min(first, len(candidates) - 1)
        return candidates[first : first + count]

    def _point(self, node: Node, inside: Span) -> Span:
        """Give the place of a mark without words: behind the word that it stood behind."""
        place = self._after(node)
        place = min(max(place, inside[0]), inside[1])
        return place, place

    def _after(self, node: Node) -> int:
        before = self._source[: node.start].rstrip()
        if not before:
            return 0
        if not self._source[node.start :].strip():
            return len(self._draft)
        linked = [
            target[1]
            for source, target in self._alignment
            if source[0] < len(before) <= source[1] and target in self._words
        ]
        share = len(words(before)) / max(1, len(words(self._source)))
        ends = [end for _, end in self._words] or [0]
        return max(linked, default=ends[min(round(share * len(ends)), len(ends)) - 1])

    def _trim(self, span: Span, words: str) -> Span:
        """Leave out punctuation at the edges that the source's mark does not hold either."""
        start, end = span
        while start < end - 1 and self._draft[start] in _OPENING and words[0] not in _OPENING:
            start += 1
        while start < end - 1 and self._draft[end - 1] in _CLOSING and words[-1] not in _CLOSING:
            end -= 1
        return start, end


def _within(word: Span, span: Span) -> bool:
    return span[0] <= word[0] and word[1] <= span[1]


def _free(taken: list[Span], inside: Span) -> list[Span]:
    """Give what is left of a span without those that are taken."""
    free: list[Span] = []
    position = inside[0]
    for start, end in sorted(taken):
        if position < start:
            free.append((position, start))
        position = max(position, end)
    if position < inside[1]:
        free.append((position, inside[1]))
    return free


def _moved(span: Span, taken: list[Span]) -> Span:
    """Move an empty span out of the pairs that it fell into."""
    for start, end in taken:
        if span[0] == span[1] and start < span[0] < end:
            return end, end
    return span
