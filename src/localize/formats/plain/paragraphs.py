"""A text file as paragraphs, and a paragraph as units of text: lines, list items, wrapped prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from localize.formats import dates

_LINE = re.compile(r"([^\r\n]+)(\r\n?|\n|$)|\r\n?|\n")
_BULLET = re.compile(r"\s*(?:[-*•‣–—]|\d{1,3}[.)]|[a-z]\))\s+")
_NUMBER = re.compile(r"\s*\d")
_UNDERLINE = re.compile(r"\s*([=\-~^*_#])\1{2,}\s*")
_PROSE_WIDTH = 40
"""Lines that are all shorter are lines of their own: an address, a poem, the head of a page."""
_WIDEST = 130
"""Nobody wraps by hand at more: such lines are paragraphs without empty lines between them."""
_NOTE_LENGTH, _NOTE_WORDS = 60, 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line's text and where it begins; `newline` is what ends it."""

    start: int
    text: str
    newline: str

    @property
    def end(self) -> int:
        """Where the line's text ends, without white space behind it."""
        return self.start + len(self.text.rstrip())


@dataclass(frozen=True, slots=True)
class Unit:
    """Text that is translated as one: `source[start:end]`, its lines' texts, how to write it."""

    start: int
    end: int
    lines: tuple[str, ...]
    quoting: str = ""
    is_item: bool = False
    is_head: bool = False

    @property
    def text(self) -> str:
        """The unit's words on one line."""
        return " ".join(" ".join(self.lines).split(" ")).strip()


Paragraph = tuple[Line, ...]


def split(source: str) -> list[Paragraph]:
    """Give the paragraphs: lines without an empty one between them."""
    found: list[list[Line]] = [[]]
    for match in _LINE.finditer(source, len(source) - len(source.removeprefix("\ufeff"))):
        if match[1] and match[1].strip():
            found[-1].append(Line(match.start(), match[1], match[2]))
        elif found[-1]:
            found.append([])
    return [tuple(lines) for lines in found if lines]


def units(paragraph: Paragraph) -> list[Unit]:
    """Cut a paragraph into what is translated as one."""
    found: list[Unit] = []
    while len(paragraph) > 1 and _UNDERLINE.fullmatch(paragraph[1].text):
        found.append(_underlined(paragraph[0], paragraph[1]))
        paragraph = paragraph[2:]
    for group in _groups(paragraph) if paragraph else ():
        found += _group_units(group, is_item=_is_item(group[0], paragraph))
    return found


def _groups(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Cut where a list's items begin, and around date lines and what is short behind one."""
    group: list[Line] = []
    behind_date = False
    for line in paragraph:
        is_date = len(line.text) < _NOTE_LENGTH and bool(dates.parse(line.text))
        is_note = is_date or (behind_date and len(line.text.split()) <= _NOTE_WORDS)
        if group and (is_note or _is_item(line, paragraph)):
            yield tuple(group)
            group = []
        group.append(line)
        if is_note:
            yield tuple(group)
            group = []
        behind_date = is_date
    if group:
        yield tuple(group)


def _is_item(line: Line, paragraph: Paragraph) -> bool:
    """Tell whether a list's item begins; one number alone may be a date: “7. Januar”."""
    if not _BULLET.match(line.text):
        return False
    if not _NUMBER.match(line.text):
        return True
    return sum(1 for one in paragraph if _NUMBER.match(one.text) and _BULLET.match(one.text)) > 1


def _group_units(group: Paragraph, *, is_item: bool) -> list[Unit]:
    width = max(len(line.text.rstrip()) for line in group)
    if len(group) == 1 or is_item or _is_wrapped(group, width):
        return [_unit(group, width, is_item=is_item)]
    return [_unit((line,), 0, is_item=False) for line in group]


def _unit(lines: Paragraph, width: int, *, is_item: bool) -> Unit:
    bullet = _BULLET.match(lines[0].text) if is_item else None
    lead = bullet.end() if bullet else len(lines[0].text) - len(lines[0].text.lstrip())
    texts = (lines[0].text[lead:], *(line.text.strip(" \t") for line in lines[1:]))
    quoting = ""
    if len(lines) > 1:
        indent = lines[1].text[: len(lines[1].text) - len(lines[1].text.lstrip())]
        quoting = f"wrap::{width}::{lead}::{lines[0].newline}{indent}"
    return Unit(lines[0].start + lead, lines[-1].end, texts, quoting, is_item)


def _underlined(head: Line, rule: Line) -> Unit:
    lead = len(head.text) - len(head.text.lstrip())
    quoting = f"underline::{rule.text.strip()[0]}::{head.newline}{' ' * lead}"
    return Unit(head.start + lead, rule.end, (head.text.strip(),), quoting, is_head=True)


def _is_wrapped(lines: Paragraph, width: int) -> bool:
    """Tell whether every line is as full as it could be: no first word of the next one fits."""
    if not _PROSE_WIDTH <= width <= _WIDEST:
        return False
    for line, following in pairwise(lines):
        first_word = following.text.split()[0]
        if len(line.text.rstrip()) + 1 + len(first_word) < width - width // 8:
            return False
    return True
