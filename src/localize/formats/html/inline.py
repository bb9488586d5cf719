"""A run of inline content → masked text: what stands in a sentence, without the page's layout."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from localize import markup
from localize.formats.encoding import visible
from localize.formats.html.tree import Item, Node, content
from localize.formats.html.vocabulary import ATOMS, BLOCK, CREDIT_WORDS, VOID
from localize.formats.html.vocabulary import words as name_words
from localize.markup import Piece, Side, Tag
from localize.model import Mark

_SILENT = frozenset(("script", "style", "template", "noscript", "svg", "#other", "#rest"))
_ATOMS = ATOMS | VOID | {"#other"}
_WORDY_ATOMS = frozenset(("code", "kbd", "samp", "var", "time", "tt"))
_SPACES = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]")
"""White space that is not one space already."""


def clean(raw: str) -> str:
    """Resolve character references and fold white space as HTML does: no-break spaces stay."""
    text = html.unescape(raw) if "&" in raw else raw
    return visible(_SPACES.sub(" ", text))


def is_blank(raw: str) -> bool:
    """Tell whether text is nothing but white space, no-break spaces among it."""
    text = html.unescape(raw) if "&" in raw else raw
    return not text or text.isspace()


def has_letter(raw: str) -> bool:
    """Tell whether text has a letter, its character references resolved."""
    return any(map(str.isalpha, clean(raw) if "&" in raw else raw))


def words(source: str, node: Node) -> str:
    """Give the text of an element without its markup, white space folded and trimmed."""
    parts: list[str] = []
    todo = [Item(node.start, node.end, node)]
    while todo:
        item = todo.pop()
        if item.node is None:
            parts.append(source[item.start : item.end])
        elif item.node.name not in _SILENT:
            parts.append(" " if item.node.name in BLOCK or item.node.name == "br" else "")
            todo += reversed(list(content(item.node)))
    return clean("".join(parts)).strip()


def is_atom(node: Node) -> bool:
    """Tell whether an element is one placeholder: code, controls, text not to be translated."""
    if node.name in _ATOMS or node.is_out or node.opened == node.closed:
        return True
    return bool(node.attributes) and (
        node.get("translate").lower() == "no" or "notranslate" in node.get("class").split()
    )


def trim(source: str, items: list[Item]) -> list[Item]:
    """Leave out what is not the sentence: space, breaks and icons at the ends, pairs around all."""
    while True:
        first, last = 0, len(items)
        while first < last and _is_margin(source, items[first]):
            first += 1
        while first < last and _is_margin(source, items[last - 1]):
            last -= 1
        items = items[first:last]
        node = items[0].node if len(items) == 1 else None
        if node is None:
            return items
        items = [] if is_atom(node) else list(content(node))


def extent(source: str, items: list[Item]) -> tuple[int, int]:
    """Give where a trimmed run begins and ends, without white space around it."""
    first, last = items[0], items[-1]
    start, end = first.start, last.end
    if first.node is None:
        start = first.end - len(source[start : first.end].lstrip(" \t\n\f\r"))
    if last.node is None:
        end = last.start + len(source[last.start : end].rstrip(" \t\n\f\r"))
    return start, end


def mask(source: str, items: list[Item], within: tuple[int, int]) -> tuple[str, tuple[Mark, ...]]:
    """Give a trimmed run's text with placeholders, and their marks; `within` is its extent."""
    start, end = within
    first, last = items[0], items[-1]
    if first is last and first.node is None:
        return markup.escape(clean(source[start:end])), ()
    items = [*items[:-1], last._replace(end=end if last.node is None else last.end)]
    if first.node is None:
        items[0] = items[0]._replace(start=start)
    return markup.mask(_fold(_pieces(source, items)))


def _is_margin(source: str, item: Item) -> bool:
    if item.node is None:
        return is_blank(source[item.start : item.end])
    if item.node.attributes and name_words(item.node.get("class")) & CREDIT_WORDS:
        return True
    return item.node.name not in _WORDY_ATOMS and is_atom(item.node)


def _pieces(source: str, items: Iterable[Item]) -> Iterator[Piece]:
    todo: list[Item | Tag] = []
    todo += reversed(list(items))
    while todo:
        item = todo.pop()
        if isinstance(item, Tag):
            yield item
        elif item.node is None:
            yield clean(source[item.start : item.end])
        elif is_atom(item.node):
            yield Tag(item.node.name, Side.SINGLE, source[item.start : item.end])
        else:
            inner = _innermost(item.node)
            yield Tag(item.node.name, Side.OPEN, source[item.start : inner.opened])
            todo.append(Tag(item.node.name, Side.CLOSE, source[inner.closed : item.end]))
            todo += reversed(list(content(inner)))


def _innermost(node: Node) -> Node:
    """Follow pairs that wrap nothing but one other pair: `<a><b>…</b></a>` is one placeholder."""
    while True:
        items = list(content(node))
        child = items[0].node if len(items) == 1 else None
        if child is None or is_atom(child):
            return node
        node = child


def _fold(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out white space that follows white space, across markup too."""
    after_space = False
    for piece in pieces:
        if isinstance(piece, str):
            text = piece.removeprefix(" ") if after_space else piece
            after_space = text.endswith(" ") or (after_space and not text)
            yield text
        else:
            after_space = after_space and piece.side is not Side.SINGLE
            yield piece
