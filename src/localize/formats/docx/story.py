"""The parts of a document → its texts in order, with what each is and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from localize import markup
from localize.formats import dates, elements
from localize.formats.docx import styles
from localize.formats.docx.items import Item, items, prefix, signals
from localize.formats.docx.masking import Masked, mask
from localize.formats.docx.package import Package
from localize.formats.docx.styles import Styles
from localize.formats.elements import Element
from localize.model import Role

_STYLE, _LIST = ("w:pPr", "w:pStyle"), ("w:pPr", "w:numPr")
_FILE_NAME = re.compile(r"\S+\.\w{2,4}|\S*://\S*")
_CORE = "core-properties"
_NOTES = ("footnotes", "endnotes")
_FRAMES = ("header", "footer")
_LONGEST_HEAD, _HEAD_PARAGRAPHS = 140, 8
_STOPS = (".", "!", "…", ":", ";", ",", "”", '"', "»", "“")


@dataclass(frozen=True, slots=True)
class Text:
    """A part's text: a paragraph, or with `kind` an attribute's value or an element's content."""

    part: str
    role: Role
    masked: Masked
    kind: str = "paragraph"
    line: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """A document's texts, and what it says about itself."""

    texts: tuple[Text, ...]
    language: str
    date: str
    byline: str
    left_out: tuple[str, ...]


def main_part(package: Package) -> str:
    """Give the name of the part that holds the text; raises `SourceError` if there is none."""
    hint = "open it in a word processor and save it as .docx"
    for relation in package.relations(""):
        if relation.kind == "officeDocument":
            if package.root(relation.target).name != "w:document":
                raise package.error("this is no Word document, but another office file", hint)
            return relation.target
    raise package.error("this is a ZIP archive, but no Word document", hint)


def text_parts(package: Package) -> Iterator[str]:
    """Give the parts whose paragraphs are the article's: the body, then the notes."""
    main = main_part(package)
    yield main
    yield from (one.target for one in package.relations(main) if one.kind in _NOTES)


def read(package: Package) -> Story:
    """Read a document; headers, footers and comments are no text of the article."""
    main = main_part(package)
    related = {one.kind: one.target for one in package.relations(main)}
    known = styles.read(package.root(related["styles"]) if "styles" in related else None)
    reader = _Reader(package, known)
    texts = [text for part in text_parts(package) for text in reader.texts(part)]
    frames = [one.target for one in package.relations(main) if one.kind in _FRAMES]
    return Story(
        (*_core(package), *_headed(texts)),
        styles.language(package.root(main), known.language),
        reader.date,
        reader.byline,
        (*reader.left_out, *filter(None, (_words(package, name) for name in frames))),
    )


class _Reader:
    """Collects the texts of the parts; what is said about the article is noted on the way."""

    def __init__(self, package: Package, known: Styles) -> None:
        self.date = self.byline = ""
        self.left_out: list[str] = []
        self._package, self._styles = package, known

    def texts(self, part: str) -> Iterator[Text]:
        data = self._package.part(part)
        root = self._package.root(part)
        within = fields_within(data, root)
        lines = 1
        position = 0
        for element in root.walk():
            lines += data.count(b"\n", position, element.start)
            position = max(position, element.start)
            if element.name == "w:p":
                yield from self._paragraph(data, part, element, lines, in_field=element in within)
            elif element.name in {"wp:docPr", "pic:cNvPr"}:
                yield from _alt(data, part, element, lines)

    def _paragraph(
        self, data: bytes, part: str, element: Element, line: int, *, in_field: bool
    ) -> Iterator[Text]:
        style = element.find(*_STYLE)
        identity = style.get("w:val") if style else ""
        found = items(data, element)
        masked = mask(found, prefix(data, element))
        if masked is None:
            return
        words = markup.plain(masked.text).strip()
        self.date = self.date or dates.parse(words)
        if in_field or identity in self._styles.code | self._styles.bylines:
            self.left_out.append(words)
            if identity in self._styles.bylines:
                self.byline = self.byline or words
            return
        yield Text(part, self._role(element, identity), masked, line=line)

    def _role(self, paragraph: Element, style: str) -> Role:
        role = self._styles.roles.get(style)
        if role is not None:
            return role
        above = paragraph.parent
        while above is not None and above.name not in {"w:tc", "w:txbxContent"}:
            above = above.parent
        if above is not None and above.name == "w:tc":
            return Role.CELL
        return Role.LIST_ITEM if paragraph.find(*_LIST) else Role.PARAGRAPH


