"""Word documents (.docx): every byte of the package stays, but for the translated text.

The whole file is one skeleton block, its bytes as characters; texts are blocks of no length behind
it that say where in which part they stand. `package` reads and writes the archive, `story` finds
the texts, `items` and `masking` turn a paragraph into masked text, `quoting` writes it back.

The body, tables, text boxes, foot- and endnotes, descriptions of pictures and the title among the
document's properties are translatable. Headers, footers, comments, tables of contents and other
fields stay. An insertion that nobody accepted yet counts as text, a deletion does not: in a
translated paragraph both are settled so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from localize import markup
from localize.formats import web
from localize.formats.docx import package as packages
from localize.formats.docx import quoting, story
from localize.formats.docx.editions import with_language
from localize.formats.web import Part
from localize.model import Block, Document, Edition, Meta, Role

_CODEC = "latin-1"


def parse(data: bytes, path: str) -> Document:
    """Give the document; raises `SourceError` for what is no whole, harmless Word document."""
    found = story.read(packages.read(data, path))
    blocks = [
        Block(
            "",
            text.role,
            text.masked.text,
            text.masked.marks,
            text.line,
            quoting.to_quoting(text),
        )
        for text in found.texts
    ]
    lines = [block.text for block in blocks if block.role is Role.HEADLINE]
    return Document(
        path=path,
        format="docx",
        language=found.language,
        blocks=(Block(data.decode(_CODEC), line=1), *blocks),
        meta=Meta(
            headline=" ".join(markup.plain(lines[0]).split()) if lines else "",
            date=found.date,
            byline=found.byline,
        ),
        encoding=_CODEC,
        left_out=found.left_out,
    )


def render(
    document: Document, translations: Mapping[Block, str], edition: Edition | None = None
) -> bytes:
    """Give the document; one in which nothing changes keeps every byte.

    With an edition, the language that spelling is checked in is set.
    """
    data = "".join(block.raw for block in document.blocks).encode(_CODEC)
    changes: dict[str, list[quoting.Change]] = defaultdict(list)
    for block in document.blocks:
        translation = translations.get(block, "") if block.role else ""
        if translation.strip():
            place = quoting.to_place(block)
            changes[place.part].append((place, block, translation))
    package = packages.read(data, document.path)
    parts = {name: quoting.spliced(package.part(name), found) for name, found in changes.items()}
    if edition:
        parts |= with_language(package, parts, edition)
    parts = {name: xml for name, xml in parts.items() if xml != package.part(name)}
    return packages.rewritten(package, parts) if parts else data


def page(document: Document, translations: Mapping[Block, str], edition: Edition) -> bytes:
    """Give a web page of the article: its words, with bold, italics and the like."""
    parts: list[Part] = []
    for block in document.blocks:
        if block.role and block.role is not Role.ALT:
            masked = translations.get(block, "").strip() or block.text
            parts.append(Part(block.role, web.inline(masked, block.marks)))
    return web.page(parts, document, edition)


def outline(data: bytes, path: str) -> tuple[str, ...]:
    """Give the paragraphs' styles, each with its links, notes, pictures and other fixed things."""
    package = packages.read(data, path)
    return tuple(
        shape
        for part in story.text_parts(package)
        for shape in story.shapes(package.part(part), package.root(part))
    )
