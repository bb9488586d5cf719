"""A web page for an article that is none: semantic, accessible, legible, without a script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from localize import markup
from localize.formats.frame import frame
from localize.formats.html.addresses import alternates
from localize.formats.html.quoting import attribute, text
from localize.formats.html.switcher import box, label
from localize.formats.placing import settle
from localize.model import Document, Edition, Mark, Role

__all__ = ["Part", "inline", "page", "text"]

_HEAD = frozenset((Role.TITLE, Role.DESCRIPTION, Role.KICKER, Role.HEADLINE, Role.LEDE))
_TAGS = {Role.SUBHEAD: "h2"}
_TAG = re.compile(r"<[^>]*>")
_LETTERS = re.compile(r"[a-z]+")
_EMPHASIS = frozenset(("b", "i", "em", "strong", "sup", "sub", "u", "s"))
_GROUPS = {Role.LIST_ITEM: ("ul", "li"), Role.QUOTE: ("blockquote", "p")}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an article: HTML that is ready to stand in its role's element.

    A part without a role is a block of its own: a table, a figure, a piece of code.
    """

    role: Role | None
    html: str


def page(parts: Sequence[Part], document: Document, edition: Edition) -> bytes:
    """Give the page in UTF-8; `parts` in the article's order, already translated."""
    head: dict[Role | None, str] = {
        part.role: part.html for part in reversed(parts) if part.role in _HEAD
    }
    title = _plain(head.get(Role.HEADLINE) or text(document.meta.headline or document.path))
    description = _plain(head.get(Role.DESCRIPTION) or head.get(Role.LEDE, ""))
    links = [
        f'<meta name="description" content="{description}">' if description else "",
        *_links(document, edition),
    ]
    body = [
        "<article>",
        "<header>",
        *_header(head, document, edition),
        "</header>",
        *_body([part for part in parts if part.role not in _HEAD]),
        "</article>",
    ]
    return frame(title, links, body, edition)


def inline(masked: str, marks: Iterable[Mark]) -> str:
    """Give a block's masked text as HTML: of its markup, emphasis and line breaks."""
    kept = [shown for mark in marks if (shown := _shown(mark))]
    return markup.unmask(_without(settle(masked, kept), kept), kept, text)


def _shown(mark: Mark) -> Mark | None:
    """Give what a placeholder is on a web page, None if it is nothing there."""
    found = _LETTERS.match(mark.name)
    name = found[0] if found else ""
    if mark.closing is None:
        return Mark(mark.name, "<br>") if name == "br" else None
    return Mark(mark.name, f"<{name}>", f"</{name}>") if name in _EMPHASIS else None


def _without(masked: str, kept: list[Mark]) -> str:
    """Take out the placeholders that a page does not show; a tab is a space."""
    names = {mark.name for mark in kept}
    parts: list[str] = []
    position = 0
    for one in markup.placeholders(masked):
        if one.name not in names:
            parts += [masked[position : one.start], " " if one.name.startswith("tab") else ""]
            position = one.end
    return "".join([*parts, masked[position:]])


def _header(head: Mapping[Role | None, str], document: Document, edition: Edition) -> Iterator[str]:
    """Give kicker, headline, lede, date, byline, the other languages and the label."""
    if kicker := head.get(Role.KICKER):
        yield f'<p class="kicker">{kicker}</p>'
    if headline := head.get(Role.HEADLINE):
        yield f"<h1>{headline}</h1>"
    if lede := head.get(Role.LEDE):
        yield f'<p class="lede">{lede}</p>'
    yield _dateline(document, edition)
    if len(edition.links) > 1:
        yield box(edition)
    yield label(edition)


def _dateline(document: Document, edition: Edition) -> str:
    date, byline = document.meta.date, document.meta.byline
    shown = text(edition.date or date.replace("T", " "))
    stamp = f' datetime="{attribute(date)}"' if date else ""
    found = [
        f"<time{stamp}>{shown}</time>" if shown else "",
        f"<span>{text(byline)}</span>" if byline else "",
    ]
    inside = " ".join(filter(None, found))
    return f'<p class="dateline">{inside}</p>' if inside else ""


def _links(document: Document, edition: Edition) -> Iterator[str]:
    own = next((link for link in edition.links if link.language == edition.language), None)
    if own and own.href:
        yield f'<link rel="canonical" href="{attribute(own.href)}">'
    yield from alternates(edition, document.language)


def _body(parts: Sequence[Part]) -> Iterator[str]:
    """Give the article's elements; list items and quotations in a row stand in one."""
    for role, group in groupby(parts, key=lambda part: part.role):
        tag = _TAGS.get(role, "p") if role else ""
        if role in _GROUPS:
            outer, tag = _GROUPS[role]
            yield (
                f"<{outer}>"
                + "".join(f"<{tag}>{part.html}</{tag}>" for part in group)
                + f"</{outer}>"
            )
        elif role is Role.CAPTION:
            yield from (f"<figure><figcaption>{part.html}</figcaption></figure>" for part in group)
        else:
            yield from (f"<{tag}>{part.html}</{tag}>" if tag else part.html for part in group)


def _plain(html: str) -> str:
    """Give quoted text for the head: no tags, safe in attributes."""
    return _TAG.sub("", html).replace('"', "&quot;")
