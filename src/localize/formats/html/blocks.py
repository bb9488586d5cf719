"""The article's runs → spans with roles; and what stands for it in attributes and in the head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from localize import markup
from localize.formats.html import attributes, captions, publishers, sites
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
    dropped: list[tuple[int, int]] = []
    lede_done = False
    links = publishers.links(page, article.links)
    roles = roles_of(page.nodes)
    for index, run in enumerate(all_runs):
        own = role_of(run.holder, roles)
        role = _role_in(article, all_runs, index, own)
        span = span_of(page, run, role) if role else None
        if span is None or role is None:
            continue
        if publishers.has_said(run, span, links, before_text=not lede_done):
            left_out.append(markup.plain(span.text).strip())
            dropped.append((span.start, span.end))
            continue
        span, lede_done = _as_lede(article, run, span, lede_done=lede_done)
        spans.append(span)
    while spans and spans[-1].role is Role.SUBHEAD and not article.chosen:
        heading = spans.pop()
        left_out.append(markup.plain(heading.text).strip())
        dropped.append((heading.start, heading.end))
    heard = attributes.find(page, spans, partial(_is_heard, article, sorted(dropped)))
    return Found([*spans, *heard], [*_boxes(page, article, spans), *left_out])


def _is_heard(article: Article, dropped: list[tuple[int, int]], node: Node) -> bool:
    """Tell whether an element is the article's, and in no line of the publisher."""
    return (
        node not in article.out
        and node is not article.root
        and _is_within(article, node)
        and attributes.around(node, dropped) is None
    )


def _role_in(article: Article, all_runs: list[Run], index: int, own: Role) -> Role | None:
    """Give a run's role, `own` in the article's body; None before and after the article."""
    run, head, root = all_runs[index], article.headline, article.root
    start = run.items[0].start
    inside = root.start <= start < root.end
    if head is None and not article.chosen:
        return own if inside else None
    if head and head.start <= start < head.end and (head.closed < head.end or run.holder is head):
        return Role.HEADLINE
    is_before = head is not None and start < head.start
    if is_before and head and _is_next(head, all_runs, index) and _is_kicker(run, head):
        return Role.KICKER
    if article.chosen:
        return own if sites.is_chosen(article, start) else None
    if is_before:
        return Role.CAPTION if inside and own is Role.CAPTION else None
    return own if inside or start < root.start else None


def _is_next(headline: Node, all_runs: list[Run], index: int) -> bool:
    """Tell whether the run behind one of all is the headline's, or stands behind it."""
    behind = all_runs[index + 1 : index + 2]
    return bool(behind) and behind[0].items[0].start >= headline.start


def role_of(holder: Node, roles: Mapping[Node, Role]) -> Role:
    """Tell what a run in an element is, as far as the element and those around it say."""
    return _ROLES.get(holder.name) or roles.get(holder, Role.PARAGRAPH)


def roles_of(nodes: Iterable[Node]) -> dict[Node, Role]:
    """Give the roles of a page's elements, by themselves or by what they stand in, if any."""
    roles: dict[Node, Role] = {}
    for node in nodes:
        is_open = node.name in HEADINGS and node.closed == node.end
        own = None if is_open else _own_role(node)
        role = own or (roles.get(node.parent) if node.parent else None)
        if role:
            roles[node] = role
    return roles


def _own_role(node: Node) -> Role | None:
    if node.name in _ROLES:
        return _ROLES[node.name]
    if node.attributes and node.name in {"figure", "div", "span", "p", "small"}:
        found = name_words(node.get("class"))
        if found & CREDIT_WORDS:
            return Role.CREDIT
        if found & CAPTION_WORDS:
            return Role.CAPTION
    return None


def _is_kicker(run: Run, headline: Node) -> bool:
    if run.items[-1].end - run.items[0].start > 4 * _KICKER_LENGTH:
        return False
    near = [run.holder, *(item.node for item in run.items if item.node)]
    if any(name_words(node.get("class")) & KICKER_WORDS for node in near):
        return True
    above = headline.parent
    is_near = above in {run.holder, run.holder.parent}
    return above is not None and above.name not in {"body", "#root"} and is_near


def span_of(page: Page, run: Run, role: Role) -> Span | None:
    """Give a run's span, without the credit behind a caption; None if there is no letter in it."""
    start, end = within = extent(page.source, run.items)
    text, marks = mask(page.source, run.items, within)
    if not any(map(str.isalpha, markup.plain(text))):
        return None
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
    if not any(map(str.isalpha, kept)):
        return None
    text = markup.escape(clean(kept))
    return Span(span.start, span.start + len(kept), span.role, text)


def _as_lede(article: Article, run: Run, span: Span, *, lede_done: bool) -> tuple[Span, bool]:
    """Make the first paragraph the lede if it is named so, or stands in the headline's header."""
    if (lede_done and not article.lede) or span.role is not Role.PARAGRAPH:
        return span, lede_done
    above = [run.holder, *ancestors(run.holder)]
    named = any(name_words(node.get("class")) & LEDE_WORDS for node in above[:3])
    described = any(node.get("itemprop") == "description" for node in above[:3])
    head = article.headline.parent if article.headline else None
    in_header = head is not None and head in above and head.name in {"header", "hgroup"}
    if article.lede in above if article.lede else named or described or in_header:
        span = Span(span.start, span.end, Role.LEDE, span.text, span.marks)
    return span, True


def _is_within(article: Article, node: Node) -> bool:
    """Tell whether an element stands in the article, or between its headline and its end."""
    if article.chosen:
        return sites.is_chosen(article, node.start)
    root, head = article.root, article.headline
    first = min(root.start, head.start) if head else root.start
    return first <= node.start < root.end


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
        and attributes.around(node, taken) is None
    )
    return [text for text in (words(page.source, node) for node in found) if text]
