"""Feeds of a content management system, in JSON and XML: declared fields are text, all else stays.

`presets` are the feeds that everybody has; `json_tree` and `xml_tree` find the values that a path
selects, `values` knows where each of their characters stands, `inner` what is text in them. Every
byte that is no translated text stays: order, layout, escapes, CDATA, comments, declarations.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from localize import markup
from localize.errors import SourceError
from localize.formats import dates, encoding, partition, web
from localize.formats.feeds import inner, json_tree, values, xml_tree
from localize.formats.feeds.inner import FORMATS
from localize.formats.feeds.presets import PRESETS
from localize.formats.feeds.values import Value
from localize.formats.partition import Edit, Span
from localize.formats.web import Part
from localize.model import Block, Document, Edition, Feed, Meta, Role

__all__ = ["FORMATS", "PRESETS", "fault", "outline", "page", "parse", "render"]

_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""")
_LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class _File:
    """A feed's file: its text and codec, and its values by path."""

    source: str
    codec: str
    tree: json_tree.Node | xml_tree.Tree

    def select(self, path: str) -> list[Value]:
        """Give the texts that a path selects."""
        if isinstance(self.tree, xml_tree.Tree):
            return [value for _, value in self.tree.select(path)]
        found = map(json_tree.value, json_tree.select(self.tree, path))
        return [value for value in found if value is not None]


def fault(feed: Feed) -> str:
    """Tell what is wrong with a feed's paths and formats; empty if nothing is."""
    named = [*(field.path for field in feed.fields), feed.language, feed.date]
    for path in filter(None, named):
        is_json = path.startswith("$")
        why = json_tree.fault(path) if is_json else xml_tree.fault(path, dict(feed.namespaces))
        if why:
            return f"“{path}” is no {'JSONPath' if is_json else 'XPath'}: {why}"
    return ""


def parse(data: bytes, path: str, feed: Feed) -> Document:
    """Give the document; raises `SourceError` for what is no JSON or XML or has no field."""
    file = _read(data, path, feed)
    spans: list[Span] = []
    left_out: list[str] = []
    style = values.json_style(file.source)
    for field in feed.fields:
        for value in file.select(field.path):
            kind = "html" if value.kind == "markup" else field.format
            found = inner.find(value.text, kind, field.role, path)
            spans += (_span(value, one, kind, style) for one in found.spans)
            left_out += found.left_out
    if not spans:
        paths = ", ".join(field.path for field in feed.fields)
        message = f"none of the feed’s fields is in the file: {paths}"
        raise SourceError(message, f"mend [feeds.{feed.name}] in the settings", path=path)
    languages = file.select(feed.language) if feed.language else []
    marked = [Span(*_whole(one), Role.TITLE, _LANGUAGE) for one in languages[:1] if one.text]
    blocks = tuple(map(_skeleton, partition.blocks(file.source, [*marked, *spans])))
    return Document(
        path=path,
        format="feeds",
        language=languages[0].text.strip().replace("_", "-") if languages else "",
        blocks=blocks,
        meta=_meta(file, feed, blocks),
        encoding=file.codec,
        left_out=tuple(left_out),
    )


def render(
    document: Document, translations: Mapping[Block, str], edition: Edition | None = None
) -> bytes:
    """Give the file; characters that its encoding lacks are escaped as its format does it.

    With an edition, the field that says the language is set, if there is one.
    """
    source = partition.source_of(document)
    changes = list(partition.edits(document, translations, _write))
    if edition and not edition.is_source:
        changes += _language_edits(document, edition)
    text = partition.splice(source, changes)
    if _is_xml(source):
        return encoding.encode(text, document.encoding, references=True)
    return partition.encode(document, text)


def page(document: Document, translations: Mapping[Block, str], edition: Edition) -> bytes:
    """Give a web page that shows all texts of the feed, for a look."""
    parts: list[Part] = []
    for block in document.blocks:
        if block.role:
            place = json.loads(block.quoting)
            own = replace(block, quoting=place["quoting"])
            parts.append(
                Part(block.role, inner.shown(own, place["in"], translations.get(block, "")))
            )
    return web.page(parts, document, edition)


def outline(data: bytes, path: str, feed: Feed) -> tuple[str, ...]:
    """Give all of the file but the fields' words: of those only the structure."""
    file = _read(data, path, feed)
    holes = [
        (_whole(value), "html" if value.kind == "markup" else field.format, value)
        for field in feed.fields
        for value in file.select(field.path)
    ]
    if feed.language:
        holes += [(_whole(one), "text", one) for one in file.select(feed.language)[:1]]
    found: list[str] = []
    position = 0
    for (start, end), kind, value in sorted(holes, key=lambda hole: hole[0]):
        if start >= position:
            found += [file.source[position:start], *inner.shape(value.text, kind)]
            position = end
    return (*found, file.source[position:])


def _read(data: bytes, path: str, feed: Feed) -> _File:
    declared = _DECLARED.search(data, 0, 256)
    source, codec = encoding.decode(data, path, declared[1].decode() if declared else "")
    is_xml = _is_xml(source)
    for field in feed.fields:
        if is_xml == field.path.startswith("$"):
            kinds = ("XML", "JSONPath") if is_xml else ("JSON", "XPath")
            message = f"the file is {kinds[0]}, but the path is {kinds[1]}: {field.path}"
            raise SourceError(message, f"mend [feeds.{feed.name}] in the settings", path=path)
    if is_xml:
        return _File(source, codec, xml_tree.Tree(source, path, dict(feed.namespaces)))
    return _File(source, codec, json_tree.parse(source, path))


def _is_xml(source: str) -> bool:
    return source.lstrip("\ufeff \t\r\n").startswith("<")


def _whole(value: Value) -> tuple[int, int]:
    return value.start, value.start + len(value.raw)


def _span(value: Value, span: Span, kind: str, style: str) -> Span:
    """Give a value's span as one of the file."""
    start, end = value.place(span.start, span.end)
    if value.kind == "xml":
        sides = (value.is_cdata(place) for place in (start, end))
        style = ">".join("cdata" if side else "text" for side in sides)
    place = {"as": value.kind, "style": style, "in": kind, "quoting": span.quoting}
    quoting = json.dumps(place, ensure_ascii=False, separators=(",", ":"))
    return replace(span, start=start, end=end, quoting=quoting)


def _skeleton(block: Block) -> Block:
    """Make the language's block one that is not translated."""
    if block.text == _LANGUAGE and not block.quoting:
        return replace(block, role=None, text="", quoting=_LANGUAGE)
    return block


def _write(block: Block, translation: str) -> str:
    place = json.loads(block.quoting)
    own = replace(block, quoting=place["quoting"])
    return values.write(inner.write(own, place["in"], translation), place["as"], place["style"])


def _language_edits(document: Document, edition: Edition) -> Iterator[Edit]:
    position = 0
    for block in document.blocks:
        end = position + len(block.raw)
        if block.role is None and block.quoting == _LANGUAGE:
            yield Edit(position, end, edition.language)
        position = end


def _meta(file: _File, feed: Feed, blocks: tuple[Block, ...]) -> Meta:
    headlines = (block.text for block in blocks if block.role is Role.HEADLINE)
    printed = file.select(feed.date)[:1] if feed.date else []
    return Meta(
        headline=markup.plain(next(headlines, "")),
        date=dates.normalize(printed[0].text) if printed else "",
    )
