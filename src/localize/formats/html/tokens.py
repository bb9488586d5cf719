"""An HTML file's markup with positions, after the WHATWG tokenizer.

https://html.spec.whatwg.org/multipage/parsing.html#tokenization. Nothing is repaired and nothing
lost: what stands between two tokens is text. Every pattern is linear (possessive quantifiers),
and what never ends (a comment, a tag without `>`) is one token up to the end of the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from localize.formats.html.vocabulary import names

START, END, OTHER = "start", "end", "other"
"""A token's kind: the first two are groups of `_MARKUP`."""
RAW_TEXT = names("script style textarea title xmp iframe noembed noframes noscript plaintext")

_S = r"[ \t\n\f\r]"
_ATTRIBUTE = (
    rf"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+(?:{_S}*+=(?:{_S}*+"
    rf"(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+)?+))?+"
)
_MARKUP = re.compile(
    rf"<(?:(?P<start>[a-zA-Z][^ \t\n\f\r/>]*+)(?:[ \t\n\f\r/]++|{_ATTRIBUTE})*+>"
    rf"|/(?P<end>[a-zA-Z][^ \t\n\f\r/>]*+)(?:[ \t\n\f\r/]++|{_ATTRIBUTE})*+>"
    r"|!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|[!?][^>]*+>?|/>|/[^a-zA-Z>][^>]*+>?"
    r"|/?[a-zA-Z].*)",
    re.DOTALL,
)
_ONE_ATTRIBUTE = re.compile(
    rf"([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)(?:{_S}*+=(?:{_S}*+"
    r"(?:\"([^\"]*+)\"|'([^']*+)'|([^ \t\n\f\r>\"'][^ \t\n\f\r>]*+))?+))?+"
)
_SCRIPT_STEP = re.compile(r"<!--|-->|<script(?=[\s/>])|</script(?=[\s/>])", re.IGNORECASE)


class Token(NamedTuple):
    """A tag (with its lower-case name), or other markup: a comment, a doctype, what is broken."""

    kind: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute's value, references resolved, and where the raw value stands in the file."""

    value: str
    start: int
    end: int
    quote: str


def tokens(source: str) -> Iterator[Token]:
    """Give the markup of a file in order; what raw text elements (scripts) hold is text."""
    is_xml = is_xhtml(source)
    position = 0
    while found := _MARKUP.search(source, position):
        start, position = found.span()
        kind = found.lastgroup or OTHER
        name = "" if kind == OTHER else found[kind].lower()
        yield Token(kind, name, start, position)
        if kind == START and name in RAW_TEXT and not (is_xml and source[position - 2] == "/"):
            position = _raw_end(source, position, name)


def is_xhtml(source: str) -> bool:
    """Tell whether a page says that it is XML: then `<script/>` and `<a/>` are empty."""
    return source.startswith(("<?xml", "\ufeff<?xml"))


def attributes(source: str, tag: tuple[int, int], name: str) -> dict[str, Attribute]:
    """Give a start tag's attributes, `tag` its span; of two with one name the first counts."""
    found: dict[str, Attribute] = {}
    for match in _ONE_ATTRIBUTE.finditer(source, tag[0] + 1 + len(name), tag[1] - 1):
        group = match.lastindex or 1
        start, end = match.span(group) if group > 1 else (match.end(), match.end())
        quote = ("", "", '"', "'", "bare")[group]
        value = html.unescape(source[start:end])
        found.setdefault(match[1].lower(), Attribute(value, start, end, quote))
    return found


def _raw_end(source: str, position: int, name: str) -> int:
    if name == "plaintext":
        return len(source)
    if name == "script":
        return _script_end(source, position)
    found = re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE).search(source, position)
    return found.start() if found else len(source)


def _script_end(source: str, position: int) -> int:
    """Find `</script`, not one inside `<!-- <script> … -->` (the “double escaped” state)."""
    escaped = inner = False
    for found in _SCRIPT_STEP.finditer(source, position):
        step = found[0].lower()
        if step == "</script" and not inner:
            return found.start()
        escaped = step == "<!--" or (escaped and step != "-->")
        inner = escaped and (step == "<script" or (inner and step != "</script"))
    return len(source)
