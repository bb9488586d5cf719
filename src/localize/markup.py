"""Inline markup ↔ placeholders: `Read <a1>this</a1><br2/>` for a translator, HTML for a page.

A placeholder is a tag's name with a number; `<a1>…</a1>` is a pair, `<br2/>` stands alone. Text
that already looks like a placeholder is escaped, so that masking can always be undone (law 4).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from localize.model import Mark

PLACEHOLDER = re.compile(r"<(?P<close>/)?(?P<name>[a-z]+[0-9]+)(?P<single>/)?>")
_ESCAPED = re.compile(r"&((?:amp;)*)lt;")
_LOOKALIKE = re.compile(r"<(?=/?[a-z]+[0-9]+/?>)")


class Side(Enum):
    """Which part of inline markup a tag is."""

    OPEN = "open"
    CLOSE = "close"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Tag:
    """A piece of inline markup: `name` as in the source format (`a`, `br`), `raw` as written."""

    name: str
    side: Side
    raw: str


Piece = str | Tag


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder's occurrence in a masked text."""

    name: str
    side: Side
    start: int
    end: int


def escape(text: str) -> str:
    """Give `text` with everything that looks like a placeholder, or like this escape, escaped."""
    if "<" not in text and "&" not in text:
        return text
    return _LOOKALIKE.sub("&lt;", _ESCAPED.sub(r"&amp;\1lt;", text))


def unescape(text: str) -> str:
    """Undo `escape`."""
    return _ESCAPED.sub(
        lambda found: f"&{found[1].removeprefix('amp;')}lt;" if found[1] else "<", text
    )


def mask(pieces: Iterable[Piece]) -> tuple[str, tuple[Mark, ...]]:
    """Write text and tags as one text with placeholders, and the marks that they stand for.

    An opening tag without its end, or an end without its beginning, becomes a mark of its own, so
    that the result is always well nested.
    """
    items = list(_merged(pieces))
    partners = _partners(items)
    marks: dict[int, Mark] = {}
    text: list[str] = []
    for index, piece in enumerate(items):
        if isinstance(piece, str):
            text.append(escape(piece))
        elif piece.side is Side.CLOSE and index in partners:
            text.append(f"</{marks[partners[index]].name}>")
        else:
            marks[index] = mark = _mark(piece, len(marks) + 1, items, partners.get(index))
            text.append(f"<{mark.name}>" if mark.closing is not None else f"<{mark.name}/>")
    return "".join(text), tuple(marks.values())


def unmask(text: str, marks: Iterable[Mark], quote: Callable[[str], str] = str) -> str:
    """Write a masked text in the source's format again; `quote` writes the text between marks.

    A placeholder that no mark stands for is text that somebody typed, and is quoted as such.
    """
    by_name = {mark.name: mark for mark in marks}
    parts: list[str] = []
    position = 0
    for placeholder in placeholders(text):
        raw = _raw(placeholder, by_name)
        if raw is not None:
            parts += [quote(unescape(text[position : placeholder.start])), raw]
            position = placeholder.end
    return "".join([*parts, quote(unescape(text[position:]))])


def placeholders(text: str) -> Iterator[Placeholder]:
    """Give the placeholders of a masked text in order."""
    for found in PLACEHOLDER.finditer(text):
        side = Side.SINGLE if found["single"] else Side.CLOSE if found["close"] else Side.OPEN
        if not (found["close"] and found["single"]):
            yield Placeholder(found["name"], side, found.start(), found.end())


def plain(text: str) -> str:
    """Give a masked text's words alone: no placeholders, nothing escaped."""
    return unescape(PLACEHOLDER.sub("", text)) if "<" in text or "&" in text else text


def renumber(text: str) -> tuple[str, Mapping[str, str]]:
    """Number a text's placeholders from 1 in order of appearance; give the new → old names too."""
    old_to_new: dict[str, str] = {}
    for placeholder in placeholders(text):
        if placeholder.name not in old_to_new:
            letters = placeholder.name.rstrip("0123456789")
            old_to_new[placeholder.name] = f"{letters}{len(old_to_new) + 1}"
    if not old_to_new:
        return text, old_to_new
    return rename(text, old_to_new), {new: old for old, new in old_to_new.items()}


def rename(text: str, names: Mapping[str, str]) -> str:
    """Give the placeholders other names; those that `names` does not know stay."""
    parts: list[str] = []
    position = 0
    for placeholder in placeholders(text):
        shape = {Side.OPEN: "<{}>", Side.CLOSE: "</{}>", Side.SINGLE: "<{}/>"}[placeholder.side]
        name = names.get(placeholder.name, placeholder.name)
        parts += [text[position : placeholder.start], shape.format(name)]
        position = placeholder.end
    return "".join([*parts, text[position:]])


def is_nested(text: str) -> bool:
    """Tell whether every pair is closed, once, in the order that markup needs."""
    open_names: list[str] = []
    for placeholder in placeholders(text):
        if placeholder.side is Side.OPEN:
            open_names.append(placeholder.name)
        elif placeholder.side is Side.CLOSE and (
            not open_names or open_names.pop() != placeholder.name
        ):
            return False
    return not open_names


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join texts that follow each other: together they may look like a placeholder."""
    texts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if texts:
            yield "".join(texts)
            texts = []
        yield piece
    if texts:
        yield "".join(texts)


def _partners(items: list[Piece]) -> dict[int, int]:
    """Pair the tags, innermost first: index of opening ↔ index of closing tag."""
    partners: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    names: dict[str, int] = defaultdict(int)
    for index, piece in enumerate(items):
        if isinstance(piece, str) or piece.side is Side.SINGLE:
            continue
        if piece.side is Side.OPEN:
            opened.append((piece.name, index))
            names[piece.name] += 1
        elif names[piece.name]:
            opening = _close(opened, names, piece.name)
            partners[opening], partners[index] = index, opening
    return partners


def _close(opened: list[tuple[str, int]], names: dict[str, int], name: str) -> int:
    """Take the innermost open tag of a name, and those inside it that were never closed."""
    while True:
        found, index = opened.pop()
        names[found] -= 1
        if found == name:
            return index


def _mark(tag: Tag, number: int, items: list[Piece], partner: int | None) -> Mark:
    """Make the mark of a tag; a partner gives it its closing markup."""
    letters = re.sub(r"[^a-z]", "", tag.name.lower()) or "x"
    other = items[partner] if partner is not None else None
    return Mark(f"{letters}{number}", tag.raw, other.raw if isinstance(other, Tag) else None)


def _raw(placeholder: Placeholder, marks: Mapping[str, Mark]) -> str | None:
    """Give the source's markup for a placeholder; None if it stands for nothing."""
    mark = marks.get(placeholder.name)
    if mark is None or (mark.closing is None) != (placeholder.side is Side.SINGLE):
        return None
    return mark.closing if placeholder.side is Side.CLOSE else mark.opening
