"""Feeds of a content management system, in JSON and XML: declared fields are text, all else stays.

`json_values` and `xml_values` find what a field's path selects, `values` knows where each of its
characters stands, `inner` what in it is text, and `quoting` writes it back. Every byte that is no
translated text stays: order, layout, escapes, CDATA, comments, declarations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime

from localize import markup
from localize.errors import SourceError
from localize.formats import dates, encoding, partition, web
from localize.formats.feeds import fields, inner, json_values, quoting, xml_values
from localize.formats.feeds.fields import File, Hole
from localize.formats.feeds.inner import TYPES
from localize.formats.partition import Edit
from localize.formats.web import Part
from localize.model import Block, Document, Edition, Feed, Meta, Role

__all__ = ["TYPES", "fault", "outline", "page", "parse", "render"]

_ONCE = {Role.HEADLINE: Role.SUBHEAD, Role.KICKER: Role.PARAGRAPH, Role.LEDE: Role.PARAGRAPH}


def fault(path: str, namespaces: Mapping[str, str]) -> str:
    """Say what is wrong with a field's path; empty if nothing is."""
    if not path:
        return "it is empty"
    return json_values.fault(path) if fields.is_json(path) else xml_values.fault(path, namespaces)


def parse(data: bytes, path: str, feed: Feed) -> Document:
    """Give the document; raises `SourceError` for what is no JSON or XML or has no field."""
    source, codec = fields.decode(data, path)
    file = fields.read(source, path, feed)
    blocks = partition.blocks(source, [span for hole in file.holes for span in hole.spans()])
    headlines = (block.text for block in blocks if block.role is Role.HEADLINE)
    return Document(
        path=path,
        format="feeds",
        language=_language(file, path),
        blocks=blocks,
        meta=Meta(markup.plain(next(headlines, "")), _date(file)),
        encoding=codec,
        feed=feed,
        findings=file.findings,
    )


def render(
    document: Document, translations: Mapping[Block, str], edition: Edition | None = None
) -> bytes:
    """Give the file; characters that its encoding lacks are escaped.

    With an edition, the fields that say the language are set; machine-readable dates stay.
    """
    source = partition.source_of(document)
    file = fields.read(source, document.path, document.feed or Feed())
    own = quoting.habits(source, document.encoding)
    blocks = (block for block in document.blocks if block.role)
    changes: list[Edit] = []
    for hole in file.holes:
        texts = _inside(hole, blocks, translations)
        changes += (quoting.written(hole.value, edit, own) for edit in inner.edits(*texts))
    if edition and not edition.is_source:
        changes += _language_edits(file, edition, own)
    return encoding.encode(partition.splice(source, changes), document.encoding)


def page(document: Document, translations: Mapping[Block, str], edition: Edition) -> bytes:
    """Give a web page that shows all texts of the file, for a look."""
    parts: list[Part] = []
    seen: set[Role] = set()
    for block in document.blocks:
        if block.role and block.role is not Role.ALT:
            role = _ONCE.get(block.role, block.role) if block.role in seen else block.role
            seen.add(block.role)
            masked = translations.get(block, "").strip() or block.text
            parts.append(Part(role, web.inline(masked, block.marks)))
    return web.page(parts, document, edition)


def outline(data: bytes, path: str, feed: Feed) -> tuple[str, ...]:
    """Give all of the file but the fields' words: of those only the structure."""
    source, _ = fields.decode(data, path)
    found: list[str] = []
    position = 0
    for hole in fields.read(source, path, feed).holes:
        found += [source[position : hole.value.start], *inner.shape(hole.document)]
        position = hole.value.end
    return (*found, source[position:])


def _inside(
    hole: Hole, blocks: Iterator[Block], translations: Mapping[Block, str]
) -> tuple[Document, dict[Block, str]]:
    """Give a value's document, and its blocks' translations: they are the file's next blocks."""
    own = [block for block in hole.document.blocks if block.role]
    texts = {block: translations.get(next(blocks), "") for block in own}
    return hole.document, texts


def _language(file: File, path: str) -> str:
    """Give the file's language; raises `SourceError` if it has several."""
    said = {_tag(value.text) for value in file.languages if value.text.strip()}
    if len({tag.lower() for tag in said}) > 1:
        hint = "let the system write a file for each language"
        raise SourceError(f"the file is in {', '.join(sorted(said))}", hint, path=path)
    return next(iter(said), "")


def _tag(text: str) -> str:
    return text.strip().replace("_", "-")


def _language_edits(file: File, edition: Edition, own: quoting.Habits) -> Iterator[Edit]:
    for value in file.languages:
        tag = edition.language.replace("-", "_") if "_" in value.text else edition.language
        edit = Edit(0, len(value.text), tag)
        yield quoting.written(value, edit, own) if value.text else Edit(value.start, value.end, tag)


def _date(file: File) -> str:
    """Give the first date; of RSS, too, whose dates are those of mails."""
    text = file.dates[0].text if file.dates else ""
    try:
        return dates.normalize(text) or parsedate_to_datetime(text).strftime("%Y-%m-%dT%H:%M")
    except ValueError:
        return ""
