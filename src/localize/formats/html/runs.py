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
            todo += reversed(list(_parts(page.source, next_one, holders, controls)))


def _holders(nodes: list[Node], controls: frozenset[str]) -> set[Node]:
    """Give the elements that are or hold blocks, or never end: no run reaches across them."""
    holders: set[Node] = set()
    for node in reversed(nodes):
        is_block = node.name in BLOCK or node.name in controls
        if is_block or (node.name in RAW_TEXT and node.closed == node.end):
            holders.add(node)
        if node in holders and node.parent:
            holders.add(node.parent)
    return holders


def _parts(
    source: str, node: Node, holders: set[Node], controls: frozenset[str]
) -> Iterator[Node | Run]:
    """Give a holder's inner holders and the runs between them, in order."""
    if node.name not in controls and is_untranslatable(node):
        yield from (item.node for item in content(node) if item.node in holders and item.node)
        return
    items: list[Item] = []
    for item in content(node):
        if item.node in holders:
            yield from _cut(source, node, items)
            items = []
            yield item.node
        else:
            items.append(item)
    yield from _cut(source, node, items)


def _cut(source: str, node: Node, items: list[Item]) -> Iterator[Run]:
    """Cut a run at empty lines (`<br><br>`)."""
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
            yield from _run(source, node, part)
            part, breaks = [], 0
    yield from _run(source, node, part)


def _run(source: str, node: Node, items: list[Item]) -> Iterator[Run]:
    trimmed = trim(source, items)
    if trimmed:
        yield Run(node, trimmed)


def is_untranslatable(node: Node) -> bool:
    """Tell whether an element's own text is marked as not to be translated."""
    return node.opened != node.closed and node.name != "#root" and is_atom(node)
