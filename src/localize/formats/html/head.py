"""What a page's head says of the article: its names for it, date, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from localize import markup
from localize.formats import dates
from localize.formats.html import datelines
from localize.formats.html.inline import clean, words
from localize.formats.html.tree import Node, Page
from localize.formats.html.vocabulary import BYLINE_WORDS
from localize.formats.html.vocabulary import words as name_words
from localize.formats.partition import Span
from localize.model import Meta, Role

_NAMES = {
    "description": Role.DESCRIPTION,
    "og:title": Role.TITLE,
    "og:description": Role.DESCRIPTION,
    "og:image:alt": Role.ALT,
    "twitter:title": Role.TITLE,
    "twitter:description": Role.DESCRIPTION,
    "twitter:image:alt": Role.ALT,
}
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "pubdate")
_SITE = re.compile(
    r"[ \t\n\f\r]+(?:[-|–—·•»:]|&(?:[mn]dash|middot|raquo|#\d+|#x[\da-fA-F]+);)[ \t\n\f\r]+"
)
_JSON_TEXT = re.compile(r'"(headline|description|datePublished)"\s*:\s*"((?:[^"\\]|\\.)*+)"')
_LONGEST_SITE = 40
_LONGEST_BYLINE = 120
_PREFIX = re.compile(r"(?:by|von|par|di|por)\s+", re.IGNORECASE)


def values(page: Page) -> dict[str, str]:
    """Give the page's `<meta>` values by lower-case name; the first of two counts."""
    found: dict[str, str] = {}
    for node in page.nodes:
        if node.name == "meta" and node.attributes:
            found.setdefault(_name(node), clean(node.get("content")).strip())
    return found


def title(page: Page, metas: dict[str, str]) -> str:
    """Give what the head calls the article: `og:title`, else `<title>`."""
    node = next((node for node in page.nodes if node.name == "title"), None)
    return metas.get("og:title", "") or (words(page.source, node) if node else "")


def meta(page: Page, headline: str, metas: dict[str, str], out: frozenset[Node]) -> Meta:
    """Collect what the page says about the article; unknown fields stay empty."""
    return Meta(
        headline=headline,
        date=_date(page, metas, out),
        byline=_byline(page, metas, out),
        tags=_tags(page, metas),
        url=url(page, metas),
    )


def site_names(page: Page, metas: dict[str, str], headline: str) -> set[str]:
    """Give what the head calls the site: `og:site_name`, and what stands around the headline.

    A picture whose alternative text is one of them is the site's logo.
    """
    titles = (words(page.source, node) for node in page.nodes if node.name == "title")
    parts = {part for title in titles for part in _SITE.split(title.replace(": ", " : "))}
    others = {part for part in parts if part.casefold() not in headline.casefold()}
    return {metas.get("og:site_name", ""), *(others if others != parts else ())}


def language(page: Page, metas: dict[str, str]) -> str:
    """Give the declared language as a BCP 47 tag, empty if there is none."""
    for node in page.nodes:
        if node.name == "html":
            found = node.get("lang") or node.get("xml:lang")
            return (found or metas.get("og:locale", "")).strip().replace("_", "-")
    return metas.get("og:locale", "").replace("_", "-")


def spans(page: Page, headline: str, metas: dict[str, str]) -> Iterator[Span]:
    """Give the head's texts: title, descriptions, OpenGraph and JSON-LD ones."""
    site = metas.get("og:site_name", "")
    texts = {headline, metas.get("description", ""), metas.get("og:title", "")}
    for node in page.nodes:
        if node.name == "title" and not _inside_svg(node):
            yield from _title(page.source, (node.opened, node.closed), headline, site)
        elif node.name == "meta" and _name(node) in _NAMES and "content" in node.attributes:
            yield from _content(page.source, node, headline, site)
        elif node.name == "script" and node.get("type").lower() == "application/ld+json":
            yield from _json_spans(page.source, node, texts - {""})


def _name(node: Node) -> str:
    return (node.get("property") or node.get("name") or node.get("itemprop")).strip().lower()


def _inside_svg(node: Node) -> bool:
    return node.parent is not None and node.parent.name in {"svg", "g", "symbol", "defs"}


def _content(source: str, node: Node, headline: str, site: str) -> Iterator[Span]:
    role, value = _NAMES[_name(node)], node.attributes["content"]
    if role is Role.TITLE:
        yield from _title(source, (value.start, value.end), headline, site, value.quote)
    elif any(character.isalpha() for character in value.value):
        text = markup.escape(clean(source[value.start : value.end]).strip())
        yield Span(value.start, value.end, role, text, quoting=value.quote)


