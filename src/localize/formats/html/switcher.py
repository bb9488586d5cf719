"""The switcher to an article's other editions, and the line that says who translated this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from localize.formats.html.article import Article
from localize.formats.html.inline import words
from localize.formats.html.quoting import attribute, text
from localize.formats.html.tree import Node, Page, ancestors
from localize.formats.partition import Edit
from localize.model import Edition, Link

_CAN_HOLD = frozenset(("div", "nav", "section", "aside", "header", "footer", "li", "td", "details"))
_INNER = frozenset(
    ("p", "time", "span", "a", "h1", "h2", "small", "address", "strong", "b", "em", "hgroup")
)
_HEADING = "see in another language"
_FEW = 8


def edits(page: Page, article: Article, date: Node | None, edition: Edition) -> Iterator[Edit]:
    """Fill the switcher's place and the label's; `date` is the date line, behind which they go."""
    own_label = _place(page, "label")
    if own_label:
        yield Edit(own_label.opened, own_label.closed, text(edition.label))
    line = "" if own_label else label(edition)
    place = _place(page, "languages") or _by_heading(page)
    has_choice = len(edition.links) > 1
    if place:
        yield _filled(place, edition) if has_choice else Edit(place.opened, place.closed, "")
    behind = place.end if place else _behind_head(article, date)
    if behind:
        new = box(edition) if has_choice and not place else ""
        yield Edit(behind, behind, new + line)


def box(edition: Edition) -> str:
    """Give the switcher as an element of its own."""
    name = attribute(edition.heading)
    return (
        f'<nav class="localize-languages" data-localize="languages" aria-label="{name}">'
        f"{_inside(edition)}</nav>"
    )


def label(edition: Edition) -> str:
    """Give the line that says who translated; empty if the edition has none."""
    if not edition.label:
        return ""
    return f'<p class="localize-label" data-localize="label">{text(edition.label)}</p>'


def _inside(edition: Edition) -> str:
    """Give the switcher's inside: a heading and a list of languages by their own names."""
    items = "".join(f"<li>{_item(link, edition.language)}</li>" for link in edition.links)
    heading = text(edition.heading)
    if edition.listing:
        heading = f'<a href="{attribute(edition.listing)}">{heading}</a>'
    return f'<p class="localize-heading">{heading}</p><ul class="localize-list">{items}</ul>'


def _item(link: Link, current: str) -> str:
    language = attribute(link.language)
    here = ' aria-current="page"' if link.language == current else ""
    return (
        f'<a href="{attribute(link.href)}" lang="{language}" hreflang="{language}"{here}>'
        f"{text(link.name)}</a>"
    )


def _filled(place: Node, edition: Edition) -> Edit:
    """Fill an element with the switcher; a paragraph, which cannot hold one, gives way to it."""
    if place.name in _CAN_HOLD:
        return Edit(place.opened, place.closed, _inside(edition))
    return Edit(place.start, place.end, box(edition))


def _place(page: Page, name: str) -> Node | None:
    marked = (node for node in page.nodes if node.get("data-localize") == name)
    return next((node for node in marked if node.closed > node.start), None)


def _by_heading(page: Page) -> Node | None:
    """Find the smallest element whose text begins with the switcher's heading."""
    for found in islice(re.finditer(_HEADING, page.source, re.IGNORECASE), _FEW):
        at = found.start()
        around = [node for node in page.nodes if node.opened <= at < node.closed]
        if around and around[-1].name not in {"title", "script", "style", "body", "html", "#root"}:
            node = around[-1]
            if words(page.source, node).lower().startswith(_HEADING):
                return _whole(page, node)
    return None


def _whole(page: Page, node: Node) -> Node:
    """Go up while the element around holds nothing but the switcher."""
    above = node.parent
    if above and above.name in {"div", "nav", "aside", "section"}:
        text_above = words(page.source, above).lower()
        if text_above.startswith(_HEADING) and len(text_above) < 2 * len(_HEADING):
            return above
    return node


def _behind_head(article: Article, date: Node | None) -> int:
    """Give the place behind date line or headline, outside of paragraphs; 0 if there is none."""
    node = date if date and article.headline and date.start > article.headline.start else None
    node = node or article.headline
    if node is None:
        return 0
    around = [above for above in (node, *ancestors(node)) if above.name in _INNER]
    return around[-1].end if around else node.end
