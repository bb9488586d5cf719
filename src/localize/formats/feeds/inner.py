"""What stands in a value: plain text, HTML or Markdown, as spans of the value, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt

from localize import markup
from localize.formats import web
from localize.formats.encoding import visible
from localize.formats.html import article, blocks, quoting, tokens, tree
from localize.formats.markdown import blocks as markdown_blocks
from localize.formats.markdown import inline as markdown_inline
from localize.formats.markdown import quoting as markdown_quoting
from localize.formats.partition import Span
from localize.formats.placing import settle
from localize.model import Block, Role

FORMATS = ("text", "html", "markdown")
_SPACES = re.compile("[ \t\r\n]+")
_INLINE = frozenset(("b", "i", "em", "strong", "u", "s", "sup", "sub"))


@dataclass(frozen=True, slots=True)
class Found:
    """A value's spans, and texts of HTML that were taken for something else than the article."""

    spans: list[Span]
    left_out: tuple[str, ...] = ()


def find(text: str, kind: str, role: Role, path: str) -> Found:
    """Give the spans of a value in a format; paragraphs in it have the field's role."""
    if kind == "html":
        page = tree.parse(text, path)
        found = blocks.find(page, article.Article(page.nodes[0], None, _never(page)))
        spans = [_in_role(span, role) for span in found.spans]
        return Found(sorted(spans, key=lambda span: span.start), tuple(found.left_out))
    if kind == "markdown":
        env: dict[str, object] = {}
        _parser().parse(text, env)
        links = json.dumps(env.get("references", {}), ensure_ascii=False)
        return Found([
            replace(_in_role(span, role), quoting=f"{span.quoting}\0{links}")
            for span in markdown_blocks.spans(_parser(), text, 0, "-")
        ])  # fmt: skip
    return Found(list(_plain(text, role)))


def write(block: Block, kind: str, translation: str) -> str:
    """Write a translation in a value's format; the block has that format's own quoting."""
    if kind == "html":
        return quoting.write(block, translation)
    if kind == "markdown":
        own, _, links = block.quoting.partition("\0")
        env = {"references": json.loads(links)}
        return markdown_quoting.write(replace(block, quoting=own), translation, _parser(), env)
    return visible(markup.plain(translation)).strip()


def shape(text: str, kind: str) -> tuple[str, ...]:
    """Give a value's structure without its words."""
    if kind == "html":
        return tuple(sorted(f"{one.kind} {one.name}" for one in tokens.tokens(text) if one.name))
    return tuple(markdown_blocks.outline(_parser(), text)) if kind == "markdown" else ()


def shown(block: Block, kind: str, translation: str) -> str:
    """Give a block's text as HTML for a page: words, and emphasis of HTML."""
    masked = translation.strip() or block.text
    if kind != "html" or block.quoting:
        return web.text(markup.plain(masked))
    marks = [one for one in block.marks if one.name.rstrip("0123456789") in _INLINE]
    names = {mark.name for mark in marks if mark.closing is not None}
    kept = [mark for mark in marks if mark.name in names]
    for one in list(markup.placeholders(masked))[::-1]:
        if one.name not in names:
            masked = masked[: one.start] + masked[one.end :]
    return markup.unmask(settle(masked, kept), kept, web.text)


def _never(page: tree.Page) -> frozenset[tree.Node]:
    out = article.never(page.nodes)
    for node in out:
        node.is_out = True
    return out


def _in_role(span: Span, role: Role) -> Span:
    return replace(span, role=role) if span.role is Role.PARAGRAPH else span


def _plain(text: str, role: Role) -> Iterator[Span]:
    """Give the paragraphs of plain text: what stands between empty lines."""
    cuts = [found.span() for found in re.finditer(r"\s*\n\s*\n\s*", text)]
    edges = [(0, 0), *cuts, (len(text), len(text))]
    for (_, start), (end, _) in pairwise(edges):
        part = text[start:end]
        begin = start + len(part) - len(part.lstrip())
        stop = start + len(part.rstrip())
        if any(map(str.isalpha, part)):
            yield Span(begin, stop, role, markup.escape(_SPACES.sub(" ", text[begin:stop])))


@cache
def _parser() -> MarkdownIt:
    return markdown_inline.parser()
