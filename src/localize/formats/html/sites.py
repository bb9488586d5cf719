"""The article of a page where a newsroom's selectors say what it is; else by content.

Where `article` selects something, that is the article, all of it: only what `skip` selects and
what no reader sees as text is out. Else `skip` adds to what the content tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from localize.formats.html import article, selectors
from localize.formats.html.article import Article
from localize.formats.html.tree import Node, Page, ancestors, spread
from localize.model import Finding, Selectors, Severity

CODE = "selector"


def find(page: Page, title: str, wanted: Selectors, path: str) -> tuple[Article, list[Finding]]:
    """Give the article, and a finding for every selector that matches nothing in the page.

    `title` is what the page's head calls the article, empty if unknown.
    """
    decided = article.find(page, title)
    if wanted == Selectors():
        return decided, []
    parts = _select(page, wanted.article)
    headline, lede = _select(page, wanted.headline), _select(page, wanted.lede)
    skipped = {one: selectors.select(page, one) for one in wanted.skip}
    gone = {node for nodes in skipped.values() for node in nodes}
    if parts:
        decided = replace(decided, root=_around(parts), chosen=tuple(parts))
        kept = {node for node in page.nodes if is_chosen(decided, node.start)}
        gone |= (decided.out - kept) | article.never(page.nodes)
    else:
        gone |= decided.out
    out = spread(page.nodes, gone - set(headline[:1]) - set(lede[:1]))
    for node in page.nodes:
        node.is_out = node in out
    head = next(iter(headline), None if decided.headline in gone else decided.headline)
    found = replace(decided, headline=head, lede=next(iter(lede), None), out=out)
    return found, list(_findings(wanted, (parts, headline, lede), skipped, path))


def is_chosen(found: Article, position: int) -> bool:
    """Tell whether a place in the file is in what the settings call the article, or its lede."""
    parts = (*found.chosen, found.lede) if found.lede else found.chosen
    return any(part.start <= position < part.end for part in parts)


def _select(page: Page, selector: str) -> list[Node]:
    return selectors.select(page, selector) if selector else []


def _around(parts: list[Node]) -> Node:
    """Give the innermost element that holds all parts."""
    first, *others = parts
    holders = [{part, *ancestors(part)} for part in others]
    around = (first, *ancestors(first))
    return next(node for node in around if all(node in held for held in holders))


def _findings(
    wanted: Selectors,
    found: tuple[list[Node], ...],
    skipped: dict[str, list[Node]],
    path: str,
) -> Iterator[Finding]:
    keys = ("article", "headline", "lede")
    values = (wanted.article, wanted.headline, wanted.lede)
    for key, selector, nodes in zip(keys, values, found, strict=True):
        if selector and not nodes:
            yield _nothing(key, selector, path, Severity.WARNING)
    for selector, nodes in skipped.items():
        if not nodes:
            yield _nothing("skip", selector, path, Severity.INFO)


def _nothing(key: str, selector: str, path: str, severity: Severity) -> Finding:
    instead = "nothing is skipped for it" if key == "skip" else "the content decided instead"
    message = f"site.{key} “{selector}” matches nothing in this page: {instead}"
    return Finding(CODE, severity, message, path, 1)