def fields_within(data: bytes, root: Element) -> set[Element]:
    """Give the paragraphs of fields that go over several, such as a table of contents."""
    depth = 0
    within: set[Element] = set()
    for paragraph in root.walk():
        if paragraph.name == "w:p":
            said = signals(items(data, paragraph))
            if depth or said.strip():
                within.add(paragraph)
            depth = max(depth + said.count("[") - said.count("]"), 0)
    return within


def shapes(data: bytes, root: Element) -> Iterator[str]:
    """Name every paragraph by its style and by what in it is no formatted text, sorted."""
    for paragraph in root.walk():
        if paragraph.name == "w:p":
            style = paragraph.find(*_STYLE)
            names = sorted(_names(items(data, paragraph)))
            yield " ".join(["paragraph", style.get("w:val") if style else "", *names]).strip()


def _names(found: list[Item]) -> Iterator[str]:
    for item in found:
        if item.kind in {"open", "close", "anchor"} and (item.name or item.raw):
            yield item.name or "anchor"
        yield from (piece.name for piece in item.pieces if piece.name)


def _alt(data: bytes, part: str, element: Element, line: int) -> Iterator[Text]:
    """Give a picture's description, unless it is only the name of its file."""
    value = element.get("descr").strip()
    if not any(map(str.isalpha, value)) or _FILE_NAME.fullmatch(value):
        return
    tag = data[element.start : element.opened].decode()
    if place := re.search(r"""\sdescr\s*=\s*(["'])(.*?)\1""", tag, re.DOTALL):
        start = element.start + len(tag[: place.start(2)].encode())
        end = start + len(place[2].encode())
        folded = markup.escape(" ".join(value.split()))
        yield Text(part, Role.ALT, Masked(start, end, folded, (), ""), "attribute", line)


def _core(package: Package) -> Iterator[Text]:
    """Give the title among the document's properties."""
    for relation in package.relations(""):
        if relation.kind == _CORE and relation.target in package.names:
            data, root = package.part(relation.target), package.root(relation.target)
            title = root.find("dc:title")
            words = elements.text(data[title.opened : title.closed].decode()) if title else ""
            if title and not title.children and any(map(str.isalpha, words)):
                place = Masked(title.opened, title.closed, markup.escape(words.strip()), (), "")
                yield Text(relation.target, Role.TITLE, place, "content", 1)


def _headed(texts: list[Text]) -> list[Text]:
    """Find the headline where no style says it: the first heading, or a first line like one."""
    roles = [text.role for text in texts]
    if Role.HEADLINE in roles:
        return texts
    for index, text in enumerate(texts[:_HEAD_PARAGRAPHS]):
        words = markup.plain(text.masked.text).strip()
        is_line = len(words) <= _LONGEST_HEAD and not words.endswith(_STOPS)
        is_first = Role.SUBHEAD not in roles and text.role is Role.PARAGRAPH
        if text.role is Role.SUBHEAD or (is_first and is_line):
            texts[index] = replace(text, role=Role.HEADLINE)
            break
        if is_first:
            break
    return texts


def _words(package: Package, part: str) -> str:
    """Give all text of a part on one line."""
    if part not in package.names:
        return ""
    data = package.part(part)
    found = (
        elements.text(data[one.opened : one.closed].decode())
        for one in package.root(part).walk()
        if one.name == "w:t"
    )
    return "".join(found).strip()
