"""A paragraph's content as a list of items: runs, and where links and other wrappers begin and end.

Each item knows its bytes in the part, so that what is not translated can stay where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from localize.formats import elements
from localize.formats.docx.vocabulary import (
    ATOMS,
    CHARACTERS,
    GONE,
    NOISE,
    RANGE_ENDS,
    RANGES,
    SILENT,
    TRANSPARENT,
)
from localize.formats.elements import Element

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_SPACES = re.compile("[\t\n\r]")
_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
_OWN_BOOKMARK = re.compile(r"_GoBack|_Hlk\d+")
_CONTROLS = frozenset(
    ("w:dropDownList", "w:comboBox", "w:date", "w:docPartObj", "w14:checkbox", "w:picture")
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, or with a `name` one placeholder: it stands for `raw`, with `data[start:end]` in it."""

    text: str = ""
    name: str = ""
    raw: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A run (`kind` "run"), the beginning or end of a wrapper ("open", "close"), or an "anchor".

    A wrapper with a name is a pair of placeholders. Anchors (bookmarks, comments) and what is
    "gone" are no text. `properties` are a run's, as XML; `mate` is the other end of a range.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    raw: str = ""
    pieces: tuple[Piece, ...] = ()
    properties: str = ""
    mate: str = ""

    @property
    def words(self) -> str:
        """The text in a run."""
        return "".join(piece.text for piece in self.pieces)


def prefix(data: bytes, paragraph: Element) -> str:
    """Give the prefix that the part itself uses, with its colon: `w:`."""
    name, colon, _ = data[paragraph.start + 1 : paragraph.opened].partition(b":")
    return f"{name.decode()}:" if colon and name.isalnum() else ""


def items(data: bytes, paragraph: Element) -> list[Item]:
    """Give a paragraph's items; of fields, only hyperlinks show what is in them."""
    return _with_fields(data, list(_items(data, paragraph, prefix(data, paragraph))))


def _items(data: bytes, holder: Element, own: str) -> Iterator[Item]:
    for child in holder.children:
        start, end = child.start, child.end
        if child.name == "w:r":
            yield _run(data, child, own)
        elif child.name in GONE:
            yield Item("gone", start, end)
        elif child.name in RANGES or child.name in RANGE_ENDS:
            yield _range(data, child)
        elif child.name == "w:sdt":
            yield from _control(data, child, own)
        elif child.name == "w:fldSimple" and not _LINK.match(child.get("w:instr")):
            yield _atom(data, child, "field")
        elif child.name in {"w:hyperlink", "w:fldSimple", "w:dir", "w:bdo"}:
            name = "span" if child.name in {"w:dir", "w:bdo"} else "a"
            yield from _wrapper(data, child, child, name, own)
        elif child.name in TRANSPARENT:
            yield from _wrapper(data, child, child, "", own)
        elif child.name in ATOMS or child.children:
            yield _atom(data, child, ATOMS.get(child.name, "x"))
        else:
            side = "end" if child.name.endswith("End") else "start"
            yield Item("anchor", start, end, raw=_raw(data, start, end), mate=side)


def _wrapper(data: bytes, outer: Element, inner: Element, name: str, own: str) -> Iterator[Item]:
    """Give what wraps an element's items: from where `outer` begins to the content of `inner`."""
    if inner.closed == inner.opened:
        yield Item("gone", outer.start, outer.end)
        return
    opening, closing = (outer.start, inner.opened), (inner.closed, outer.end)
    yield Item("open", *opening, name, _raw(data, *opening) if name else "")
    yield from _items(data, inner, own)
    yield Item("close", *closing, name, _raw(data, *closing) if name else "")


def _control(data: bytes, control: Element, own: str) -> Iterator[Item]:
    """Give a content control: its text, or, where it is a choice or a picture, one placeholder."""
    content, about = control.find("w:sdtContent"), control.find("w:sdtPr")
    kinds = {one.name for one in about.children} if about else set()
    if content is None or kinds & _CONTROLS:
        yield _atom(data, control, "field")
    else:
        yield from _wrapper(data, control, content, "field", own)


def _range(data: bytes, one: Element) -> Item:
    is_start = one.name in RANGES
    name = RANGES[one.name] if is_start else RANGE_ENDS[one.name]
    identity = "" if _OWN_BOOKMARK.fullmatch(one.get("w:name")) else f"{name} {one.get('w:id')}"
    raw = _raw(data, one.start, one.end)
    side = "start" if is_start else "end"
    return Item("anchor", one.start, one.end, identity, raw, mate=side)


