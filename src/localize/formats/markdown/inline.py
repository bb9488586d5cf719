"""Markdown inside a paragraph ↔ masked text. The inner door to markdown-it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from localize.formats.encoding import visible
from localize.markup import Piece, Side, Tag

Rule = Callable[[StateInline, bool], bool]

_NAMES = {
    "code_inline": "code",
    "image": "img",
    "autolink": "url",
    "hardbreak": "br",
    "footnote": "note",
    "link": "a",
}
_HTML = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(("br", "hr", "img", "input", "wbr"))
_TEMPLATE = re.compile(r"\{%.{0,400}?%\}|\{\{.{0,400}?\}\}|\$\$.{1,400}?\$\$", re.DOTALL)
"""Tags of site generators (Jinja, Liquid, Hugo), and displayed formulas."""
_TASK = re.compile(r"\[[ xX]\](?=\s)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?")
_ACTIVE = re.compile(r"[\\`~*_\[<&{$]|[ \t]\n|\n[ \t]")
"""Without one of these, a paragraph is lines of text: no rule begins with anything else."""
_OF_TEXT = frozenset(("text", "entity"))
"""Rules that make no markup, and need not tell what they were made from."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image's alternative text within a paragraph's content."""

    start: int
    end: int


def parser() -> MarkdownIt:
    """Give CommonMark with tables and strikethrough, whose inline tokens know their source."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    markdown.disable(["inline", "fragments_join"])
    rules: list[tuple[str, Rule]] = [
        (name, function)
        for name, function in zip(
            markdown.inline.ruler.get_active_rules(),
            markdown.inline.ruler.getRules(""),
            strict=True,
        )
    ]
    for name, rule in rules:
        if name not in _OF_TEXT:
            markdown.inline.ruler.at(name, _positioned(rule))
    markdown.inline.ruler.before("link", "footnote", _footnote)
    markdown.inline.ruler.before("link", "task", _task)
    markdown.inline.ruler.before("link", "template", _template)
    return markdown


def pieces(markdown: MarkdownIt, content: str, env: EnvType) -> list[Piece]:
    """Give a paragraph's text and markup in order; each tag has its source as written."""
    if _ACTIVE.search(content):
        return [piece for piece in _pieces(_tokens(markdown, content, env)) if piece != ""]
    lines = (piece for line in content.split("\n") for piece in (" ", visible(line)))
    return [piece for piece in [*lines][1:] if piece]


def images(markdown: MarkdownIt, content: str, env: EnvType) -> list[Image]:
    """Give where the alternative texts of a paragraph's images stand in its content."""
    found = (token for token in _tokens(markdown, content, env) if token.type == "image")
    return [Image(*token.meta["label"]) for token in found]


def _tokens(markdown: MarkdownIt, content: str, env: EnvType) -> list[Token]:
    return markdown.inline.parse(content, markdown, env, [])


def _positioned(rule: Rule) -> Rule:
    """Make an inline rule note in every token what it was made from."""

    def positioned(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's way)
        start, count = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent:
            _note(state, start, state.tokens[count:])
        return matched

    return positioned


def _note(state: StateInline, start: int, made: list[Token]) -> None:
    new = [token for token in made if token.type != "text"]
    if not new:
        return
    last, raw = new[-1], state.src[start : state.pos]
    if last.markup == "autolink":
        for token in made[made.index(new[0]) :]:
            token.type = "skipped"
        last.type, last.nesting, last.meta["raw"] = "autolink", 0, raw
    elif last.type == "link_close" and new[0].type == "link_open":
        new[0].meta["raw"] = "["
        last.meta["raw"] = _link_end(state, start)
    elif last.type == "image":
        last.meta |= {"raw": raw, "label": (start + 2, parseLinkLabel(state, start + 1))}
    else:
        last.meta.setdefault("raw", raw.replace(" ", "") if last.type == "softbreak" else raw)


def _link_end(state: StateInline, start: int) -> str:
    """Give what ends a link; a reference by its own text (`[text][]`) is written out in full."""
    label_end = parseLinkLabel(state, start, True)  # noqa: FBT003 (markdown-it's own argument)
    raw = state.src[label_end : state.pos]
    return f"][{state.src[start + 1 : label_end]}]" if raw in {"]", "][]"} else raw


def _footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's way)
    """Take `[^1]` as one piece; CommonMark has no footnotes, but articles do."""
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if not found or (found[0].endswith(":") and state.pos > 0):
        return False
    if not silent:
        state.push("footnote", "", 0).meta["raw"] = found[0]
    state.pos = found.end()
    return True


def _task(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's way)
    """Take the box of a task list's item as one piece."""
    found = _TASK.match(state.src) if state.pos == 0 else None
    if not found:
        return False
    if not silent:
        state.push("task", "", 0).meta["raw"] = found[0]
    state.pos = found.end()
    return True


def _template(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's way)
    """Take `{% … %}`, `{{ … }}` and `$$…$$` as one piece."""
    found = _TEMPLATE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("template", "", 0).meta["raw"] = found[0]
    state.pos = found.end()
    return True


def _pieces(tokens: list[Token]) -> Iterator[Piece]:
    for token in tokens:
        if token.type in {"text", "text_special"}:
            yield visible(token.content)
        elif token.type == "softbreak":
            yield " "
        elif token.type == "skipped":
            continue
        elif token.type == "hardbreak":
            yield Tag("br", Side.SINGLE, "\\\n" if "\\" in token.meta["raw"] else "  \n")
        elif token.type == "html_inline":
            yield _html(token.content)
        elif token.nesting:
            name = _NAMES.get(token.tag, token.tag)
            side = Side.OPEN if token.nesting > 0 else Side.CLOSE
            yield Tag(name, side, token.meta.get("raw", token.markup))
        else:
            yield Tag(_NAMES.get(token.type, token.type), Side.SINGLE, token.meta["raw"])


def _html(raw: str) -> Tag:
    found = _HTML.match(raw)
    if not found:
        return Tag("html", Side.SINGLE, raw)
    name = found[2].lower()
    if name in _VOID or raw.endswith("/>"):
        return Tag(name, Side.SINGLE, raw)
    return Tag(name, Side.CLOSE if found[1] else Side.OPEN, raw)
