"""A value in a feed: its characters, and where in the file each of them stands."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from localize.formats import elements
from localize.formats.encoding import visible

_JSON_PART = re.compile(
    r"\\u(?P<high>[dD][89abAB][\da-fA-F]{2})\\u(?P<low>[dD][c-fC-F][\da-fA-F]{2})"
    r"|\\u(?P<code>[\da-fA-F]{4})|\\(?P<short>.)|(?P<plain>[^\\])",
    re.DOTALL,
)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


@dataclass(frozen=True, slots=True)
class Value:
    """A value: `raw` begins at `start` of the file and says `text`.

    `kind` tells how it is written: `json`, `xml`, `attribute`, or `markup`, which is XML itself.
    `places` are the characters' places in `raw`, or empty where `raw` is the text.
    """

    kind: str
    start: int
    raw: str
    text: str
    places: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give where in the file `text[start:end]` stands."""
        if self.places and end > start:
            start, end = self.places[start][0], self.places[end - 1][1]
        return self.start + start, self.start + end

    def is_cdata(self, place: int) -> bool:
        """Tell whether a place of the file stands in a CDATA section."""
        before = self.raw[: place - self.start]
        return before.rfind(_CDATA) > before.rfind(_CDATA_END)


def from_json(start: int, raw: str) -> Value:
    """Give a string of JSON, between its quotation marks."""
    if "\\" not in raw:
        return Value("json", start, raw, visible(raw))
    found = list(_JSON_PART.finditer(raw))
    return _value("json", start, raw, [(*one.span(), _character(one)) for one in found])


def from_xml(start: int, raw: str, kind: str = "xml") -> Value:
    """Give an element's text, or an attribute's value."""
    if "&" not in raw and "<" not in raw:
        return Value(kind, start, raw, visible(raw))
    return _value(kind, start, raw, elements.places(raw))


def from_markup(start: int, raw: str) -> Value:
    """Give an element's content with elements in it, as the HTML that it is."""
    return Value("markup", start, raw, visible(raw))


def write(text: str, kind: str, style: str) -> str:
    """Write text as a value in the file; `style` says how its file writes what it may write so.

    A style of JSON names characters that are escaped there: `u` all but ASCII, `/`, `<`. One of
    XML begins and ends with how the place does: `cdata` or `text`.
    """
    if kind == "json":
        return _as_json(text, style)
    if kind == "attribute":
        return elements.quote_attribute(text)
    if kind == "markup":
        return elements.clean(text)
    begins, _, ends = style.partition(">")
    before, after = ("", "") if begins == "cdata" else (_CDATA, "")
    if "cdata" not in {begins, ends}:
        return elements.quote(text)
    inside = elements.clean(text).replace("]]>", "]]]]><![CDATA[>")
    after = "" if ends == "cdata" else _CDATA_END
    return f"{before}{inside}{after}"


def json_style(source: str) -> str:
    """Tell which characters a file of JSON escapes though it need not."""
    style = "u" if source.isascii() and re.search(r"\\u[\da-fA-F]{4}", source) else ""
    style += "/" if "\\/" in source else ""
    return style + ("<" if re.search(r"\\u003[cC]", source) else "")


class Lines:
    """Byte offsets of XML in UTF-8 → offsets in its text, asked for in any order."""

    def __init__(self, data: bytes) -> None:
        self._is_ascii = data.isascii()
        self._wide = [] if self._is_ascii else _tails(data)

    def at(self, offset: int) -> int:
        """Give the offset in the text."""
        return offset if self._is_ascii else offset - bisect_right(self._wide, offset - 1)


def _tails(data: bytes) -> list[int]:
    """Give the bytes that only go on with a character."""
    return [found.start() for found in re.finditer(rb"[\x80-\xbf]", data)]


def _value(kind: str, start: int, raw: str, parts: Iterable[tuple[int, int, str]]) -> Value:
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    for begin, end, text in parts:
        characters += text
        places += [(begin, end)] * len(text)
    return Value(kind, start, raw, visible("".join(characters)), tuple(places))


def _character(found: re.Match[str]) -> str:
    if found["high"]:
        pair = bytes.fromhex(found["high"] + found["low"])
        return pair.decode("utf-16-be")
    if found["code"]:
        return chr(int(found["code"], 16))
    return _SHORT.get(found["short"], found["short"]) if found["short"] else found["plain"]


def _as_json(text: str, style: str) -> str:
    written = json.dumps(elements.clean(text), ensure_ascii="u" in style)[1:-1]
    if "/" in style:
        written = written.replace("/", "\\/")
    if "<" in style:
        for sign in "<>&":
            written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written
