"""Attributes that readers see or hear: alternative texts, titles, labels for screen readers.

Which ones: https://html.spec.whatwg.org/multipage/dom.html#translatable-attributes and WAI-ARIA's.
An attribute inside a translated sentence stands in the sentence's markup, so it is a block of no
width behind the sentence's block; rendering writes its translation into that markup.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from operator import itemgetter

from localize import markup
from localize.formats import partition
from localize.formats.html import quoting
from localize.formats.html.inline import clean
from localize.formats.html.tokens import START, Attribute, attributes, tokens
from localize.formats.html.tree import Node, Page
from localize.formats.partition import Edit, Span
from localize.model import Block, Document, Mark, Role

_EVERYWHERE = ("title", "aria-label", "aria-description", "aria-roledescription")
_BY_ELEMENT = {
    "img": ("alt",),
    "area": ("alt",),
    "input": ("alt", "placeholder"),
    "textarea": ("placeholder",),
    "track": ("label",),
    "th": ("abbr",),
}
_INSIDE = "inside "
_ADDRESS = re.compile(r"://|@|\.[a-z]{2,4}$", re.IGNORECASE)

_Texts = dict[tuple[str, str], str]
"""Translations by the attribute's name and text."""


def find(page: Page, spans: Iterable[Span], is_text: Callable[[Node], bool]) -> Iterator[Span]:
    """Give the attributes of the elements that `is_text` tells to be the article's."""
    taken = sorted((span.start, span.end) for span in spans)
    seen: set[tuple[int, str, str]] = set()
    kept = _untranslatable(page.nodes)
    for node in page.nodes:
        if not node.attributes or node in kept or not is_text(node):
            continue
        for name in _names(node):
            value = node.attributes.get(name)
            text = _text(page.source, value)
            if value is None or not text:
                continue
            end = around(node, taken)
            if end is None:
                yield Span(value.start, value.end, Role.ALT, text, quoting=value.quote)
            elif (end, name, text) not in seen:
                seen.add((end, name, text))
                yield Span(end, end, Role.ALT, text, quoting=_INSIDE + name)


def put(node: Node, wanted: dict[str, str]) -> Iterator[Edit]:
    """Set attributes of a start tag: in their place, or behind the tag's name."""
    missing = ""
    for name, value in wanted.items():
        found = node.attributes.get(name)
        if found and found.quote:
            mark = '"' if found.quote == "bare" else ""
            yield Edit(found.start, found.end, f"{mark}{quoting.attribute(value)}{mark}")
        elif found:
            yield Edit(found.end, found.end, f'="{quoting.attribute(value)}"')
        else:
            missing += f' {name}="{quoting.attribute(value)}"'
    if missing:
        behind = node.start + 1 + len(node.name)
        yield Edit(behind, behind, missing)


def _names(node: Node) -> tuple[str, ...]:
    own = _BY_ELEMENT.get(node.name, ())
    is_button = node.name == "input" and node.get("type").lower() in {"submit", "button", "reset"}
    return (*_EVERYWHERE, *own, *(("value",) if is_button else ()))


def around(node: Node, taken: list[tuple[int, int]]) -> int | None:
    """Give the end of the one of sorted spans that an element stands in; None if in none."""
    index = bisect_right(taken, node.start, key=itemgetter(0)) - 1
    return taken[index][1] if index >= 0 and node.start < taken[index][1] else None


def edits(document: Document, translations: Mapping[Block, str]) -> Iterator[Edit]:
    """Give an edit for every translated block, with the attributes inside it translated too."""
    inside = _inside(document, translations)
    position = 0
    for index, block in enumerate(document.blocks):
        end = position + len(block.raw)
        translation = translations.get(block, "") if block.role and block.raw else ""
        texts = inside.get(index, {})
        if translation.strip():
            marks = tuple(_mark(mark, texts) for mark in block.marks) if texts else block.marks
            yield Edit(position, end, quoting.write(replace(block, marks=marks), translation))
        elif texts:
            yield Edit(position, end, _applied(block.raw, texts))
        position = end


def _inside(document: Document, translations: Mapping[Block, str]) -> dict[int, _Texts]:
    """Collect translated attributes inside sentences by the number of their sentence's block."""
    found: dict[int, _Texts] = {}
    holder = 0
    for index, block in enumerate(document.blocks):
        translation = translations.get(block, "")
        if not block.quoting.startswith(_INSIDE):
            holder = index
        elif translation.strip():
            name = block.quoting.removeprefix(_INSIDE)
            found.setdefault(holder, {})[name, block.text] = translation
    return found


def _mark(mark: Mark, texts: _Texts) -> Mark:
    return replace(mark, opening=_applied(mark.opening, texts))


def _applied(source: str, texts: _Texts) -> str:
    """Write translations into a piece of markup, wherever its tags have their source's text."""
    changes: list[Edit] = []
    for token in tokens(source):
        if token.kind != START:
            continue
        for name, value in attributes(source, (token.start, token.end), token.name).items():
            translation = texts.get((name, _text(source, value)), "")
            if translation:
                new = quoting.write(Block("", Role.ALT, quoting=value.quote), translation)
                changes.append(Edit(value.start, value.end, new))
    return partition.splice(source, changes)


def _untranslatable(nodes: list[Node]) -> set[Node]:
    """Give the elements that are not to be translated: the nearest `translate` attribute counts."""
    found: set[Node] = set()
    for node in nodes:
        said = node.get("translate").lower()
        if said == "no" or (said != "yes" and node.parent in found):
            found.add(node)
    return found


def _text(source: str, value: Attribute | None) -> str:
    """Give an attribute's text as a block has it; empty if it is no words: an address, a number."""
    if value is None or not any(map(str.isalpha, value.value)):
        return ""
    if _ADDRESS.search(value.value) and len(value.value.split()) == 1:
        return ""
    return markup.escape(clean(source[value.start : value.end]).strip())
