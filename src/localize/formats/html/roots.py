"""Where the article begins and ends: the element that says it is one, or that holds the prose."""

from __future__ import annotations

import re

from localize.formats.html.tree import Node, ancestors
from localize.formats.html.vocabulary import BLOCK

_LITTLE = 200
"""With less prose than this, where most of it stands says nothing."""
_ARTICLE_TYPE = re.compile(r"schema\.org/\w*(?:Article|BlogPosting|Report)\b")
_HALF, _MUCH, _NEARLY_ALL = 0.5, 0.6, 0.9


def find(
    nodes: list[Node], out: frozenset[Node], prose: dict[Node, int], headline: Node | None
) -> Node:
    """Give the article's element, narrowed to what is around its headline."""
    root = _whole(nodes, out, prose)
    if headline is None or root not in ancestors(headline):
        return root
    share = _MUCH if prose[root] >= _LITTLE else _HALF
    least = max(share * prose[root], 1)
    return next(node for node in ancestors(headline) if prose[node] >= least or node is root)


def _whole(nodes: list[Node], out: frozenset[Node], prose: dict[Node, int]) -> Node:
    """Give the innermost element that says it is the article, or that holds nearly all prose."""
    total = prose[nodes[0]]
    kept = [node for node in nodes if node not in out and node.name in BLOCK]
    if total < _LITTLE:
        return next((node for node in kept if says_article(node)), nodes[0])
    said = [node for node in kept if says_article(node) and prose[node] >= _MUCH * total]
    rich = [node for node in kept if prose[node] >= _NEARLY_ALL * total]
    rich = [node for node in rich if node.name not in {"p", "blockquote", "li", "td"}]
    return [nodes[0], *rich][-1] if not said else said[-1]


def says_article(node: Node) -> bool:
    """Tell whether an element is marked as the article, or as the page's main part."""
    if node.name in {"article", "main"} or not node.attributes:
        return node.name in {"article", "main"}
    return (
        node.get("role").lower() in {"main", "article"}
        or node.get("itemprop") == "articleBody"
        or bool(_ARTICLE_TYPE.search(node.get("itemtype")))
    )
