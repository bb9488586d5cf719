"""A page as runs of inline content: each a sentence's or a paragraph's worth of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from localize.formats.html.inline import is_atom, is_blank, trim
from localize.formats.html.tokens import RAW_TEXT
from localize.formats.html.tree import Item, Node, Page, content
from localize.formats.html.vocabulary import BLOCK


@dataclass(frozen=True, slots=True)
class Run:
    """Trimmed inline content, never empty, and the element that it stands in."""

    holder: Node
    items: list[Item]


def runs(
    page: Page,
    out: frozenset[Node],
    controls: frozenset[str] = frozenset(),
    within: Sequence[Node] = (),
) -> Iterator[Run]:
    """Give the runs of everything that is not `out`, in document order.

    Elements named in `controls` hold runs of their own, as blocks do. With `within`, blocks in
    document order that are not in one another, only theirs are given.
    """
    holders = _holders(page.nodes, controls)
    todo: list[Node | Run] = list(reversed(within)) or [page.nodes[0]]
    while todo:
        next_one = todo.pop()
        if isinstance(next_one, Run):
            yield next_one
        elif next_one not in out:
            todo += reversed(_parts(page.source, next_one, holders, controls))


def _holders(nodes: list[Node], controls: frozenset[str]) -> set[Node]:
    """Give the elements that are or hold blocks, or never end: no run reaches across them."""
    holders: set[Node] = set()
    names = BLOCK | controls
    for node in reversed(nodes):
        if node.name in names or (node.name in RAW_TEXT and node.closed == node.end):
            holders.add(node)
        if node in holders and node.parent:
            holders.add(node.parent)
    return holders


def _parts(
    source: str, node: Node, holders: set[Node], controls: frozenset[str]
) -> list[Node | Run]:
    """Give a holder's inner holders and the runs between them, in order."""
    if node.name not in controls and is_untranslatable(node):
        return [child for child in node.children if child in holders]
    parts: list[Node | Run] = []
    items: list[Item] = []
    for item in content(node):
        if item.node is not None and item.node in holders:
            parts += _cut(source, node, items)
            parts.append(item.node)
            items = []
        elif items or item.node or not is_blank(source[item.start : item.end]):
            items.append(item)
    return parts + _cut(source, node, items)


def _cut(source: str, node: Node, items: list[Item]) -> list[Run]:
    """Trim a run, and cut it at empty lines (`<br><br>`)."""
    if not items:
        return []
    breaks = [item for item in items if item.node is not None and item.node.name == "br"]
    parts = _paragraphs(source, items) if len(breaks) > 1 else [items]
    return [Run(node, trimmed) for part in parts if (trimmed := trim(source, part))]


def _paragraphs(source: str, items: list[Item]) -> Iterator[list[Item]]:
    part: list[Item] = []
    breaks = 0
    for item in items:
        is_space = item.node is None and is_blank(source[item.start : item.end])
        if item.node and item.node.name == "br":
            breaks += 1
        elif not is_space:
            breaks = 0
        part.append(item)
        if breaks > 1:
            yield part
            part, breaks = [], 0
    yield part


def is_untranslatable(node: Node) -> bool:
    """Tell whether an element's own text is marked as not to be translated."""
    return node.opened != node.closed and node.name != "#root" and is_atom(node)
