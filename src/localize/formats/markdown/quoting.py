"""Text → Markdown: every special character stays text, and nothing begins a new block."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.utils import EnvType

from localize import markup
from localize.formats.encoding import visible
from localize.formats.markdown import front
from localize.formats.markdown.inline import pieces
from localize.formats.placing import settle
from localize.markup import Side, Tag
from localize.model import Block, Mark

_SPACES = re.compile("[ \t\n\v\f\r\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SPECIAL = re.compile(
    r"[\\`*\[\]~]|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|!(?=\[)|\$(?=\$)|(?<=\$)\$"
)
_TEMPLATE_START = re.compile(r"\{(?=[{%])")
_BLOCK_START = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|>|[+-](?:\s|$)|[-=+]{2})")
_EDGE_BAR = re.compile(r"^\||(?<!\\)\|$")
_DEFINITION = re.compile(r"""(?:\[\^[^\]\s]+\]:\s*)?\S+(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*""")
_SPACE = "&#32;"
_EDGES = re.compile(
    r"(?P<lead>(?:\s|<[^<>]*>)*)(?P<words>.*?)(?P<tail>(?:\s|<[^<>]*>)*)", re.DOTALL
)
_HEADING_END = re.compile(r"#+$")
_EMPHASIS = re.compile(r"</?(?:strong|em|s)\d+>")
_EMPTY = re.compile(r"<((?:strong|em|s)\d+)>(\s*)</\1>")
_OPENING_SPACE = re.compile(r"(<(?:strong|em|s)\d+>)(\s+)")
_CLOSING_SPACE = re.compile(r"(\s+)(</(?:strong|em|s)\d+>)")


def write(block: Block, translation: str, markdown: MarkdownIt, env: EnvType) -> str:
    """Give a block's translation in Markdown, on one line.

    Emphasis that Markdown could not show where the translation has it is left out.
    """
    text = _CONTROL.sub("", visible(_SPACES.sub(" ", translation))).strip()
    place, _, style = block.quoting.partition("::")
    if place == "yaml":
        return front.quote(markup.plain(text), style)
    written = _inline(_tidy(settle(text, block.marks)), block.marks, markdown, env)
    if place == "cell":
        return written.replace("|", "\\|")
    if place == "heading":
        written = _HEADING_END.sub(lambda found: "\\" + found[0], written)
    elif place == "underlined":
        written = _EDGE_BAR.sub(r"\\|", _guard(written))
    elif place in {"text", "note"}:
        written = _guard(written)
    if place == "note" and _DEFINITION.fullmatch(written):
        written = f"{written} {_SPACE}"
    return written.replace("\n", style)


def quote(text: str) -> str:
    """Quote text that stands inside a paragraph."""
    return _TEMPLATE_START.sub("&#123;", _SPECIAL.sub(lambda found: "\\" + found[0], text))


def _guard(written: str) -> str:
    """Escape what would begin a list, a heading or a quotation at the beginning of a line."""
    found = _BLOCK_START.match(written)
    return f"{found[0]}\\{written[found.end() :]}" if found else written


def _inline(text: str, marks: tuple[Mark, ...], markdown: MarkdownIt, env: EnvType) -> str:
    """Write with all marks, or without emphasis, or without any: the first that reads back."""
    breaks = [f"<{mark.name}/>" for mark in marks if mark.opening.endswith("\n")]
    for with_all in (text, _EMPHASIS.sub("", text)):
        attempt = _with_inner_breaks(with_all, breaks)
        written = markup.unmask(attempt, marks, quote)
        if _reads_back(written, attempt, marks, markdown, env):
            return written
    return quote(markup.plain(text))


def _reads_back(
    written: str, text: str, marks: tuple[Mark, ...], markdown: MarkdownIt, env: EnvType
) -> bool:
    """Tell whether Markdown reads the same words and markup again."""
    found = pieces(markdown, written, env)
    names = {mark.name: mark for mark in marks}
    known = [one for one in markup.placeholders(text) if one.name in names]
    wanted = [
        names[one.name].closing if one.side is Side.CLOSE else names[one.name].opening
        for one in known
    ]
    words = markup.plain(markup.mask(found)[0])
    tags = [piece.raw for piece in found if isinstance(piece, Tag)]
    return tags == wanted and words == markup.plain(_known_only(text, names))


def _known_only(text: str, names: Mapping[str, Mark]) -> str:
    """Escape what only looks like a placeholder, as `markup.unmask` writes it."""
    return markup.PLACEHOLDER.sub(
        lambda found: found[0] if found["name"] in names else markup.escape(found[0]), text
    )


def _with_inner_breaks(text: str, breaks: list[str]) -> str:
    """Put hard breaks at the ends, where Markdown has none, between the nearest two words."""
    found = _EDGES.fullmatch(text) if breaks else None
    if found is None:
        return text
    lead, words, tail = found["lead"], found["words"], found["tail"]
    first = next((one for one in breaks if one in lead), "")
    last = next((one for one in breaks if one in tail), "")
    for one in breaks:
        lead, tail = lead.replace(one, ""), tail.replace(one, "")
    if first and " " in words:
        words = words.replace(" ", first, 1)
    if last and " " in words:
        words = last.join(words.rsplit(" ", 1))
    return lead + words + tail


def _tidy(text: str) -> str:
    """Put spaces outside of emphasis, and leave out emphasis on nothing: both are no Markdown."""
    text = _EMPTY.sub(r"\2", text)
    text = _OPENING_SPACE.sub(r"\2\1", text)
    return _CLOSING_SPACE.sub(r"\2\1", text)
