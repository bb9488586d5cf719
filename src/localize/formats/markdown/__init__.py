"""Markdown articles: CommonMark with tables, footnotes and front matter.

Headings, paragraphs, list items, quotations, cells, images' alternative texts and the front
matter's texts are translatable; code, HTML blocks and addresses stay. A translated paragraph is
written on one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from markdown_it.utils import EnvType

from localize import markup
from localize.formats import dates, encoding, partition, web
from localize.formats.encoding import visible
from localize.formats.markdown import blocks, front, page_parts, quoting
from localize.formats.markdown.inline import parser
from localize.formats.partition import Edit, Span
from localize.model import Block, Document, Edition, Meta, Role

_FIELDS = {
    "kicker": Role.KICKER,
    "title": Role.HEADLINE,
    "headline": Role.HEADLINE,
    "lede": Role.LEDE,
    "lead": Role.LEDE,
    "description": Role.DESCRIPTION,
    "caption": Role.CAPTION,
}
_parser = cache(parser)


def parse(data: bytes, path: str) -> Document:
    """Give the document; a file with nothing to translate has no block with a role."""
    source, codec = encoding.decode(data, path)
    fields = front.fields(source)
    field_spans = list(_field_spans(fields))
    title = next((span.text for span in field_spans if span.role is Role.HEADLINE), "")
    spans = [*field_spans, *body(source, title)]
    return Document(
        path=path,
        format="markdown",
        language=_value(fields, "lang", "language").replace("_", "-"),
        blocks=partition.blocks(source, spans),
        meta=_meta(fields, spans),
        encoding=codec,
    )


def render(
    document: Document, translations: Mapping[Block, str], edition: Edition | None = None
) -> bytes:
    """Give the file; it becomes UTF-8 if its encoding lacks a translation's characters.

    With an edition, the front matter's `lang` is set, and its `date` if that is a printed one
    (machine-readable dates stay what they are); fields that do not stand there are not added.
    """
    return partition.encode(document, _text(document, translations, edition))


def page(document: Document, translations: Mapping[Block, str], edition: Edition) -> bytes:
    """Give a web page of the article."""
    text = _text(document, translations, edition)
    return web.page(page_parts.parts(text), document, edition)


def outline(data: bytes, path: str) -> tuple[str, ...]:
    """Give the front matter's keys and the blocks, each with its markup."""
    source, _ = encoding.decode(data, path)
    keys = tuple(f"field {key}" for key in front.fields(source))
    return (*keys, *shape(source))


def body(source: str, title: str = "") -> list[Span]:
    """Give the spans behind the front matter; `title` is the headline that it has, if any."""
    return list(blocks.spans(_parser(), source, front.length(source), title))


def shape(source: str) -> tuple[str, ...]:
    """Give the blocks behind the front matter, each with its markup."""
    return tuple(blocks.outline(_parser(), source[front.length(source) :]))


def edits(document: Document, translations: Mapping[Block, str]) -> Iterator[Edit]:
    """Give an edit for every translated block."""
    env = _references(partition.source_of(document))

    def write(block: Block, translation: str) -> str:
        return quoting.write(block, translation, _parser(), env)

    return partition.edits(document, translations, write)


def _references(source: str) -> EnvType:
    """Give what the links of a file may refer to: definitions (`[name]: address`), if any."""
    env: EnvType = {}
    if "]:" in source:
        _parser().parse(source[front.length(source) :], env)
    return env


def _text(document: Document, translations: Mapping[Block, str], edition: Edition | None) -> str:
    source = partition.source_of(document)
    changes = list(edits(document, translations))
    changes += _edition_edits(front.fields(source), edition) if edition else []
    return partition.splice(source, changes)


def _edition_edits(fields: Mapping[str, front.Field], edition: Edition) -> Iterator[Edit]:
    for key in ("lang", "language"):
        if field := fields.get(key):
            yield Edit(field.start, field.end, front.quote(edition.language, field.style))
    date = fields.get("date")
    if date and edition.date and not date.value[:4].isdecimal():
        yield Edit(date.start, date.end, front.quote(edition.date, date.style))


def _field_spans(fields: Mapping[str, front.Field]) -> Iterator[Span]:
    for key, role in _FIELDS.items():
        field = fields.get(key)
        if field and field.end > field.start and any(map(str.isalpha, field.value)):
            text = markup.escape(visible(" ".join(field.value.split(" "))))
            yield Span(field.start, field.end, role, text, quoting=f"yaml::{field.style}")


def _meta(fields: Mapping[str, front.Field], spans: list[Span]) -> Meta:
    headline = next((span.text for span in spans if span.role is Role.HEADLINE), "")
    tags = fields.get("tags")
    return Meta(
        headline=markup.plain(headline),
        date=dates.normalize(_value(fields, "date")),
        byline=_value(fields, "byline", "author"),
        tags=(tags.items or tuple(filter(None, tags.value.split(", ")))) if tags else (),
        url=_value(fields, "url", "canonical"),
    )


def _value(fields: Mapping[str, front.Field], *keys: str) -> str:
    return next((fields[key].value for key in keys if key in fields and fields[key].value), "")
