"""Plain text: manuscripts, and the text of news pages.

Hard wraps fold for translation, and a translated paragraph is wrapped again to its own width. The
date line, the byline and the credits of pictures are not translated.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping

from localize import markup
from localize.formats import dates, encoding, partition
from localize.formats.encoding import visible
from localize.formats.partition import Edit, Span
from localize.formats.plain import story
from localize.formats.plain.paragraphs import Unit, split, units
from localize.model import Block, Document, Edition, Meta, Role

_SPACES = re.compile("[ \t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_CAPTION = re.compile(r"(?:▲\s*)?(.*?)\s*(?=©|$)", re.DOTALL)


def parse(data: bytes, path: str) -> Document:
    """Give the document; a file without any letter has no block with a role."""
    source, codec = encoding.decode(data, path)
    found = story.read(source)
    spans = [span for role, unit in found.parts for span in _spans(source, role, unit)]
    headline = next((span.text for span in spans if span.role is Role.HEADLINE), "")
    return Document(
        path=path,
        format="plain",
        language="",
        blocks=partition.blocks(source, spans),
        meta=Meta(
            headline=markup.plain(headline),
            date=dates.parse(found.date.text) if found.date else "",
            byline=found.byline.text if found.byline else "",
            tags=found.tags,
        ),
        encoding=codec,
        left_out=found.left_out,
    )


def render(
    document: Document, translations: Mapping[Block, str], edition: Edition | None = None
) -> bytes:
    """Give the file; it becomes UTF-8 if its encoding lacks a translation's characters.

    An edition's date and heading take the place of the date line and of the switcher's line;
    where there are none, none are added. An edition without another one has no switcher.
    """
    source = partition.source_of(document)
    changes = list(partition.edits(document, translations, _write))
    changes += _edition_edits(source, edition) if edition else []
    return partition.encode(document, partition.splice(source, changes))


def page(document: Document, translations: Mapping[Block, str], edition: Edition) -> bytes:
    """Give a web page of the article."""
    from localize.formats import web  # noqa: PLC0415 - all of HTML; whoever only reads needs none

    parts: list[web.Part] = []
    for block in document.blocks:
        if block.role:
            words = markup.plain(translations.get(block, "").strip() or block.text)
            parts.append(web.Part(block.role, web.text(words)))
    return web.page(parts, document, edition)


def outline(data: bytes, path: str) -> tuple[str, ...]:
    """Give a name for every paragraph; how it is wrapped does not count."""
    source, _ = encoding.decode(data, path)
    return tuple("head" if units(one)[0].is_head else "paragraph" for one in split(source))


def _spans(source: str, role: Role, unit: Unit) -> Iterator[Span]:
    start, end, text = unit.start, unit.end, unit.text
    if role is Role.CAPTION and (found := _CAPTION.match(source, start, end)):
        start, end = found.span(1)
        text = source[start:end]
    text = visible(_SPACES.sub(" ", text)).strip()
    if any(character.isalpha() for character in text):
        yield Span(start, end, role, markup.escape(text), quoting=unit.quoting)


def _write(block: Block, translation: str) -> str:
    """Give a translation on one line, or wrapped and underlined as its block was."""
    text = line(translation)
    kind, *details = block.quoting.split("::")
    if kind == "underline":
        rule, newline = details
        return f"{text}{newline}{rule * len(text)}"
    if kind == "wrap":
        width, lead, newline = details
        return _wrapped(text, int(width), int(lead), newline)
    return text


def line(translation: str) -> str:
    """Give the words of a translation on one line."""
    return _CONTROL.sub("", visible(_SPACES.sub(" ", markup.plain(translation)))).strip()


def _wrapped(text: str, width: int, lead: int, newline: str) -> str:
    indent = newline.lstrip("\r\n")
    lines = textwrap.wrap(
        text,
        max(width, len(indent) + 1, lead + 1),
        initial_indent=" " * lead,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    line_end = newline.removesuffix(indent)
    return line_end.join(lines)[lead:]


def _edition_edits(source: str, edition: Edition) -> Iterator[Edit]:
    found = story.read(source)
    if found.date and edition.date:
        yield Edit(found.date.start, found.date.end, edition.date)
    if found.switcher and edition.heading:
        heading = edition.heading if len(edition.links) != 1 else ""
        yield Edit(found.switcher.start, found.switcher.end, heading)
