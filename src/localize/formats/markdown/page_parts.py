"""A Markdown article → the parts of a web page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from localize.formats.html.quoting import text
from localize.formats.markdown import front
from localize.formats.web import Part
from localize.model import Role

_HEAD = {
    Role.KICKER: ("kicker",),
    Role.HEADLINE: ("title", "headline"),
    Role.LEDE: ("lede", "lead", "description"),
    Role.DESCRIPTION: ("description",),
}


def parts(source: str) -> list[Part]:
    """Give the head's fields as text, and the body as HTML in one piece."""
    fields = front.fields(source)
    markdown = _renderer()
    tokens = list(_figures(markdown.parse(source[front.length(source) :])))
    found = {
        role: text(fields[key].value)
        for role, keys in _HEAD.items()
        for key in reversed(keys)
        if key in fields and fields[key].value
    }
    headline = _headline(tokens)
    if headline and (
        Role.HEADLINE not in found or found[Role.HEADLINE] == _html(markdown, headline[1:2])
    ):
        found[Role.HEADLINE] = _html(markdown, headline[1:2])
        tokens = [token for token in tokens if token not in headline]
    return [
        *(Part(role, html) for role, html in found.items()),
        Part(None, _html(markdown, tokens)),
    ]


@cache
def _renderer() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return markdown.use(footnote_plugin, inline=False)


def _html(markdown: MarkdownIt, tokens: list[Token]) -> str:
    return str(markdown.renderer.render(tokens, markdown.options, {})).strip()


def _headline(tokens: list[Token]) -> list[Token]:
    """Give the tokens of the first heading if it is of the first level."""
    at = next((i for i, token in enumerate(tokens) if token.type == "heading_open"), -1)
    return tokens[at : at + 3] if at >= 0 and tokens[at].tag == "h1" else []


def _figures(tokens: list[Token]) -> Iterator[Token]:
    """Make paragraphs that are only an image figures, an emphasised one behind it its caption."""
    figure_end: Token | None = None
    for index, token in enumerate(tokens):
        kind = _kind(tokens, index)
        if kind == "image":
            token.tag = tokens[index + 2].tag = "figure"
            figure_end = tokens[index + 2]
        elif kind == "caption" and figure_end and tokens[index - 1] is figure_end:
            token.tag = tokens[index + 2].tag = "figcaption"
        elif token.type == "paragraph_open":
            figure_end = None
    yield from _moved(tokens)


def _moved(tokens: list[Token]) -> Iterator[Token]:
    """Put a caption inside its figure: the figure ends behind it."""
    waiting: Token | None = None
    for index, token in enumerate(tokens):
        following = tokens[index + 1].tag if index + 1 < len(tokens) else ""
        if token.tag == "figure" and token.nesting < 0 and following == "figcaption":
            waiting = token
            continue
        yield token
        if waiting and token.tag == "figcaption" and token.nesting < 0:
            yield waiting
            waiting = None


def _kind(tokens: list[Token], index: int) -> str:
    """Tell whether a paragraph begins that is only an image, or only emphasis."""
    if tokens[index].type != "paragraph_open":
        return ""
    children = [
        child for child in tokens[index + 1].children or () if child.content or child.nesting
    ]
    types = [child.type for child in children]
    if types == ["image"]:
        return "image"
    is_emphasis = types[:1] + types[-1:] == ["em_open", "em_close"] and types.count("em_open") == 1
    return "caption" if is_emphasis else ""
