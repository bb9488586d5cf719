"""Which part of a page is the article: where it begins and ends, and what in it is not of it.

After the heuristics that reader views share: the page says it (schema.org, `<article>`,
`<main>`), else the element that holds the prose; and boxes are known by their element, role,
class, heading, or by being one big link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from localize.formats.html import boxes, roots, weights
from localize.formats.html.inline import words
from localize.formats.html.tree import Node, Page, ancestors, spread
from localize.formats.html.vocabulary import HEADLINE_NAMES, NEVER, TITLE_BORDER

_MOST = 0.6
_STEM = 12
_FRONT_PAGE = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?")
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """`root` holds the article, `headline` its headline (if any), `out` what is not of it.

    `links` are the page's elements that are nearly nothing but links. `lede` and `chosen` are what
    the settings call lede and article, if they do.
    """

    root: Node
    headline: Node | None
    out: frozenset[Node]
    links: frozenset[Node]
    lede: Node | None = None
    chosen: tuple[Node, ...] = ()


def find(page: Page, title: str = "") -> Article:
    """Decide, and mark the nodes that are out.

    `title` is what the page's head calls the article, empty if unknown.
    """
    gone = never(page.nodes)
    headline = _headline(page, gone, title)
    keep = {headline, *ancestors(headline)} if headline else set()
    lengths = weights.lengths(page)
    links = weights.link_shares(lengths)
    found = boxes.find(page, gone, keep, weights.prose(lengths, gone), links)
    out = spread(page.nodes, gone | found)
    prose = weights.prose(lengths, out)
    root = roots.find(page.nodes, out, prose, headline)
    nested = _nested_articles(root, page.nodes, keep, prose)
    out = spread(page.nodes, out | nested)
    for node in out:
        node.is_out = True
    return Article(root, headline, out, weights.link_boxes(links))


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


def _headline(page: Page, out: frozenset[Node], title: str) -> Node | None:
    """Find the headline: marked as such, or the heading most like the page's title."""
    found = [node for node in page.nodes if _may_be_headline(node, out)]
    texts = {node: words(page.source, node) for node in found}
    found = [node for node in found if texts[node]]
    first_level = [node for node in found if node.name == "h1" and not _is_logo(node)]
    marked = [node for node in found if "headline" in node.get("itemprop").lower().split()]
    named = [node for node in found if HEADLINE_NAMES & set(node.get("class").lower().split())]
    same = [node for node in found if title and texts[node] == title]
    similar = [node for node in first_level if title and title.startswith(texts[node])]
    a_part = [node for node in found if not _is_logo(node) and _is_part(texts[node], title)]
    central = [node for node in first_level if _is_central(node)]
    candidates = [*same, *marked, *named, *similar, *a_part, *central, *first_level]
    return next(iter(candidates), None)


def _is_part(heading: str, title: str) -> bool:
    """Tell whether a heading is a part of the page's title, or begins with all but its end."""
    borders = list(TITLE_BORDER.finditer(title))
    if not borders:
        return False
    stem = title[: borders[-1].start()]
    is_longer = len(stem) >= _STEM and heading.startswith(stem)
    return is_longer or heading in TITLE_BORDER.split(title)


def _may_be_headline(node: Node, out: frozenset[Node]) -> bool:
    is_heading = node.name in {"h1", "h2", "h3"} or "headline" in node.get("itemprop").lower()
    return is_heading and node not in out


def _is_logo(node: Node) -> bool:
    """Tell whether a heading is a link to the site's front page."""
    links = (child for child in node.children if child.name == "a" and "href" in child.attributes)
    return any(_FRONT_PAGE.fullmatch(child.get("href")) for child in links)


def _is_central(node: Node) -> bool:
    return any(above.name in {"main", "article"} for above in ancestors(node))


def _nested_articles(
    root: Node, nodes: list[Node], keep: set[Node], prose: dict[Node, int]
) -> set[Node]:
    """Give articles inside the article: cards of other stories, comments; not a live blog's posts.

    Posts are what holds most of the prose.
    """
    articles = (node for node in nodes if node.name == "article" and node not in keep)
    inner = {node for node in articles if root in ancestors(node)}
    inside = spread(nodes, inner)
    held = sum(prose[node] for node in inner if node.parent not in inside)
    return set() if held > _MOST * prose[root] else inner
