"""A feed's file, read by its fields: the values that are text, in the file's order."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from localize.errors import SourceError
from localize.formats import encoding
from localize.formats.feeds import inner, json_values, xml_values
from localize.formats.feeds.json_values import Json
from localize.formats.feeds.selection import Selection, Source
from localize.formats.feeds.values import Value
from localize.formats.feeds.xml_values import Xml
from localize.formats.partition import Span
from localize.model import Document, Feed, Field, Finding, Severity

CODE = "field"
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""")
_DECLARATION_WITHIN = 256
_HINT = "mend the [[feed]] in the settings, or narrow its `paths`"


@dataclass(frozen=True, slots=True)
class Hole:
    """A value of a field: all of the file but the holes is never touched."""

    value: Value
    document: Document

    def spans(self) -> Iterator[Span]:
        """Give the value's texts as spans of the file."""
        position = 0
        for block in self.document.blocks:
            end = position + len(block.raw)
            if block.role:
                place = self.value.place(position, end)
                yield Span(*place, block.role, block.text, block.marks, block.quoting)
            position = end


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read: its holes, and what its fields for language and date say."""

    holes: tuple[Hole, ...]
    languages: tuple[Value, ...]
    dates: tuple[Value, ...]
    findings: tuple[Finding, ...]


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Give a file's text and its codec."""
    declared = _DECLARED.search(data, 0, _DECLARATION_WITHIN)
    return encoding.decode(data, path, declared[1].decode() if declared else "")


def is_json(path: str) -> bool:
    """Tell whether a field's path is JSONPath; else it is XPath."""
    return path.startswith("$")


def read(source: str, path: str, feed: Feed) -> File:
    """Find a feed's fields; of those that overlap, the first in the settings counts.

    Raises `SourceError` for what is no JSON or XML, and where no field is in the file.
    """
    file = _file(source, path, feed)
    found = [file.select(field.path) for field in feed.fields]
    languages, dates = (_texts(file, one) for one in (feed.language, feed.date))
    taken = sorted((value.start, value.end) for value in languages)
    holes = [
        Hole(value, inner.document(value, field, path))
        for field, selection in zip(feed.fields, found, strict=True)
        for value in _free(selection.texts, taken)
    ]
    if not any(selection.is_found for selection in found):
        raise _nothing(file, path, feed)
    findings = [
        finding
        for field, selection in zip(feed.fields, found, strict=True)
        for finding in _findings(field, selection, path)
    ]
    holes.sort(key=lambda hole: hole.value.start)
    return File(tuple(holes), languages, dates, tuple(findings))


def _file(source: str, path: str, feed: Feed) -> Source:
    is_xml = source.lstrip("\ufeff \t\r\n").startswith("<")
    for field in feed.fields:
        if is_xml == is_json(field.path):
            kinds = ("XML", "JSONPath") if is_xml else ("no XML", "XPath")
            message = f"the file is {kinds[0]}, but the field “{field.path}” is {kinds[1]}"
            raise SourceError(message, _HINT, path=path)
    return Xml(source, path, dict(feed.namespaces)) if is_xml else Json(source, path)


def _texts(file: Source, path: str) -> tuple[Value, ...]:
    return file.select(path).texts if path else ()


def _free(texts: Iterable[Value], taken: list[tuple[int, int]]) -> Iterator[Value]:
    """Give the values that lie in no other's place; `taken` is sorted, and grows."""
    for value in texts:
        place = (value.start, value.end)
        at = bisect(taken, place)
        is_behind = not at or taken[at - 1][1] <= value.start
        is_before = at == len(taken) or value.end <= taken[at][0]
        if value.text and is_behind and is_before:
            taken.insert(at, place)
            yield value


def _nothing(file: Source, path: str, feed: Feed) -> SourceError:
    listed = ", ".join(field.path for field in feed.fields)
    message = f"none of the feed’s fields is in the file: {listed}"
    return SourceError(message, file.advice or _HINT, path=path)


def _findings(field: Field, selection: Selection, path: str) -> Iterator[Finding]:
    if not selection.is_found:
        rules = json_values if is_json(field.path) else xml_values
        severity = Severity.WARNING if rules.is_single(field.path) else Severity.INFO
        message = f"the feed’s field “{field.path}” matches nothing in this file"
        yield Finding(CODE, severity, message, path, 1)
    elif selection.others and not selection.texts:
        kinds = " and ".join(selection.others)
        message = f"the feed’s field “{field.path}” is {kinds} here, no text"
        yield Finding(CODE, Severity.WARNING, message, path, 1)
