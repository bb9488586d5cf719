"""Lists of other stories: every part of such a list begins with a link that stands alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter

from localize.formats.html.inline import has_letter, words
from localize.formats.html.runs import Run, runs
from localize.formats.html.tree import Node, Page
from localize.formats.html.vocabulary import BLOCK, HEADINGS, SENTENCE_ENDS, names

Spans = list[tuple[int, int]]

_MARKUP = 25
"""What a line has with its markup, to one character without."""
_LINE = 40
"""A heading that is none in its markup is no longer (characters)."""
_HOLDERS = names("div section ul ol")


def links(page: Page) -> Spans:
    """Give where the links of a page stand, in order."""
    return [
        (node.start, node.end)
        for node in page.nodes
        if node.name == "a" and "href" in node.attributes
    ]


def is_only_links(run: Run, spans: Spans, source: str) -> bool:
    """Tell whether all words of a run are in links."""
    if _is_in_link(run.items[0].start, run.items[-1].end, spans):
        return True
    return not any(
        has_letter(source[one.start : one.end])
        if one.node is None
        else one.node.name != "a" and one.node.opened != one.node.closed
        for one in run.items
    )


def _is_teaser(run: Run, spans: Spans, source: str) -> bool:
    """Tell whether a run is links, or a link with a line break before other text."""
    if is_only_links(run, spans, source):
        return True
    first, *others = run.items
    is_line = bool(others) and others[0].node is not None and others[0].node.name == "br"
    return is_line and _is_in_link(first.start, first.end, spans)


def _is_in_link(start: int, end: int, spans: Spans) -> bool:
    index = bisect_right(spans, start, key=itemgetter(0)) - 1
    return index >= 0 and end <= spans[index][1]


def find(page: Page, out: frozenset[Node]) -> dict[Node, int]:
    """Give the elements that hold two teasers at least, or a heading and teasers; how many."""
    spans = links(page)
    holders = [node for node in page.nodes if node not in out and _may_be_list(node, spans)]
    if not holders:
        return {}
    inside = runs(page, out, within=_outermost(holders))
    all_runs = [run for run in inside if _has_letters(page.source, run)]
    starts = [run.items[0].start for run in all_runs]
    known = set(holders)
    own = (run for run in all_runs if run.holder in known)
    mixed = {run.holder for run in own if not is_only_links(run, spans, page.source)}
    counts = {
        node: _count(page.source, node, (all_runs, starts), spans)
        for node in holders
        if node not in mixed
    }
    return {node: count for node, count in counts.items() if count}


def _outermost(nodes: list[Node]) -> list[Node]:
    """Leave out elements that are in another of them; all in document order."""
    found: list[Node] = []
    for node in nodes:
        if not found or node.start >= found[-1].end:
            found.append(node)
    return found


def _may_be_list(node: Node, spans: Spans) -> bool:
    """Tell whether an element holds links enough; that is quick to see."""
    if node.name not in _HOLDERS:
        return False
    parts = sum(1 for child in node.children if child.name in BLOCK or child.name == "a")
    inside = bisect_left(spans, (node.end, 0)) - bisect_left(spans, (node.opened, 0))
    return parts > 1 and inside >= parts - 1


def _count(source: str, node: Node, found: tuple[list[Run], list[int]], spans: Spans) -> int:
    """Give how many teasers an element holds; 0 if anything else is in it but a heading.

    `found` are the page's runs and where they start.
    """
    all_runs, starts = found
    parts: list[tuple[Node, int, int]] = []
    for child in node.children:
        first, behind = bisect_left(starts, child.start), bisect_left(starts, child.end)
        if first < behind:
            parts.append((child, first, behind - first))
    is_headed = bool(parts) and _is_head(source, parts[0][0], parts[0][2])
    teasers = [all_runs[first] for _, first, _ in parts[is_headed:]]
    is_list = len(parts) > 1 and all(_is_teaser(run, spans, source) for run in teasers)
    return len(teasers) if is_list else 0


def _is_head(source: str, node: Node, runs_inside: int) -> bool:
    """Tell whether an element is a heading, or a line that is made up as one."""
    if node.name in HEADINGS:
        return True
    if runs_inside > 1 or node.end - node.start > _MARKUP * _LINE:
        return False
    line = words(source, node)
    return len(line) <= _LINE and not line.endswith(SENTENCE_ENDS)


def _has_letters(source: str, run: Run) -> bool:
    return any(
        any(map(str.isalpha, words(source, one.node)))
        if one.node
        else has_letter(source[one.start : one.end])
        for one in run.items
    )
