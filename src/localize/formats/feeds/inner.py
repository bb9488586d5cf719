"""What stands in a value, by its field's type: a document of its own inside of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from localize import markup
from localize.formats import html, markdown, partition, plain
from localize.formats.feeds.values import Value
from localize.formats.html import attributes, fragment, tree
from localize.formats.partition import Edit, Span
from localize.model import Block, Document, Field, Role

TYPES = ("text", "html", "markdown")
_LINE = re.compile(r"[^\r\n]+")
_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=[ \t]*(?:(?:\r\n?|\n)[ \t]*){2}|\s*\Z)", re.DOTALL)
_SPACES = re.compile(r"[ \t\r\n]+")
_UNTITLED = "-"


def document(value: Value, field: Field, path: str) -> Document:
    """Give the document that a value is; its format says how it is written."""
    kind = "html" if value.page else field.type
    if value.page:
        spans = fragment.spans(value.page, field.role)
    elif kind == "html":
        spans = fragment.spans(tree.parse(value.text, path), field.role)
    elif kind == "markdown":
        spans = [_in_role(span, field.role) for span in markdown.body(value.text, _UNTITLED)]
    else:
        spans = list(_texts(value, field.role))
    return Document(path, kind, "", partition.blocks(value.text, spans))


def edits(own: Document, translations: Mapping[Block, str]) -> Iterator[Edit]:
    """Give the edits of a value's text."""
    if own.format == "html":
        return attributes.edits(own, translations)
    if own.format == "markdown":
        return markdown.edits(own, translations)
    return partition.edits(own, translations, lambda _, translation: plain.line(translation))


def shape(own: Document) -> tuple[str, ...]:
    """Give a value's structure without its words."""
    source = partition.source_of(own)
    if own.format == "html":
        return html.shape(source)
    return markdown.shape(source) if own.format == "markdown" else ()


def _in_role(span: Span, role: Role) -> Span:
    return replace(span, role=role) if span.role is Role.PARAGRAPH else span


def _texts(value: Value, role: Role) -> Iterator[Span]:
    """Give plain text's lines; in XML, where lines are layout, what stands between empty ones."""
    for found in (_LINE if value.kind == "json" else _PARAGRAPH).finditer(value.text):
        raw = found[0]
        start = found.start() + len(raw) - len(raw.lstrip())
        if any(map(str.isalpha, raw)):
            text = markup.escape(_SPACES.sub(" ", raw.strip()))
            yield Span(start, start + len(raw.strip()), role, text)