def _title(
    source: str, place: tuple[int, int], headline: str, site: str, quoting: str = ""
) -> Iterator[Span]:
    """Give the article's part of a title, without the site's name behind it."""
    raw = source[slice(*place)]
    lead = len(raw) - len(raw.lstrip(" \t\n\f\r"))
    kept = _without_site(raw.strip(" \t\n\f\r"), headline, site)
    text = clean(kept)
    if any(character.isalpha() for character in text):
        begin = place[0] + lead
        yield Span(begin, begin + len(kept), Role.TITLE, markup.escape(text), quoting=quoting)


def _without_site(raw: str, headline: str, site: str) -> str:
    cuts = list(_SITE.finditer(raw))
    for cut in cuts:
        if clean(raw[: cut.start()]) == headline:
            return raw[: cut.start()]
    if not cuts or clean(raw) == headline:
        return raw
    name = clean(raw[cuts[-1].end() :])
    is_site = name == site if site else len(name) < min(_LONGEST_SITE, cuts[-1].start())
    return raw[: cuts[-1].start()] if is_site and ":" not in cuts[-1][0] else raw


def _json_spans(source: str, node: Node, texts: set[str]) -> Iterator[Span]:
    for found in _JSON_TEXT.finditer(source, node.opened, node.closed):
        value = _json_value(found[2])
        if found[1] != "datePublished" and value in texts:
            role = Role.TITLE if found[1] == "headline" else Role.DESCRIPTION
            yield Span(found.start(2), found.end(2), role, markup.escape(value), quoting="json")


def _json_value(raw: str) -> str:
    try:
        return clean(str(json.loads(f'"{raw}"', strict=False)).replace("&", "&amp;")).strip()
    except ValueError:
        return ""


def _date(page: Page, metas: dict[str, str], out: frozenset[Node]) -> str:
    """Find when the article appeared: in the head, in JSON-LD, in `<time>`, as a date line."""
    declared = (metas[name] for name in _DATES if name in metas)
    found = list(datelines.times(page, out))
    times = (node.get("datetime") for node in found)
    printed = (words(page.source, node) for node in found)
    line = date_line(page)
    lines = [words(page.source, line)] if line else []
    candidates = (*declared, *_linked_dates(page), *times, *printed, *lines)
    return next(filter(None, map(dates.normalize, candidates)), "")


def _linked_dates(page: Page) -> Iterator[str]:
    for node in page.nodes:
        if node.name == "script" and node.get("type").lower() == "application/ld+json":
            found = _JSON_TEXT.finditer(page.source, node.opened, node.closed)
            yield from (one[2] for one in found if one[1] == "datePublished")


def date_line(page: Page) -> Node | None:
    """Give the element that holds a printed date and says so by its class."""
    named = (node for node in page.nodes if name_words(node.get("class")) & datelines.DATE_WORDS)
    return next((node for node in named if dates.parse(words(page.source, node))), None)


def _byline(page: Page, metas: dict[str, str], out: frozenset[Node]) -> str:
    named = (node for node in page.nodes if node not in out or _is_byline(node))
    texts = (words(page.source, node) for node in named if _is_byline(node))
    found = next((text for text in texts if 0 < len(text) < _LONGEST_BYLINE), "")
    return _PREFIX.sub("", found, count=1) if found else metas.get("author", "")


def _is_byline(node: Node) -> bool:
    if not node.attributes or node.name in {"meta", "link"}:
        return False
    return "author" in (node.get("rel").lower(), node.get("itemprop").lower()) or bool(
        name_words(node.get("class")) & BYLINE_WORDS
    )


def _tags(page: Page, metas: dict[str, str]) -> tuple[str, ...]:
    found = [node.get("content") for node in page.nodes if _name(node) == "article:tag"]
    found = found or metas.get("keywords", "").split(",")
    return _unique(found) or _unique(_tag_links(page))


def _tag_links(page: Page) -> Iterator[str]:
    for node in page.nodes:
        if node.name == "a" and "tag" in node.get("rel").lower().split():
            yield words(page.source, node)


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in (clean(one).strip() for one in texts) if text))


def url(page: Page, metas: dict[str, str]) -> str:
    """Give the page's own address: the canonical one, else `og:url`; empty if there is none."""
    for node in page.nodes:
        if node.name == "link" and "canonical" in node.get("rel").lower().split():
            return node.get("href").strip()
    return metas.get("og:url", "")
