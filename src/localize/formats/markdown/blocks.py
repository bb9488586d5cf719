"""Markdown's blocks → spans with roles. The outer door to markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType

from localize import markup
from localize.formats.encoding import visible
from localize.formats.markdown.inline import images, pieces
from localize.formats.markdown.lines import Lines, Place
from localize.formats.partition import Span
from localize.markup import Piece, Side, Tag
from localize.model import Role

_SPACES = re.compile(r"[ \t\n]+")
_LABEL = re.compile(r"\[\^[^\]\s]+\]:")
_NEXT_NOTE = re.compile(r"\n(?=[ \t]*\[\^[^\]\s]+\]:)")
_ROLES = {
    "heading_open": Role.SUBHEAD,
    "list_item_open": Role.LIST_ITEM,
    "blockquote_open": Role.QUOTE,
    "th_open": Role.CELL,
    "td_open": Role.CELL,
}


@dataclass(frozen=True, slots=True)
class Content:
    """What a block token holds: its text without the prefixes of lists and quotations."""

    text: str
    role: Role
    place: Place
    level: str
    is_underlined: bool


def spans(markdown: MarkdownIt, source: str, offset: int, title: str) -> Iterator[Span]:
    """Give the spans behind the front matter; `title` is the headline that it has, if any."""
    env: EnvType = {}
    tokens = markdown.parse(source[offset:], env)
    headline = title
    after_image = False
    for content in _contents(tokens, Lines(source, offset)):
        for span in _spans(markdown, content, env):
            is_headline = content.level == "h1" and headline in {"", span.text}
            headline = span.text if is_headline else headline
            role = Role.HEADLINE if is_headline else span.role
            role = Role.CAPTION if after_image and _is_emphasised(content, span) else role
            after_image = role is Role.ALT
            yield span if role is span.role else replace(span, role=role)


def outline(markdown: MarkdownIt, body: str) -> Iterator[str]:
    """Give the blocks' names in order, and the markup in each of them, sorted."""
    env: EnvType = {}
    for token in markdown.parse(body, env):
        yield token.type
        if token.type == "inline":
            found = pieces(markdown, token.content, env)
            yield from sorted(_shape(piece) for piece in found if isinstance(piece, Tag))


def _shape(tag: Tag) -> str:
    return "image" if tag.name == "img" else tag.raw.split("\n")[0]


def _is_emphasised(content: Content, span: Span) -> bool:
    """Tell whether a paragraph is emphasised as a whole, as captions under images are."""
    is_whole = content.place.start < span.start and content.place.end > span.end
    return is_whole and content.level == "p" and content.text[0] in "*_"


def _contents(tokens: list[Token], lines: Lines) -> Iterator[Content]:
    """Give every block of text with its place; what cannot be placed stays as it is."""
    opened: list[Token] = []
    row, behind = 0, 0
    for token in tokens:
        if token.nesting > 0:
            opened.append(token)
            row, behind = (
                (token.map[0], 0) if token.type == "tr_open" and token.map else (row, behind)
            )
        elif token.nesting < 0:
            opened.pop()
        elif token.type == "inline" and opened:
            role = next(
                (_ROLES[o.type] for o in reversed(opened) if o.type in _ROLES), Role.PARAGRAPH
            )
            is_underlined = opened[-1].markup in {"=", "-"}
            for text, place in _places(lines, token, opened[-1], row, behind):
                behind = place.end
                yield Content(text, role, place, opened[-1].tag, is_underlined)


def _places(
    lines: Lines, token: Token, holder: Token, row: int, behind: int
) -> Iterator[tuple[str, Place]]:
    """Give a token's text and its place, if it has one; footnotes in a row are cut apart."""
    if holder.tag in {"th", "td"}:
        cell = lines.find_cell(row, token.content.replace("|", "\\|"), behind)
        found = [(token.content, cell)]
    elif holder.tag != "p" or not token.map:
        found = [(token.content, lines.find(token.map[0], token.content) if token.map else None)]
    else:
        texts = _NEXT_NOTE.split(token.content)
        skipped = accumulate((text.count("\n") + 1 for text in texts), initial=token.map[0])
        found = [(text, lines.find(line, text)) for text, line in zip(texts, skipped, strict=False)]
    yield from ((text, place) for text, place in found if place)


