"""The article's runs → spans with roles; and what stands for it in attributes and in the head."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from localize import markup
from localize.formats import chrome, dates
from localize.formats.html import captions, datelines, weights
from localize.formats.html.article import Article
from localize.formats.html.inline import clean, extent, mask, words
from localize.formats.html.runs import Run, runs
from localize.formats.html.tree import Node, Page, ancestors
from localize.formats.html.vocabulary import (
    CAPTION_WORDS,
    CREDIT_WORDS,
    HEAD,
    HEADINGS,
    KICKER_WORDS,
    LEDE_WORDS,
)
from localize.formats.html.vocabulary import words as name_words
from localize.formats.partition import Span
from localize.model import Role

_ROLES = {
    **dict.fromkeys(HEADINGS, Role.SUBHEAD),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
    **dict.fromkeys(("li", "dt", "dd"), Role.LIST_ITEM),
    **dict.fromkeys(("td", "th"), Role.CELL),
    **dict.fromkeys(("blockquote", "q"), Role.QUOTE),
}
_KICKER_LENGTH = 60
_LINE_LENGTH = 80
_BYLINE = re.compile(r"(?:by|von|par|di|por|de)\s+\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """The article's spans in order, and texts that were taken for something else."""

    spans: list[Span]
    left_out: list[str]


def find(page: Page, article: Article) -> Found:
    """Give the spans of the article's text and of its images' alternative texts."""
    all_runs = list(runs(page, article.out))
    spans: list[Span] = []
    left_out: list[str] = []
    lede_done = False
    link_boxes = weights.link_boxes(page)
    for index, run in enumerate(all_runs):
        role = _role_in(article, all_runs, index)
        span = _span(page, run, role) if role else None
        if span is None or role is None:
            continue
        if _is_of_publisher(run, span, link_boxes, before_text=not lede_done):
            left_out.append(markup.plain(span.text).strip())
            continue
        span, lede_done = _as_lede(article, run, span, lede_done=lede_done)
        spans.append(span)
    return Found([*spans, *_alts(page, article, spans)], [*_boxes(page, article, spans), *left_out])


def _role_in(article: Article, all_runs: list[Run], index: int) -> Role | None:
    """Give a run's role, None if it stands before or after the article."""
    run, head, root = all_runs[index], article.headline, article.root
    start = run.items[0].start
    inside = root.start <= start < root.end
    if head is None:
        return _role(run.holder) if inside else None
    if head.start <= start < head.end and (head.closed < head.end or run.holder is head):
        return Role.HEADLINE
    if start < head.start:
        is_last = index + 1 < len(all_runs) and all_runs[index + 1].items[0].start >= head.start
        if is_last and _is_kicker(run, head):
            return Role.KICKER
        return Role.CAPTION if inside and _role(run.holder) is Role.CAPTION else None
    return _role(run.holder) if inside or start < root.start else None


def _role(holder: Node) -> Role:
    for node in (holder, *ancestors(holder)):
        is_open = node.name in HEADINGS and node.closed == node.end and node is not holder
        if node.name in _ROLES and not is_open:
            return _ROLES[node.name]
        if node.name in {"figure", "div", "span", "p", "small"}:
            found = name_words(node.get("class"))
            if found & CREDIT_WORDS:
                return Role.CREDIT
            if found & CAPTION_WORDS:
                return Role.CAPTION
    return Role.PARAGRAPH


def _is_kicker(run: Run, headline: Node) -> bool:
    if run.items[-1].end - run.items[0].start > 4 * _KICKER_LENGTH:
        return False
    near = [run.holder, *(item.node for item in run.items if item.node)]
    if any(name_words(node.get("class")) & KICKER_WORDS for node in near):
        return True
    above = headline.parent
    is_near = above in {run.holder, run.holder.parent}
    return above is not None and above.name not in {"body", "#root"} and is_near


def _span(page: Page, run: Run, role: Role) -> Span | None:
    text, marks = mask(page.source, run.items)
    words_only = markup.plain(text)
    if not any(character.isalpha() for character in words_only):
        return None
    start, end = extent(page.source, run.items)
    if role is Role.CAPTION or role is Role.CREDIT:
        return _without_credit(page, Span(start, end, role, text, marks))
    return Span(start, end, role, text, marks)


