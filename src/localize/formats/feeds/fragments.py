"""Elements of XML as a page of HTML, so that inline markup in them is masked as it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from localize.formats.elements import Element
from localize.formats.feeds.offsets import Offsets
from localize.formats.html.tokens import attributes
from localize.formats.html.tree import Node, Page, content

OTHER = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
"""Markup that is no element: in a sentence it is one placeholder."""


def page(element: Element, raw: str, start: int, offsets: Offsets) -> Page:
    """Give an element's content, `raw`, which begins at `start` of the file's text."""
    root = Node("#root", 0, 0, len(raw), len(raw))
    todo = [(element, root)]
    while todo:
        own, node = todo.pop()
        for child in own.children:
            inner = _node(child, raw, start, offsets)
            inner.parent = node
            node.children.append(inner)
            todo.append((child, inner))
        node.children = sorted([*node.children, *_others(node, raw)], key=attrgetter("start"))
    return Page(raw, list(_walk(root)))


def _node(element: Element, raw: str, start: int, offsets: Offsets) -> Node:
    places = (element.start, element.opened, element.closed, element.end)
    begin, opened, closed, end = (offsets.at(place) - start for place in places)
    name = raw[begin + 1 : opened - 1].split(maxsplit=1)[0].rstrip("/")
    local = name.rpartition(":")[2].lower()
    return Node(
        local, begin, opened, closed, end, attributes=attributes(raw, (begin, opened), name)
    )


def _others(node: Node, raw: str) -> Iterator[Node]:
    for item in list(content(node)):
        if item.node is None:
            for found in OTHER.finditer(raw, item.start, item.end):
                yield Node("#other", found.start(), found.end(), found.end(), found.end(), node)


def _walk(root: Node) -> Iterator[Node]:
    todo = [root]
    while todo:
        node = todo.pop()
        yield node
        todo += reversed(node.children)
