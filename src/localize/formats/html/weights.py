"""How much text stands where: running text, and text in links."""

from __future__ import annotations

import re

from localize.formats.html.tree import Node, Page
from localize.formats.html.vocabulary import BLOCK

_PROSE = 50
"""Shorter text without links may be a label; longer is taken for prose (characters)."""
_NEARLY_ALL = 0.9
_WIDE = re.compile("[\u2e80-\U0010ffff]")


def lengths(page: Page) -> dict[Node, int]:
    """Give the length of every element's own text, in document order."""
    return {node: _text_length(page.source, node) for node in page.nodes}


def prose(lengths: dict[Node, int], out: frozenset[Node]) -> dict[Node, int]:
    """Give the characters of running text, links apart, in every element."""
    own = dict.fromkeys(lengths, 0)
    total = dict.fromkeys(lengths, 0)
    for node, length in reversed(lengths.items()):
        if node in out:
            continue
        own[node] += length
        above = node.parent
        if node.name in BLOCK:
            total[node] += own[node] if own[node] >= _PROSE else 0
        elif above and node.name != "a":
            own[above] += own[node]
        if above:
            total[above] += total[node]
    return total


def link_shares(lengths: dict[Node, int]) -> dict[Node, float]:
    """Give how much of an element's text is in links, 0 to 1; elements without text are not in."""
    text = dict(lengths)
    linked = dict.fromkeys(lengths, 0)
    for node in reversed(lengths):
        if node.name == "a" and "href" in node.attributes:
            linked[node] = text[node]
        if node.parent:
            text[node.parent] += text[node]
            linked[node.parent] += linked[node]
    return {node: linked[node] / length for node, length in text.items() if length}


def link_boxes(shares: dict[Node, float]) -> frozenset[Node]:
    """Give the elements whose text is nearly all in links."""
    return frozenset(node for node, share in shares.items() if share >= _NEARLY_ALL)


def _text_length(source: str, node: Node) -> int:
    """Give the length of a node's own text; white space around it does not count."""
    length = 0
    position = node.opened
    for child in node.children:
        if child.start > position:
            length += _length(source[position : child.start].strip())
        position = child.end
    return length + _length(source[position : node.closed].strip())


def _length(text: str) -> int:
    """Count characters; an ideograph or kana says as much as two letters."""
    return len(text) + (0 if text.isascii() else len(_WIDE.findall(text)))