def _without_credit(page: Page, span: Span) -> Span | None:
    """Cut “© Keystone / …” off a caption: names of people and agencies are not translated."""
    raw = page.source[span.start : span.end]
    credit = captions.credit_start(raw)
    if credit is None or "<" in raw[:credit]:
        return span
    kept = raw[:credit].rstrip(" \t\n\f\r(|/–-")
    if not any(character.isalpha() for character in kept):
        return None
    text = markup.escape(clean(kept))
    return Span(span.start, span.start + len(kept), span.role, text)


def _is_of_publisher(run: Run, span: Span, link_boxes: set[Node], *, before_text: bool) -> bool:
    """Tell whether a run is the page's own line: a date, a byline, a link to another story."""
    text = markup.plain(span.text)
    if span.role in {Role.HEADLINE, Role.KICKER}:
        return False
    is_paragraph = span.role is Role.PARAGRAPH
    if chrome.is_chrome(text) and (len(text) < chrome.LONGEST or is_paragraph):
        return True
    if is_paragraph and chrome.is_footer(text):
        return True
    if _is_dateline(span, text) or (
        before_text and len(text) < _LINE_LENGTH and _BYLINE.match(text)
    ):
        return True
    return span.role in {Role.PARAGRAPH, Role.LIST_ITEM, Role.CELL} and _is_linked(run, link_boxes)


def _is_dateline(span: Span, text: str) -> bool:
    has_time = any(mark.opening.startswith("<time") for mark in span.marks)
    return (has_time and datelines.fits(text)) or bool(dates.parse(text))


def _is_linked(run: Run, link_boxes: set[Node]) -> bool:
    """Tell whether a paragraph, or every item of a list, is nothing but links."""
    for node in (run.holder, *ancestors(run.holder)):
        if node.name in {"ul", "ol"}:
            return node in link_boxes
    if run.holder.name == "td" and run.holder in link_boxes:
        return sum(1 for item in run.items if item.node and item.node.name == "a") > 1
    return run.holder.name in {"p", "div"} and run.holder in link_boxes


def _as_lede(article: Article, run: Run, span: Span, *, lede_done: bool) -> tuple[Span, bool]:
    """Make the first paragraph the lede if it is named so, or stands in the headline's header."""
    if lede_done or span.role is not Role.PARAGRAPH:
        return span, lede_done
    above = [run.holder, *ancestors(run.holder)]
    named = any(name_words(node.get("class")) & LEDE_WORDS for node in above[:3])
    described = any(node.get("itemprop") == "description" for node in above[:3])
    head = article.headline.parent if article.headline else None
    in_header = head is not None and head in above and head.name in {"header", "hgroup"}
    if named or described or in_header:
        span = Span(span.start, span.end, Role.LEDE, span.text, span.marks)
    return span, True


def _alts(page: Page, article: Article, spans: Iterable[Span]) -> Iterator[Span]:
    """Give alternative texts of the article's images, those inside a translated run apart."""
    taken = sorted((span.start, span.end) for span in spans)
    root, head = article.root, article.headline
    first = min(root.start, head.start) if head else root.start
    for node in page.nodes:
        alt = node.attributes.get("alt") if node.name in {"img", "area"} else None
        if alt is None or node in article.out or not first <= node.start < root.end:
            continue
        if _is_taken(node, taken):
            continue
        if any(character.isalpha() for character in alt.value):
            text = markup.escape(clean(page.source[alt.start : alt.end]).strip())
            yield Span(alt.start, alt.end, Role.ALT, text, quoting=alt.quote)


def _boxes(page: Page, article: Article, spans: Iterable[Span]) -> list[str]:
    """Give the texts of boxes within the article that were left out, and stand in no sentence."""
    inside = (node for node in page.nodes if node in article.out and node.parent not in article.out)
    taken = sorted((span.start, span.end) for span in spans)
    root = article.root
    found = (
        node
        for node in inside
        if root.start <= node.start < root.end
        and node.name not in HEAD
        and not _is_taken(node, taken)
    )
    return [text for text in (words(page.source, node) for node in found) if text]


def _is_taken(node: Node, taken: list[tuple[int, int]]) -> bool:
    """Tell whether an element stands within one of the sorted spans."""
    index = bisect_right(taken, node.start, key=itemgetter(0)) - 1
    return index >= 0 and node.start < taken[index][1]
