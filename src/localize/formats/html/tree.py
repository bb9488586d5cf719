"""The tree of a page, tolerant as browsers are, with every element's place in the file.

A simplified tree construction (https://html.spec.whatwg.org/multipage/parsing.html): implied end
tags, void elements, stray end tags. Text has no nodes: it is what lies between the children.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from localize.errors import SourceError
from localize.formats.html.tokens import (
    END,
    START,
    Attribute,
    Token,
    attributes,
    is_xhtml,
    tokens,
)
from localize.formats.html.vocabulary import BLOCK, CLOSES_P, HEAD, HEADINGS, VOID, names

MAX_DEPTH = 512
"""Deeper elements become siblings, as in Chromium."""
MAX_NODES = 250_000

_NONE: dict[str, Attribute] = {}
"""Of most elements: one for all, never changed."""
_HEAD, _P = frozenset(("head",)), frozenset(("p",))
_CELLS = frozenset(("td", "th"))
_SCOPE = names("#root html body table td th caption button object template marquee")
_TABLE_SCOPE = frozenset(("#root", "html", "table", "template"))
_ROWS = {
    "tr": frozenset(("tr", "td", "th")),
    "td": _CELLS,
    "th": _CELLS,
    "tbody": frozenset(("tbody", "thead", "tfoot", "tr", "td", "th")),
}
_ROWS["thead"] = _ROWS["tfoot"] = _ROWS["tbody"]
_TABLE = frozenset(("table", "caption", *_ROWS))
_CLOSES_SAME = {
    "li": frozenset(("li",)),
    "dd": frozenset(("dd", "dt")),
    "dt": frozenset(("dd", "dt")),
    "option": frozenset(("option",)),
    "a": frozenset(("a",)),
}
_OPTIONS = frozenset(("option", "optgroup"))
_LISTS = _SCOPE | frozenset(("ul", "ol", "dl", "menu", "select"))


@dataclass(slots=True, eq=False)
class Node:
    """An element, or other markup (`#other`; `#rest` if it may swallow what is put behind it).

    `start … opened` is its start tag, `closed … end` its end tag; a missing one has no width.
    """

    name: str
    start: int
    opened: int
    closed: int = 0
    end: int = 0
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    attributes: Mapping[str, Attribute] = field(default_factory=lambda: _NONE)
    is_out: bool = False
    """Set by `article.find`: no part of the article."""

    def get(self, name: str) -> str:
        """Give an attribute's value, empty if there is none."""
        found = self.attributes.get(name)
        return found.value if found else ""


class Item(NamedTuple):
    """A piece of an element's content: a child, or text (`node` None)."""

    start: int
    end: int
    node: Node | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text and its nodes in document order, `nodes[0]` the root."""

    source: str
    nodes: list[Node]


def parse(source: str, path: str = "") -> Page:
    """Build the tree; raises `SourceError` for more than `MAX_NODES` tags."""
    builder = _Builder(source)
    for token in tokens(source):
        builder.add(token)
        if len(builder.nodes) > MAX_NODES:
            message = f"the page has more than {MAX_NODES:,} tags"
            raise SourceError(message, "this is data, not an article", path=path)
    builder.close(0, len(source), len(source))
    return Page(source, builder.nodes)


def content(node: Node) -> Iterator[Item]:
    """Give a node's children and the text between them, in order."""
    position = node.opened
    for child in node.children:
        if child.start > position:
            yield Item(position, child.start, None)
        yield Item(child.start, child.end, child)
        position = child.end
    if node.closed > position:
        yield Item(position, node.closed, None)


def ancestors(node: Node) -> Iterator[Node]:
    """Give a node's parent, its parent's parent and so on."""
    above = node.parent
    while above:
        yield above
        above = above.parent


def spread(nodes: Iterable[Node], out: Iterable[Node]) -> frozenset[Node]:
    """Add everything inside elements that are out; `nodes` in document order."""
    found = set(out)
    for node in nodes:
        if node.parent in found:
            found.add(node)
    return frozenset(found)


class _Builder:
    """The stack of open elements while a tree grows."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.is_xml = is_xhtml(source)
        root = Node("#root", 0, 0)
        self.nodes = [root]
        self.stack = [root]
        self.open: dict[str, int] = defaultdict(int, {"#root": 1})

    def add(self, token: Token) -> None:
        if token.kind == START:
            self._start(token)
        elif token.kind == END:
            self._end(token)
        else:
            name = "#rest" if token.end == len(self.source) else "#other"
            self._leaf(Node(name, token.start, token.end, token.end, token.end))

    def close(self, depth: int, closed: int, end: int) -> None:
        """Close the elements from that depth of the stack on; the outermost has the end tag."""
        for node in self.stack[depth:]:
            self.open[node.name] -= 1
            node.closed = node.end = closed
        self.stack[depth].end = end
        del self.stack[depth:]

    def _leaf(self, node: Node) -> None:
        node.parent = above = self.stack[-1]
        above.children.append(node)
        self.nodes.append(node)

    def _start(self, token: Token) -> None:
        name = token.name
        self._imply_ends(name, token.start)
        _, _, start, end = token
        has_attributes = end - start > len(name) + 2
        found = attributes(self.source, (start, end), name) if has_attributes else _NONE
        node = Node(name, start, end, end, end, attributes=found)
        self._leaf(node)
        in_xml = self.is_xml or self.open["svg"] or self.open["math"]
        empty = in_xml and self.source[token.end - 2] == "/"
        if name not in VOID and not empty and len(self.stack) < MAX_DEPTH:
            self.stack.append(node)
            self.open[name] += 1

    def _imply_ends(self, name: str, position: int) -> None:
        if self.open["head"] and name not in HEAD:
            self._close_in_scope(_HEAD, _SCOPE, position)
        if self.open["p"] and name in CLOSES_P:
            self._close_in_scope(_P, _SCOPE, position)
        if name in _CLOSES_SAME:
            self._close_in_scope(_CLOSES_SAME[name], BLOCK if name == "a" else _LISTS, position)
        elif name in _ROWS:
            self._close_in_scope(_ROWS[name], _TABLE_SCOPE, position, outermost=True)
        elif name in HEADINGS and self.stack[-1].name in HEADINGS:
            self.close(len(self.stack) - 1, position, position)

    def _close_in_scope(
        self,
        names: frozenset[str],
        scope: frozenset[str],
        position: int,
        *,
        outermost: bool = False,
    ) -> None:
        if not any(map(self.open.get, names)):
            return
        best = 0
        for depth in range(len(self.stack) - 1, 0, -1):
            name = self.stack[depth].name
            if name in names:
                best = depth
                if not outermost:
                    break
            elif name in scope:
                break
        if best:
            self.close(best, position, position)

    def _end(self, token: Token) -> None:
        depth = self._matching(token.name)
        if depth:
            self.close(depth, token.start, token.end)
        else:
            self._leaf(Node("#other", token.start, token.end, token.end, token.end))

    def _matching(self, name: str) -> int:
        """Find the open element that an end tag closes; 0 if there is none."""
        if not self.open[name]:
            return 0
        for depth in range(len(self.stack) - 1, 0, -1):
            other = self.stack[depth].name
            if other == name:
                return depth
            is_wall = other in BLOCK and other not in _OPTIONS
            if is_wall and (name not in BLOCK or (other in _TABLE and name not in _TABLE)):
                return 0
        return 0