def _spans(markdown: MarkdownIt, content: Content, env: EnvType) -> Iterator[Span]:
    found = pieces(markdown, content.text, env)
    if not any(_has_letters(piece) for piece in found):
        yield from _alts(markdown, content, env)
        return
    inner, lead, tail = _unwrapped(content.text, found)
    bare = content.text[lead : len(content.text) - tail]
    if lead and markup.mask(pieces(markdown, bare, env)) != markup.mask(inner):
        inner, lead, tail = found, 0, 0
    text, marks = markup.mask(_fold(inner))
    start, end = content.place.start + lead, content.place.end - tail
    yield Span(start, end, content.role, text, marks, _quoting(content))


def _has_letters(piece: Piece) -> bool:
    return isinstance(piece, str) and any(map(str.isalpha, piece))


def _quoting(content: Content) -> str:
    if content.role is Role.CELL:
        return "cell"
    place = "note" if _LABEL.match(content.text) else "text"
    if content.role is Role.SUBHEAD:
        place = "underlined" if content.is_underlined else "heading"
    return f"{place}::{content.place.newline}" if "\n" in content.text else place


def _alts(markdown: MarkdownIt, content: Content, env: EnvType) -> Iterator[Span]:
    """Give the alternative texts of images that stand by themselves."""
    if "\n" in content.text or "![" not in content.text or content.role is Role.CELL:
        return
    for image in images(markdown, content.text, env):
        raw = content.text[image.start : image.end]
        found = pieces(markdown, raw, env)
        if any(_has_letters(piece) for piece in found):
            text = markup.escape(visible(raw)) if _is_plain(found) else ""
            start = content.place.start + image.start
            if text:
                yield Span(start, start + len(raw), Role.ALT, text, quoting="alt")


def _is_plain(found: list[Piece]) -> bool:
    return all(isinstance(piece, str) for piece in found)


def _unwrapped(text: str, found: list[Piece]) -> tuple[list[Piece], int, int]:
    """Leave out pairs that wrap the whole; give how many characters they take on both sides."""
    lead, tail, found = _without_label(found)
    while len(found) > 2 and _wraps(found):  # noqa: PLR2004 (a pair and something in it)
        first, last = found[0], found[-1]
        if not isinstance(first, Tag) or not isinstance(last, Tag) or "\n" in last.raw:
            break
        if not text[: len(text) - tail].endswith(last.raw):
            break
        lead, tail, found = lead + len(first.raw), tail + len(last.raw), found[1:-1]
    return found, lead, tail


def _without_label(found: list[Piece]) -> tuple[int, int, list[Piece]]:
    """Leave out the label of a footnote, `[^1]: `, or a task's box, `[x] `; give its width too."""
    label, text = found[0], found[1] if len(found) > 1 else None
    is_label = isinstance(label, Tag) and (label.raw.endswith("]:") or label.name == "task")
    if not is_label or not isinstance(label, Tag) or not isinstance(text, str):
        return 0, 0, found
    width = len(text) - len(text.lstrip())
    return len(label.raw) + width, 0, [text.lstrip(), *found[2:]]


def _wraps(found: list[Piece]) -> bool:
    """Tell whether the first piece opens what only the last one closes."""
    depth = 0
    for index, piece in enumerate(found):
        if isinstance(piece, Tag) and piece.side is not Side.SINGLE:
            depth += 1 if piece.side is Side.OPEN else -1
        if depth <= 0:
            return index == len(found) - 1 and index > 0
    return False


def _fold(found: list[Piece]) -> Iterator[Piece]:
    for piece in found:
        yield _SPACES.sub(" ", piece) if isinstance(piece, str) else piece
