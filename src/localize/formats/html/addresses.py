"""Where an article's editions stand, as search engines read it: `hreflang` and canonical links."""

from __future__ import annotations

from collections.abc import Iterator

from localize.formats.html import attributes, head, linked
from localize.formats.html.quoting import attribute
from localize.formats.html.tree import Node, Page
from localize.formats.partition import Edit
from localize.model import Edition


def edits(page: Page, edition: Edition, source_language: str) -> Iterator[Edit]:
    """Give the edits of a page's head; `source_language` gets `x-default`."""
    yield from _alternates(page, edition, source_language)
    yield from _canonical(page, edition, source_language)


def alternates(edition: Edition, source_language: str) -> list[str]:
    """Give the `<link>` elements for search engines, `x-default` (the source) last."""
    links = [(link.language, link.href) for link in edition.links if link.href]
    links += [("x-default", href) for language, href in links if language == source_language]
    return [
        f'<link rel="alternate" hreflang="{attribute(language)}" href="{attribute(href)}">'
        for language, href in links
    ]


def _alternates(page: Page, edition: Edition, source_language: str) -> Iterator[Edit]:
    lines = alternates(edition, source_language)
    if not lines:
        return
    written = {link.language.lower() for link in edition.links if link.href}
    written |= {"x-default"} if source_language.lower() in written else set()
    for node in page.nodes:
        is_alternate = node.name == "link" and _has_rel(node, "alternate")
        if is_alternate and node.get("hreflang").strip().lower() in written:
            yield Edit(_line_start(page.source, node.start), node.end, "")
    yield from _into_head(page, lines)


def _into_head(page: Page, lines: list[str]) -> Iterator[Edit]:
    element = next((node for node in page.nodes if node.name == "head"), None)
    if element:
        indent = "\r\n" if "\r\n" in page.source else "\n"
        inside = page.source[element.opened : element.closed]
        at = element.opened + len(inside.rstrip())
        yield Edit(at, at, "".join(indent + line for line in lines))


def _line_start(source: str, position: int) -> int:
    """Take the line's indentation and break too, if nothing else stands before it."""
    before = source[:position].rstrip(" \t")
    if before.endswith("\n"):
        return len(before) - (2 if before.endswith("\r\n") else 1)
    return position


def _has_rel(node: Node, value: str) -> bool:
    return value in node.get("rel").lower().split()


def _canonical(page: Page, edition: Edition, source_language: str) -> Iterator[Edit]:
    """Make the page say its own address, where the edition knows it in full.

    With a relative address nothing is written. A translation then loses the source's address (a
    search engine that reads it would drop the translation); an address that is not the source's
    own, and the source page's, stay.
    """
    own = next((link for link in edition.links if link.language == edition.language), None)
    if own is None or not own.href:
        return
    if linked.ABSOLUTE.match(own.href):
        yield from _address(page, own.href)
    elif not edition.is_source and edition.language != source_language:
        yield from _without_address(page)


def _address(page: Page, href: str) -> Iterator[Edit]:
    found = next((node for node in page.nodes if _is_canonical(node)), None)
    if found:
        yield from attributes.put(found, {"href": href})
    else:
        yield from _into_head(page, [f'<link rel="canonical" href="{attribute(href)}">'])
    for node in page.nodes:
        if _is_og_url(node):
            yield from attributes.put(node, {"content": href})


def _without_address(page: Page) -> Iterator[Edit]:
    source_url = head.url(page, head.values(page))
    for node in page.nodes:
        value = node.get("href" if _is_canonical(node) else "content").strip()
        if value == source_url and (_is_canonical(node) or _is_og_url(node)):
            yield Edit(_line_start(page.source, node.start), node.end, "")


def _is_og_url(node: Node) -> bool:
    return node.name == "meta" and node.get("property").lower() == "og:url"


def _is_canonical(node: Node) -> bool:
    return node.name == "link" and _has_rel(node, "canonical")
