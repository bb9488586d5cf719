"""The publisher's own lines among an article's: dates, bylines, notices, links to other stories."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from localize import markup
from localize.formats import chrome, dates
from localize.formats.html import datelines, teasers
from localize.formats.html.runs import Run
from localize.formats.html.tree import Node, Page
from localize.formats.partition import Span
from localize.model import Role

_LINE_LENGTH = 80
_BYLINE = re.compile(r"(?:by|von|par|di|por|de)\s+\w", re.IGNORECASE)
_POINTER = re.compile(
    r"(?:<\w+>)?[^<>:：]{2,40}[:：](?:</\w+>)?\s*+(?:</\w+>)?(?:[\s,|·]*+<(a\d+)>[^<>]*+</\1>)+[.…\s]*+"
)
"""“Read also: <a1>Another story</a1>”, in any language."""


class Links(NamedTuple):
    """What is nothing but links: elements, and places in the page.

    `lists` are the innermost lists that elements are, or stand in.
    """

    boxes: frozenset[Node]
    lists: Mapping[Node | None, Node]
    places: teasers.Spans
    source: str


def links(page: Page, boxes: frozenset[Node]) -> Links:
    """Look for a page's links and lists; `boxes` are the elements that are nearly only links."""
    lists: dict[Node | None, Node] = {}
    for node in page.nodes:
        if node.name in {"ul", "ol"}:
            lists[node] = node
        elif node.parent in lists:
            lists[node] = lists[node.parent]
    return Links(boxes, lists, teasers.links(page), page.source)


def has_said(run: Run, span: Span, links: Links, *, before_text: bool) -> bool:
    """Tell whether a run is the page's own line: a date, a byline, a link to another story."""
    text = markup.plain(span.text)
    if span.role in {Role.HEADLINE, Role.KICKER}:
        return False
    is_paragraph = span.role is Role.PARAGRAPH
    if chrome.is_notice(text) or (is_paragraph and chrome.is_footer(text)):
        return True
    if chrome.is_chrome(text) and (len(text) < chrome.LONGEST or is_paragraph):
        return True
    is_byline = before_text and len(text) < _LINE_LENGTH and _BYLINE.match(text)
    return bool(is_byline) or _is_dateline(span, text) or _is_linked(run, span, links)


def _is_dateline(span: Span, text: str) -> bool:
    has_time = any(mark.opening.startswith("<time") for mark in span.marks)
    return (has_time and datelines.fits(text)) or bool(dates.parse(text))


def _is_linked(run: Run, span: Span, links: Links) -> bool:
    """Tell whether a paragraph, or every item of a list, is nothing but links to other places."""
    if span.role is Role.PARAGRAPH and (
        _POINTER.fullmatch(span.text) or teasers.is_only_links(run, links.places, links.source)
    ):
        return True
    if span.role not in {Role.PARAGRAPH, Role.LIST_ITEM, Role.CELL}:
        return False
    if run.holder in links.lists:
        return links.lists[run.holder] in links.boxes
    is_box = run.holder in links.boxes
    if run.holder.name == "td" and is_box:
        return sum(1 for item in run.items if item.node and item.node.name == "a") > 1
    return run.holder.name in {"p", "div"} and is_box
