"""A file as a partition: spans of text → blocks, and edits back into the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from localize.formats import encoding
from localize.model import Block, Document, Mark, Role

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A translatable piece of a file, `source[start:end]`, with what a `Block` says about it."""

    start: int
    end: int
    role: Role
    text: str
    marks: tuple[Mark, ...] = ()
    quoting: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in `source[start:end]`'s place."""

    start: int
    end: int
    text: str


def blocks(source: str, spans: Iterable[Span]) -> tuple[Block, ...]:
    """Cut a file into blocks; of overlapping spans the first in the file stays.

    A span of no width becomes a block of no width, for text that stands inside the block before.
    """
    breaks = [found.end() for found in _LINE_END.finditer(source)]
    made: list[Block] = []
    position = 0
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if span.start < position or span.end < span.start:
            continue
        made += _skeleton(source, position, span.start, breaks)
        raw = source[span.start : span.end]
        line = bisect_right(breaks, span.start) + 1
        made.append(Block(raw, span.role, span.text, span.marks, line, span.quoting))
        position = span.end
    return (*made, *_skeleton(source, position, len(source), breaks))


def spans(document: Document) -> Iterator[Span]:
    """Give the spans that a document's file was cut by."""
    position = 0
    for block in document.blocks:
        end = position + len(block.raw)
        if block.role:
            yield Span(position, end, block.role, block.text, block.marks, block.quoting)
        position = end


def source_of(document: Document) -> str:
    """Give the file's text."""
    return "".join(block.raw for block in document.blocks)


def edits(
    document: Document, translations: Mapping[Block, str], write: Callable[[Block, str], str]
) -> Iterator[Edit]:
    """Give an edit for every translated block; `write` puts a translation into the format."""
    position = 0
    for block in document.blocks:
        end = position + len(block.raw)
        translation = translations.get(block, "") if block.role else ""
        if translation.strip():
            yield Edit(position, end, write(block, translation))
        position = end


def splice(source: str, changes: Iterable[Edit]) -> str:
    """Give the file with its edits made; of overlapping ones the first in the file counts."""
    parts: list[str] = []
    position = 0
    for edit in sorted(changes, key=lambda edit: (edit.start, edit.end)):
        if edit.start >= position:
            parts += [source[position : edit.start], edit.text]
            position = edit.end
    return "".join([*parts, source[position:]])


def _skeleton(source: str, start: int, end: int, breaks: list[int]) -> list[Block]:
    if start == end:
        return []
    return [Block(source[start:end], line=bisect_right(breaks, start) + 1)]


def encode(document: Document, text: str) -> bytes:
    """Give the bytes of a changed file: UTF-8 if the file's own encoding lacks a character."""
    try:
        return encoding.encode(text, document.encoding)
    except UnicodeEncodeError:
        return encoding.encode(text, "utf-8")
