"""From a catalog's text to its entries, with the slice of the file that each came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from localize.catalog import comments, grammar
from localize.catalog.diagnosis import diagnose
from localize.catalog.escapes import unescape
from localize.errors import CatalogError
from localize.model import Catalog, Entry, Segment

Key = tuple[str, str]
"""What tells entries apart: msgctxt and msgid."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A catalog as it was read: the partition of its text, and what each part says.

    `text[bounds[i]:bounds[i + 1]]` is the slice of the message `i`, with the blank lines and
    comments before it; after the last bound there may be trailing comments. The message `head`
    is the header; the others are `entries`, in order.
    """

    text: str = ""
    bounds: tuple[int, ...] = (0,)
    entries: tuple[Entry, ...] = ()
    head: int | None = None
    header: tuple[tuple[str, str], ...] = ()
    encoding: str = "utf-8"
    bom: bool = False

    @property
    def newline(self) -> str:
        """The line end that the file uses."""
        return "\r\n" if "\r\n" in self.text[:1000] else "\n"

    @property
    def slices(self) -> tuple[str, ...]:
        """The entries' slices of the file, without the header's."""
        parts = [self.text[start:end] for start, end in pairwise(self.bounds)]
        return tuple(part for index, part in enumerate(parts) if index != self.head)


@dataclass(slots=True)
class _Reading:
    """A file on its way to a catalog."""

    text: str
    encoding: str
    path: str
    line: int = 1
    counted: int = 0
    bounds: list[int] = field(default_factory=lambda: [0])
    entries: list[Entry] = field(default_factory=list)
    seen: dict[tuple[bool, Key], int] = field(default_factory=dict)
    head: int | None = None
    header: tuple[tuple[str, str], ...] = ()


def parse(text: str, path: str = "", *, encoding: str = "utf-8", bom: bool = False) -> Catalog:
    """Read a catalog's text; raises `CatalogError` with the line that gettext would not accept."""
    reading = _Reading(text, encoding, path)
    start = 0
    while match := match_entry(text, start):
        if match.start() > start:
            reading.seen.clear()  # another domain
        _take(reading, match)
        start = match.end()
        reading.bounds.append(start)
    while domain := grammar.DOMAIN.match(text, start):
        start = domain.end()
    rest = grammar.COMMENTS.match(text, start)
    if rest is None or rest.end() < len(text):
        raise diagnose(text, start, path)
    return _catalog(reading, bom=bom)


def match_entry(text: str, start: int = 0) -> re.Match[str] | None:
    """Match the entry at `start`, active or obsolete, `domain` lines before it left out."""
    found = _match(text, start)
    while found is None and (domain := grammar.DOMAIN.match(text, start)):
        start = domain.end()
        found = _match(text, start)
    return found


def _match(text: str, start: int) -> re.Match[str] | None:
    found = grammar.ACTIVE.match(text, start)
    return grammar.obsolete().match(text, start) if found is None and start < len(text) else found


def join(body: str | None, encoding: str) -> str:
    """Give the text of adjacent strings: their contents unescaped and joined."""
    if body is None:
        return ""
    if '\\"' not in body:  # then every other piece between quotes is a string's: the fast way
        return unescape("".join(body.split('"')[1::2]), encoding)
    return unescape("".join([part[1:-1] for part in grammar.STRING.findall(body)]), encoding)


def fields_of(text: str) -> tuple[tuple[str, str], ...]:
    """Split a header's msgstr into its fields; a line that is none has an empty name."""
    pairs = [line.partition(":") for line in text.split("\n") if line]
    return tuple(
        (name.strip(), value.strip()) if colon else ("", name) for name, colon, value in pairs
    )


def _catalog(reading: _Reading, *, bom: bool) -> Catalog:
    entries = tuple(reading.entries)
    raw = Raw(
        reading.text,
        tuple(reading.bounds),
        entries,
        reading.head,
        reading.header,
        reading.encoding,
        bom,
    )
    language = dict(reading.header).get("Language", "").replace("_", "-")
    return Catalog(language, entries, reading.header, reading.path, raw)


def _take(reading: _Reading, match: re.Match[str]) -> None:
    start = match.start("fields")
    reading.line += reading.text.count("\n", reading.counted, start)
    reading.counted = start
    entry = _entry(match, reading)
    key = (match["context"] is not None, (entry.segment.context, entry.segment.text))
    if (first := reading.seen.setdefault(key, entry.line)) != entry.line:
        raise _duplicate(entry, first, reading.path)
    if key == (False, ("", "")) and not entry.obsolete and reading.head is None:
        reading.head = len(reading.bounds) - 1
        reading.header = fields_of(entry.target)
    else:
        reading.entries.append(entry)


def _duplicate(entry: Entry, first: int, path: str) -> CatalogError:
    return CatalogError(
        f"“{entry.segment.text[:40]}” stands twice, in lines {first} and {entry.line}",
        "keep the better of the two, or let msguniq show both",
        path=path,
        line=entry.line,
    )


def _entry(match: re.Match[str], reading: _Reading) -> Entry:
    block, _, previous, fields, context, msgid, single, plural, forms = match.groups()
    encoding = reading.encoding
    own, provenance, roles, notes, references, flags, fuzzy = comments.parse(block)
    name = join(context, encoding) if context else ""
    segment = Segment(join(msgid, encoding), name, roles, references, notes)
    targets = _forms(forms, reading) if forms else ()
    return Entry(
        segment,
        targets[0] if targets else join(single, encoding),
        join(plural, encoding) if plural else "",
        targets,
        fuzzy,
        flags,
        own,
        provenance,
        join(previous, encoding) if previous else "",
        fields.startswith("#~"),
        reading.line,
    )


def _forms(body: str, reading: _Reading) -> tuple[str, ...]:
    marks = list(grammar.INDEX.finditer(body))
    if [int(mark[1][:9]) for mark in marks] != list(range(len(marks))):
        raise CatalogError(
            "the plural forms are not numbered 0, 1, 2 …",
            "number msgstr[0], msgstr[1] … in order",
            path=reading.path,
            line=reading.line,
        )
    ends = [mark.start() for mark in marks[1:]] + [len(body)]
    parts = zip(marks, ends, strict=True)
    return tuple(join(body[mark.end() : end], reading.encoding) for mark, end in parts)
