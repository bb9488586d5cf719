"""Which part of a page is the article: where it begins and ends, and what in it is not of it.

After the heuristics that reader views share: the page says it (schema.org, `<article>`,
`<main>`), else the element that holds the prose; and boxes are known by their element, role,
class, heading, or by being one big link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from localize.formats.html import weights
from localize.formats.html.inline import words
from localize.formats.html.tree import Node, Page, ancestors
from localize.formats.html.vocabulary import (
    ASIDE,
    ASIDE_ROLES,
    ASIDE_WORDS,
    BLOCK,
    CHROME_HEADS,
    CHROME_LABELS,
    DOUBTFUL_WORDS,
    HEADINGS,
    LEDE_WORDS,
    NEVER,
)
from localize.formats.html.vocabulary import words as name_words

_LITTLE = 200
"""With less prose than this, where most of it stands says nothing."""
_ARTICLE_TYPE = re.compile(r"schema\.org/\w*(?:Article|BlogPosting|Report)\b")
_ABOUT = frozenset(("author", "publisher", "datepublished", "datemodified"))
_NAMING = ("class", "id", "data-component", "data-testid")
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MOST, _NEARLY_ALL, _MANY, _SOME = 0.6, 0.9, 0.4, 0.25
_OF_READERS = frozenset(("comment", "comments"))
_SENTENCE = 5


@dataclass(frozen=True, slots=True)
class Article:
    """`root` holds the article, `headline` its headline (if any), `out` what is not of it.

    `lede` and `chosen` are the elements that the settings call lede and article, if they do.
    """

    root: Node
    headline: Node | None
    out: frozenset[Node]
    lede: Node | None = None
    chosen: tuple[Node, ...] = ()


def find(page: Page, title: str = "") -> Article:
    """Decide, and mark the nodes that are out.

    `title` is what the page's head calls the article, empty if unknown.
    """
    gone = never(page.nodes)
    headline = _headline(page, gone, title)
    keep = {headline, *ancestors(headline)} if headline else set()
    prose = weights.prose(page, gone)
    links = weights.link_shares(page)
    total = max(prose[page.nodes[0]], 1)
    bodies = {node for node in page.nodes if _says_article(node) or prose[node] >= _MANY * total}
    boxes = {
        node
        for node in page.nodes
        if node not in keep
        and prose[node] < _MANY * total
        and _is_box(page, node, links)
        and not (_is_in(bodies, node) and _is_of_text(page, node, links))
    }
    out = spread(page.nodes, gone | boxes)
    root = _root(page.nodes, out, weights.prose(page, out))
    nested = _nested_articles(root, page.nodes, keep)
    out = spread(page.nodes, out | nested)
    for node in out:
        node.is_out = True
    return Article(root, headline, out)


def never(nodes: list[Node]) -> frozenset[Node]:
    """Give the elements that no reader sees as text, or that are marked as no text."""
    return spread(nodes, {node for node in nodes if _is_never(node)})


def _is_never(node: Node) -> bool:
    if node.name in NEVER:
        return True
    if not node.attributes:
        return False
    return (
        "hidden" in node.attributes
        or "data-localize" in node.attributes
        or node.get("aria-hidden").lower() == "true"
        or node.get("role").lower() in {"navigation", "search", "menu", "menubar", "dialog"}
        or bool(_INVISIBLE.search(node.get("style")))
    )


def spread(nodes: Iterable[Node], out: Iterable[Node]) -> frozenset[Node]:
    """Add everything inside elements that are out; `nodes` in document order."""
    found = set(out)
    for node in nodes:
        if node.parent in found:
            found.add(node)
    return frozenset(found)


def _headline(page: Page, out: frozenset[Node], title: str) -> Node | None:
    """Find the headline: marked as such, or the first-level heading most like the page's title."""
    found = [node for node in page.nodes if _may_be_headline(node, out)]
    texts = {node: words(page.source, node) for node in found}
    found = [node for node in found if texts[node]]
    first_level = [node for node in found if node.name == "h1"]
    marked = [node for node in found if "headline" in node.get("itemprop").lower().split()]
    same = [node for node in found if title and texts[node] == title]
    similar = [node for node in first_level if title and title.startswith(texts[node])]
    central = [node for node in first_level if _is_central(node)]
    return next(iter([*same, *similar, *marked, *central, *first_level]), None)


def _may_be_headline(node: Node, out: frozenset[Node]) -> bool:
    is_heading = node.name in {"h1", "h2"} or "headline" in node.get("itemprop").lower()
    return is_heading and node not in out


