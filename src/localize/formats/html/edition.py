"""What a page says about its language: edits of head, date line, switcher and label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from localize.formats import dates
from localize.formats.html import datelines, head, linked
from localize.formats.html.article import Article
from localize.formats.html.inline import words
from localize.formats.html.quoting import attribute, text
from localize.formats.html.tree import Node, Page, ancestors
from localize.formats.partition import Edit
from localize.languages import posix
from localize.model import Edition, Link

_CAN_HOLD = frozenset(("div", "nav", "section", "aside", "header", "footer", "li", "td", "details"))
_INNER = frozenset(
    ("p", "time", "span", "a", "h1", "h2", "small", "address", "strong", "b", "em", "hgroup")
)
_HEADING = "see in another language"
_FEW = 8


def edits(page: Page, article: Article, edition: Edition, source_language: str) -> Iterator[Edit]:
    """Give the edits that make a page the edition; `source_language` gets `x-default`."""
    yield from _language(page, edition)
    yield from _alternates(page, edition, source_language)
    yield from _canonical(page, edition, source_language)
    yield from linked.edits(page, edition, source_language)
    yield from _date(page, article, edition)
    yield from _switcher(page, article, edition)


def switcher(edition: Edition) -> str:
    """Give the switcher's inside: a heading and a list of languages by their own names."""
    items = "".join(f"<li>{_item(link, edition.language)}</li>" for link in edition.links)
    heading = text(edition.heading)
    if edition.listing:
        heading = f'<a href="{attribute(edition.listing)}">{heading}</a>'
    return f'<p class="localize-heading">{heading}</p><ul class="localize-list">{items}</ul>'


def box(edition: Edition) -> str:
    """Give the switcher as an element of its own."""
    name = attribute(edition.heading)
    return (
        f'<nav class="localize-languages" data-localize="languages" aria-label="{name}">'
        f"{switcher(edition)}</nav>"
    )


def label(edition: Edition) -> str:
    """Give the line that says who translated; empty if the edition has none."""
    if not edition.label:
        return ""
    return f'<p class="localize-label" data-localize="label">{text(edition.label)}</p>'


def alternates(edition: Edition, source_language: str) -> list[str]:
    """Give the `<link>` elements for search engines, `x-default` (the source) last."""
    links = [(link.language, link.href) for link in edition.links if link.href]
    links += [("x-default", href) for language, href in links if language == source_language]
    return [
        f'<link rel="alternate" hreflang="{attribute(language)}" href="{attribute(href)}">'
        for language, href in links
    ]


def _item(link: Link, current: str) -> str:
    language = attribute(link.language)
    here = ' aria-current="page"' if link.language == current else ""
    return (
        f'<a href="{attribute(link.href)}" lang="{language}" hreflang="{language}"{here}>'
        f"{text(link.name)}</a>"
    )


def _language(page: Page, edition: Edition) -> Iterator[Edit]:
    element = next((node for node in page.nodes if node.name == "html"), None)
    if element:
        wanted = {"lang": edition.language, "dir": edition.direction}
        if "xml:lang" in element.attributes:
            wanted["xml:lang"] = edition.language
        yield from _set(element, wanted)
    for node in page.nodes:
        if node.name == "meta" and node.get("property").lower() == "og:locale":
            yield from _set(node, {"content": posix(edition.language)})


def _set(node: Node, wanted: dict[str, str]) -> Iterator[Edit]:
    """Set attributes of a start tag: in their place, or behind the tag's name."""
    missing = ""
    for name, value in wanted.items():
        found = node.attributes.get(name)
        if found and found.quote:
            quoted = f'"{attribute(value)}"' if found.quote == "bare" else attribute(value)
            yield Edit(found.start, found.end, quoted)
        elif found:
            yield Edit(found.end, found.end, f'="{attribute(value)}"')
        else:
            missing += f' {name}="{attribute(value)}"'
    if missing:
        behind = node.start + 1 + len(node.name)
        yield Edit(behind, behind, missing)


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
        yield from _set(found, {"href": href})
    else:
        yield from _into_head(page, [f'<link rel="canonical" href="{attribute(href)}">'])
    for node in page.nodes:
        if _is_og_url(node):
            yield from _set(node, {"content": href})


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


def _date(page: Page, article: Article, edition: Edition) -> Iterator[Edit]:
    """Write a translation's date; with the time of day only where the page prints one."""
    node = _date_element(page, article)
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


def _switcher(page: Page, article: Article, edition: Edition) -> Iterator[Edit]:
    own_label = _place(page, "label")
    if own_label:
        yield Edit(own_label.opened, own_label.closed, text(edition.label))
    line = "" if own_label else label(edition)
    place = _place(page, "languages") or _by_heading(page)
    has_choice = len(edition.links) > 1
    if place:
        yield _filled(place, edition) if has_choice else Edit(place.opened, place.closed, "")
    behind = place.end if place else _behind_head(page, article)
    if behind:
        new = box(edition) if has_choice and not place else ""
        yield Edit(behind, behind, new + line)


def _filled(place: Node, edition: Edition) -> Edit:
    """Fill an element with the switcher; a paragraph, which cannot hold one, gives way to it."""
    if place.name in _CAN_HOLD:
        return Edit(place.opened, place.closed, switcher(edition))
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


def _behind_head(page: Page, article: Article) -> int:
    """Give the place behind date line or headline, outside of paragraphs; 0 if there is none."""
    date = _date_element(page, article)
    node = date if date and article.headline and date.start > article.headline.start else None
    node = node or article.headline
    if node is None:
        return 0
    around = [above for above in (node, *ancestors(node)) if above.name in _INNER]
    return around[-1].end if around else node.end
