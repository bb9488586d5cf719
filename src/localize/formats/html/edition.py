"""What a page says about its edition: edits of language, addresses, date line, switcher, label."""

from __future__ import annotations

from collections.abc import Iterator

from localize.formats import dates
from localize.formats.html import addresses, attributes, datelines, head, linked, switcher
from localize.formats.html.article import Article
from localize.formats.html.inline import words
from localize.formats.html.quoting import text
from localize.formats.html.tree import Node, Page
from localize.formats.partition import Edit
from localize.languages import posix
from localize.model import Edition


def edits(page: Page, article: Article, edition: Edition, source_language: str) -> Iterator[Edit]:
    """Give the edits that make a page the edition; `source_language` gets `x-default`."""
    date = _date_element(page, article)
    yield from _language(page, edition)
    yield from addresses.edits(page, edition, source_language)
    yield from linked.edits(page, edition, source_language)
    yield from _date(page, date, edition)
    yield from switcher.edits(page, article, date, edition)


def _language(page: Page, edition: Edition) -> Iterator[Edit]:
    element = next((node for node in page.nodes if node.name == "html"), None)
    if element:
        wanted = {"lang": edition.language, "dir": edition.direction}
        if "xml:lang" in element.attributes:
            wanted["xml:lang"] = edition.language
        yield from attributes.put(element, wanted)
    for node in page.nodes:
        if node.name == "meta" and node.get("property").lower() == "og:locale":
            yield from attributes.put(node, {"content": posix(edition.language)})


def _date(page: Page, node: Node | None, edition: Edition) -> Iterator[Edit]:
    """Write a translation's date; with the time of day only where the page prints one."""
    if node and edition.date and not edition.is_source:
        inside = page.source[node.opened : node.closed]
        start = node.opened + len(inside) - len(inside.lstrip())
        printed = dates.parse(words(page.source, node))
        shown = edition.day if printed and "T" not in printed else edition.date
        yield Edit(start, node.opened + len(inside.rstrip()), text(shown or edition.date))


def _date_element(page: Page, article: Article) -> Node | None:
    """Find the date: the first date line's behind the headline, else what is named a date."""
    first = article.headline.start if article.headline else article.root.start
    found = datelines.times(page, article.out)
    times = [node for node in found if node.closed > node.opened]
    behind = [node for node in times if node.start > first]
    return next(iter([*behind, *times]), None) or head.date_line(page)
