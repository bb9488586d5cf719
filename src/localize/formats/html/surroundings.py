"""The strings around an article: menus, buttons, notices, and what stands in their attributes.

A string is a run of text with its inline markup, or an element's whole text within one, or a
translatable attribute. What the article's blocks hold, code, scripts and styles hold, and what is
marked as not to be translated, has none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache

from localize import markup
from localize.formats import dates, partition
from localize.formats.html import attributes, tree
from localize.formats.html.inline import extent, is_atom, mask, trim
from localize.formats.html.runs import runs
from localize.formats.html.tree import Item, Node, Page, content, spread
from localize.formats.html.vocabulary import NEVER, names
from localize.formats.partition import Span
from localize.model import Block, Document, Role

_CONTROLS = names("button select optgroup option label")
_SPOKEN = names("button select nav menu dialog input textarea label legend")
_SILENT = NEVER - _SPOKEN | names("code kbd samp")


def blocks(document: Document, known: Collection[str] | None) -> tuple[Block, ...]:
    """Give the document's file cut finer: the `known` strings (None: all) are blocks too."""
    source = partition.source_of(document)
    page = _page(source, document.path)
    own = list(partition.spans(document))
    taken = sorted((span.start, span.end) for span in own if span.end > span.start)
    silent = spread(page.nodes, {node for node in page.nodes if _is_silent(node)})
    found = list(_texts(page, silent, taken, known))
    heard = attributes.find(page, found, lambda node: _is_heard(node, silent, taken))
    wanted = [one for one in heard if known is None or one.text in known]
    strings = [replace(one, role=Role.INTERFACE) for one in (*found, *wanted)]
    return partition.blocks(source, [*own, *(one for one in strings if not _overlaps(one, taken))])


@lru_cache(maxsize=1)
def _page(source: str, path: str) -> Page:
    """Give the tree, built once for all languages of an article."""
    return tree.parse(source, path)


def _is_silent(node: Node) -> bool:
    return (
        node.name in _SILENT
        or "data-localize" in node.attributes
        or node.get("translate").lower() == "no"
        or "notranslate" in node.get("class").split()
    )


def _is_heard(node: Node, silent: frozenset[Node], taken: list[tuple[int, int]]) -> bool:
    return node not in silent and attributes.around(node, taken) is None


def _texts(
    page: Page,
    silent: frozenset[Node],
    taken: list[tuple[int, int]],
    known: Collection[str] | None,
) -> Iterator[Span]:
    """Give the runs that are strings; of one that is none, the elements in it that are."""
    todo = [run.items for run in runs(page, silent, _CONTROLS)][::-1]
    while todo:
        items = todo.pop()
        within = extent(page.source, items)
        text, marks = mask(page.source, items, within)
        span = Span(*within, Role.INTERFACE, text, marks)
        if not _overlaps(span, taken) and _is_string(page, items, text, known):
            yield span
        else:
            inner = (item.node for item in items if item.node and not is_atom(item.node))
            parts = (trim(page.source, list(content(node))) for node in inner)
            todo += [part for part in parts if part][::-1]


def _is_string(page: Page, items: list[Item], text: str, known: Collection[str] | None) -> bool:
    if known is not None:
        return text in known
    bare = "".join(page.source[item.start : item.end] for item in items if item.node is None)
    return any(map(str.isalpha, bare)) and not dates.parse(markup.plain(text))


def _overlaps(span: Span, taken: list[tuple[int, int]]) -> bool:
    """Tell whether a span shares a place with one of sorted others."""
    before = bisect_right(taken, (span.end, span.end)) - 1
    return before >= 0 and taken[before][1] > span.start and taken[before][0] < span.end