def _atom(data: bytes, element: Element, name: str) -> Item:
    start, end = element.start, element.end
    piece = Piece(name=name, raw=_raw(data, start, end), start=start, end=end)
    return Item("run", start, end, pieces=(piece,))


def _run(data: bytes, run: Element, own: str) -> Item:
    """Give a run; hidden text is one placeholder, a comment's sign an anchor."""
    about = run.find("w:rPr")
    if any(child.name in {"w:commentReference", "w:annotationRef"} for child in run.children):
        return Item("anchor", run.start, run.end, raw=_raw(data, run.start, run.end), mate="end")
    hidden = about.find("w:vanish") if about else None
    if hidden is not None and hidden.get("w:val") not in {"0", "false", "off"}:
        return _atom(data, run, "hidden")
    look = _raw(data, about.start, about.end) if about else ""
    found = [_piece(data, child, own, look) for child in run.children if child.name not in SILENT]
    signal = "".join(_signal(data, child) for child in run.children)
    pieces = tuple(found)
    return Item("run", run.start, run.end, signal, pieces=pieces, properties=_look(data, about))


def _piece(data: bytes, child: Element, own: str, look: str) -> Piece:
    if child.name == "w:t":
        words = _SPACES.sub(" ", elements.text(_raw(data, child.opened, child.closed)))
        return Piece(words if child.get(_PRESERVE) == "preserve" else words.strip(" "))
    if child.name in CHARACTERS:
        return Piece(CHARACTERS[child.name])
    name = ATOMS.get(child.name, "x")
    if name == "br" and child.get("w:type") in {"page", "column"}:
        name = "page"
    raw = f"<{own}r>{look}{_raw(data, child.start, child.end)}</{own}r>"
    return Piece(name=name, raw=raw, start=child.start, end=child.end)


def _look(data: bytes, about: Element | None) -> str:
    """Give a run's properties that show, in one spelling."""
    if about is None:
        return ""
    kept = [child for child in about.children if child.name not in NOISE]
    return "".join(_raw(data, child.start, child.end) for child in kept)


def _signal(data: bytes, child: Element) -> str:
    """Give what a run says about a field: where it begins (`[`), is split (`|`), ends (`]`)."""
    if child.name == "w:fldChar":
        return {"begin": "[", "separate": "|", "end": "]"}.get(child.get("w:fldCharType"), "")
    if child.name == "w:instrText":
        return (
            elements.text(_raw(data, child.opened, child.closed)).replace("[", "").replace("]", "")
        )
    return ""


def signals(found: Sequence[Item]) -> str:
    """Give what runs say about fields: of a paragraph's items, about those not ended in it."""
    return "".join(item.name for item in found if item.kind == "run")


def _with_fields(data: bytes, found: list[Item]) -> list[Item]:
    """Make fields that begin and end side by side into placeholders."""
    ends = _field_ends(found)
    made: list[Item] = []
    index = 0
    while index < len(found):
        if last := ends.get(index, 0):
            made += _field(data, found[index : last + 1])
            index = last + 1
        else:
            made.append(found[index])
            index += 1
    return made


def _field_ends(found: list[Item]) -> dict[int, int]:
    """Pair the runs in which fields begin and end, if they stand in one wrapper."""
    ends: dict[int, int] = {}
    begun: list[tuple[int, int]] = []
    holders = [-1]
    for index, item in enumerate(found):
        if item.kind == "open":
            holders.append(index)
        elif item.kind == "close":
            holders.pop()
        for sign in item.name if item.kind == "run" else "":
            if sign == "[":
                begun.append((index, holders[-1]))
            elif sign == "]" and begun:
                first, holder = begun.pop()
                if holder == holders[-1] and first != index:
                    ends[first] = index
    return ends


def _field(data: bytes, found: list[Item]) -> list[Item]:
    """Give a hyperlink as a pair around its text, any other field as one placeholder."""
    said = signals(found)
    split = next((index for index, item in enumerate(found) if "|" in item.name), 0)
    if _LINK.match(said[1:]) and said.count("[") == 1 and 0 < split < len(found) - 1:
        opening, closing = (found[0].start, found[split].end), (found[-1].start, found[-1].end)
        return [
            Item("open", *opening, "a", _raw(data, *opening)),
            *found[split + 1 : -1],
            Item("close", *closing, "a", _raw(data, *closing)),
        ]
    start, end = found[0].start, found[-1].end
    piece = Piece(name="field", raw=_raw(data, start, end), start=start, end=end)
    return [Item("run", start, end, pieces=(piece,))]


def _raw(data: bytes, start: int, end: int) -> str:
    return data[start:end].decode()
