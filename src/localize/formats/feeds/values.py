"""A value in a feed: its characters, and where in the file each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, NamedTuple

from localize.formats import elements
from localize.formats.encoding import visible
from localize.formats.html.tree import Page

Kind = Literal["json", "xml", "attribute", "markup"]
"""How a value is written: a string, an element's text, an attribute, or XML itself."""

_ESCAPE = re.compile(
    r"\\u(?P<high>[dD][89abAB][\da-fA-F]{2})\\u(?P<low>[dD][c-fC-F][\da-fA-F]{2})"
    r"|\\u(?P<code>[\da-fA-F]{4})|\\(?P<short>.)",
    re.DOTALL,
)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Piece(NamedTuple):
    """The characters of a value from `at` on, in its raw form from `start` on.

    `width` is that of one character that is escaped; 0 stands for characters as they are.
    """

    at: int
    start: int
    width: int = 0
    in_cdata: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A value that stands in `source[start:end]` of the file and says `text`.

    A value of the kind `markup` has the `page` that its elements are.
    """

    kind: Kind
    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...] = ()
    page: Page | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give where in the file `text[start:end]` stands; of no width it is behind the last."""
        if not self.text:
            return self.start, self.end
        last = self._end(end)
        return (self._start(start) if start < end else last), last

    def is_in_cdata(self, index: int) -> bool:
        """Tell whether a character stands in a CDATA section."""
        return self._piece(index).in_cdata

    def _piece(self, index: int) -> Piece:
        return self.pieces[bisect_right(self.pieces, index, key=attrgetter("at")) - 1]

    def _start(self, index: int) -> int:
        piece = self._piece(index)
        return self.start + piece.start + index - piece.at

    def _end(self, index: int) -> int:
        if not index:
            return self._start(0)
        piece = self._piece(index - 1)
        return self.start + piece.start + (piece.width or index - piece.at)


def of_json(start: int, raw: str) -> Value:
    """Give a string of JSON, `raw` between its quotation marks."""
    return _value("json", start, raw, _json_parts(raw))


def of_xml(start: int, raw: str, kind: Kind = "xml") -> Value:
    """Give an element's text, or an attribute's value."""
    return _value(kind, start, raw, elements.parts(raw))


def of_page(start: int, page: Page) -> Value:
    """Give an element's content that has elements in it, as the page that it is."""
    raw = page.source
    return Value("markup", start, start + len(raw), raw, (Piece(0, 0),), page)


def _value(kind: Kind, start: int, raw: str, parts: Iterable[elements.Part]) -> Value:
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for begin, end, text, in_cdata in parts:
        width = end - begin if end - begin != len(text) else 0
        pieces.append(Piece(at, begin, width, in_cdata))
        texts.append(text)
        at += len(text)
    return Value(kind, start, start + len(raw), visible("".join(texts)), tuple(pieces))


def _json_parts(raw: str) -> Iterator[elements.Part]:
    position = 0
    for found in _ESCAPE.finditer(raw):
        if found.start() > position:
            yield position, found.start(), raw[position : found.start()], False
        yield *found.span(), _character(found), False
        position = found.end()
    if len(raw) > position:
        yield position, len(raw), raw[position:], False


def _character(found: re.Match[str]) -> str:
    if found["high"]:
        return bytes.fromhex(found["high"] + found["low"]).decode("utf-16-be")
    if found["code"]:
        return chr(int(found["code"], 16))
    return _SHORT.get(found["short"], found["short"])
