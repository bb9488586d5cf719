"""Translations → the parts' XML: runs in their looks, placeholders' own bytes, nothing else new."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

from localize import markup
from localize.formats import elements
from localize.formats.docx.masking import Masked, properties
from localize.formats.docx.story import Text
from localize.formats.docx.vocabulary import RANGES
from localize.formats.placing import settle
from localize.markup import Side
from localize.model import Block, Mark

_SPECIAL = re.compile("([\u2011\u00ad])")
_SPACES = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]+")
_ELEMENTS = {"\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which part a block's text stands, and what its translation needs there."""

    part: str
    kind: str
    start: int
    end: int
    base: str = ""
    before: str = ""
    after: str = ""
    own: str = "w:"
    inner: tuple[tuple[str, int, int], ...] = ()


def to_quoting(text: Text) -> str:
    """Write a text's place as a block keeps it."""
    masked = text.masked
    known = {one.name: getattr(masked, one.name) for one in fields(Place) if _has(masked, one.name)}
    place = Place(part=text.part, kind=text.kind, **known)
    values = {key: value for key, value in asdict(place).items() if value}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def to_place(block: Block) -> Place:
    """Read a block's place."""
    values = json.loads(block.quoting)
    inner = tuple((name, start, end) for name, start, end in values.pop("inner", ()))
    return Place(**{"start": 0, **values}, inner=inner)


Change = tuple[Place, Block, str]
"""A translated block and its place."""


def spliced(data: bytes, changes: Sequence[Change]) -> bytes:
    """Give a part with its translated texts; texts in pictures within a text count too."""
    ordered = sorted(changes, key=lambda change: (change[0].start, -change[0].end))
    return _splice(data, 0, len(data), ordered)


def _splice(data: bytes, start: int, end: int, changes: Sequence[Change]) -> bytes:
    parts: list[bytes] = []
    for index, (place, block, translation) in enumerate(changes):
        if place.start >= start and place.end <= end:
            inside = [one for one in changes[index + 1 :] if one[0].end <= place.end]
            parts += [data[start : place.start], _write(data, place, block, translation, inside)]
            start = place.end
    return b"".join([*parts, data[start:end]])


def _write(
    data: bytes, place: Place, block: Block, translation: str, inside: Sequence[Change]
) -> bytes:
    text = _SPACES.sub(" ", translation)
    if place.kind == "attribute":
        return elements.quote_attribute(markup.plain(text).strip()).encode()
    if place.kind == "content":
        return elements.quote(markup.plain(text).strip()).encode()
    marks = [_with_inner(data, place, mark, inside) for mark in block.marks]
    before, middle, after = _around(text, marks)
    runs = "".join(_runs(settle(middle, marks), marks, place))
    return f"{place.before}{before}{runs}{after}{place.after}".encode()


def _with_inner(data: bytes, place: Place, mark: Mark, inside: Sequence[Change]) -> Mark:
    """Give a placeholder whose bytes have their own texts translated."""
    for name, start, end in place.inner:
        if name == mark.name:
            old, new = data[start:end].decode(), _splice(data, start, end, inside).decode()
            return Mark(name, mark.opening.replace(old, new))
    return mark


def _around(text: str, marks: Iterable[Mark]) -> tuple[str, str, str]:
    """Put bookmarks and comments that a translation forgot around it: nothing may be lost."""
    present = {one.name for one in markup.placeholders(text)}
    gone = [
        mark
        for mark in marks
        if mark.closing is not None
        and mark.name.rstrip("0123456789") in RANGES.values()
        and not (mark.name in present and markup.is_nested(text))
    ]
    for mark in gone:
        text = text.replace(f"<{mark.name}>", "").replace(f"</{mark.name}>", "")
    before = "".join(mark.opening for mark in gone)
    return before, text, "".join(mark.closing or "" for mark in gone)


def _runs(text: str, marks: Iterable[Mark], place: Place) -> Iterator[str]:
    """Give the XML of a settled text; the innermost pair that has a look gives it."""
    by_name: Mapping[str, Mark] = {mark.name: mark for mark in marks}
    looks = [properties(place.base, place.own) if place.base else ""]
    position = 0
    for one in markup.placeholders(text):
        mark = by_name.get(one.name)
        if mark is None or (mark.closing is None) != (one.side is Side.SINGLE):
            continue
        yield _run(text[position : one.start], looks[-1], place.own)
        position = one.end
        opening, look = _split(mark.opening, place.own)
        if one.side is Side.CLOSE:
            looks.pop()
            yield mark.closing or ""
        else:
            yield opening if mark.closing is not None else mark.opening
            if one.side is Side.OPEN:
                looks.append(looks[-1] if look is None else look)
    yield _run(text[position:], looks[-1], place.own)


def _split(opening: str, own: str) -> tuple[str, str | None]:
    """Split what opens a pair into its wrapper and the look of the text in it."""
    if opening.endswith(f"<{own}rPr/>"):
        return opening.removesuffix(f"<{own}rPr/>"), ""
    if opening.endswith(f"</{own}rPr>"):
        at = opening.rindex(f"<{own}rPr>")
        return opening[:at], opening[at:]
    return opening, None


def _run(text: str, look: str, own: str) -> str:
    words = markup.unescape(text)
    if not words:
        return ""
    found = [_element(part, own) for part in _SPECIAL.split(words) if part]
    return f"<{own}r>{look}{''.join(found)}</{own}r>"


def _element(part: str, own: str) -> str:
    if part in _ELEMENTS:
        return f"<{own}{_ELEMENTS[part]}/>"
    return f'<{own}t xml:space="preserve">{elements.quote(part)}</{own}t>'


def _has(masked: Masked, name: str) -> bool:
    return hasattr(masked, name)