def _is_central(node: Node) -> bool:
    return any(above.name in {"main", "article"} for above in ancestors(node))


def _is_in(bodies: set[Node], node: Node) -> bool:
    """Tell whether an element is in the article: said so, or beside much of the prose."""
    return node.parent in bodies or any(map(_says_article, ancestors(node)))


def _is_of_text(page: Page, node: Node, links: dict[Node, float]) -> bool:
    """Tell whether an element in the article is a sentence of it, whatever its class says."""
    if node.name not in {"p", "div"}:
        return False
    found = name_words(_name_of(node)) & ASIDE_WORDS
    if not found or found - DOUBTFUL_WORDS or _is_declared_chrome(node):
        return False
    if node.name == "div" and (links.get(node) or not _is_simple(node) or found & _OF_READERS):
        return False
    text = words(page.source, node)
    is_sentence = len(text.split()) >= _SENTENCE and text.rstrip('”"»’)').endswith((".", "!", "?"))
    return is_sentence and links.get(node, 0) < _MANY


def _is_simple(node: Node) -> bool:
    return all(child.name == "p" or child.name not in BLOCK for child in node.children)


def _is_box(page: Page, node: Node, links: dict[Node, float]) -> bool:
    """Tell whether an element looks like something beside the article."""
    if node.name in ASIDE:
        return not _belongs(node)
    if node.name in {"section", "div", "ul"} and _calls_itself_chrome(page, node, links):
        return True
    if node.name == "a" and _is_card(node):
        return True
    return bool(node.attributes) and (_is_declared_chrome(node) or _is_named_as_chrome(node))


def _belongs(node: Node) -> bool:
    """Tell whether a header, footer or details is one of the article, or of a quotation in it."""
    above = {other.name for other in ancestors(node)}
    if node.name in {"header", "details"}:
        return bool(above & {"blockquote", "article", "main"})
    return node.name == "footer" and "blockquote" in above


def _is_card(node: Node) -> bool:
    """Tell whether a link holds blocks, as the cards of other stories do."""
    return any(child.name in BLOCK and child.name != "figure" for child in node.children)


def _is_declared_chrome(node: Node) -> bool:
    return (
        node.get("role").lower() in ASIDE_ROLES
        or node.get("rel").lower() == "author"
        or node.get("itemprop").lower() in _ABOUT
    )


def _is_named_as_chrome(node: Node) -> bool:
    name = _name_of(node)
    if not name.strip() or node.name in {"html", "body", "main", "em", "strong", "b", "i"}:
        return False
    found = name_words(name)
    return bool(found & ASIDE_WORDS) and not found & LEDE_WORDS


def _name_of(node: Node) -> str:
    return " ".join(node.get(attribute) for attribute in _NAMING)


def _calls_itself_chrome(page: Page, node: Node, links: dict[Node, float]) -> bool:
    """Tell whether the first thing in an element is a heading such as “Related stories”."""
    first = next((child for child in node.children if child.name != "#other"), None)
    while first is not None and first.name in {"header", "div"} and first.children:
        first = next((child for child in first.children if child.name != "#other"), None)
    if first is None or first.name not in HEADINGS:
        return False
    heading = words(page.source, first)
    is_linked = links.get(node, 0) >= _SOME
    return bool(CHROME_HEADS.fullmatch(heading) or (is_linked and CHROME_LABELS.fullmatch(heading)))


def _root(nodes: list[Node], out: frozenset[Node], prose: dict[Node, int]) -> Node:
    """Give the innermost element that says it is the article, or that holds nearly all prose."""
    total = prose[nodes[0]]
    kept = [node for node in nodes if node not in out and node.name in BLOCK]
    if total < _LITTLE:
        return next((node for node in kept if _says_article(node)), nodes[0])
    said = [node for node in kept if _says_article(node) and prose[node] >= _MOST * total]
    rich = [node for node in kept if prose[node] >= _NEARLY_ALL * total]
    rich = [node for node in rich if node.name not in {"p", "blockquote", "li", "td"}]
    return [nodes[0], *rich][-1] if not said else said[-1]


def _says_article(node: Node) -> bool:
    return (
        node.name in {"article", "main"}
        or node.get("role").lower() in {"main", "article"}
        or node.get("itemprop") == "articleBody"
        or bool(_ARTICLE_TYPE.search(node.get("itemtype")))
    )


def _nested_articles(root: Node, nodes: list[Node], keep: set[Node]) -> set[Node]:
    """Give articles inside the article: cards of other stories, comments."""
    inner = (node for node in nodes if node.name == "article" and node not in keep)
    return {node for node in inner if node is not root and root in ancestors(node)}
