"""Placeholders ↔ XLIFF's inline elements: `<a1>…</a1>` is `<pc id="a1">`, `<br2/>` is `<ph>`.

The element's id is the placeholder's name, so it comes back exactly, whatever a tool shows for
it. A pair that begins or ends in another sentence, or overlaps one, is `<sc>` and `<ec>`. What
repeats a name stays text: an id must be unique.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from localize import markup
from localize.markup import Placeholder, Side

_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(r"[a-z]+[0-9]+")
_KINDS = {
    "a": ("link", ""),
    "b": ("fmt", "xlf:b"),
    "br": ("fmt", "xlf:lb"),
    "em": ("fmt", "xlf:i"),
    "i": ("fmt", "xlf:i"),
    "img": ("image", ""),
    "q": ("quote", ""),
    "strong": ("fmt", "xlf:b"),
    "u": ("fmt", "xlf:u"),
}
_FIXED = {"canCopy": "no", "canDelete": "no"}

Element = Any  # lxml has no types
Piece = tuple[str, str]
"""What is written: a kind (`text`, `ph`, `pc`, `end`, `sc`, `ec`, `lone sc`, `lone ec`), a name."""


def fill(element: Element, text: str, namespace: str) -> None:
    """Put a masked text into a `<source>` or `<target>` element."""
    open_elements = [element]
    for kind, name in _pieces(text):
        at = open_elements[-1]
        if kind == "text":
            _append(at, name, namespace)
        elif kind == "end":
            open_elements.pop()
        else:
            made = etree.SubElement(at, f"{{{namespace}}}{kind[-2:]}", _attributes(kind, name))
            open_elements += [made] * (kind == "pc")


def cleaned(text: str) -> str:
    """Give a text that XML can hold; what it cannot becomes U+FFFD."""
    return _INVALID.sub("\ufffd", text)


def read(element: Element) -> str:
    """Give the masked text of a source or target, of XLIFF 2 or 1.2."""
    parts = [element.text or ""]
    for child in element:
        parts += [*_read(child), child.tail or ""]
    return "".join(parts)


def _read(element: Element) -> Iterator[str]:
    """Give what an inline element stands for; an unknown one is its text."""
    kind = etree.QName(element).localname
    name = element.get("startRef") or element.get("id") or ""
    if kind == "cp":
        yield _character(element.get("hex", ""))
    elif not _NAME.fullmatch(name):
        yield read(element) if kind in {"pc", "mrk", "g"} else ""
    elif kind in {"pc", "g"}:
        yield f"<{name}>{read(element)}</{name}>"
    elif kind in {"sc", "bx", "bpt"}:
        yield f"<{name}>"
    elif kind in {"ec", "ex", "ept"}:
        yield f"</{name}>"
    elif kind in {"ph", "x", "it"}:
        yield f"<{name}/>"
    elif kind == "mrk":
        yield read(element)


def _character(code: str) -> str:
    """Give the character of `<cp hex="0004"/>`, if there is one."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _pieces(text: str) -> Iterator[Piece]:
    """Take a masked text apart."""
    found = list(markup.placeholders(text))
    position = 0
    for placeholder, kind in zip(found, _kinds(found), strict=True):
        if kind != "text":
            yield "text", text[position : placeholder.start]
            yield kind, placeholder.name
            position = placeholder.end
    yield "text", text[position:]


def _kinds(found: Sequence[Placeholder]) -> list[str]:
    """Tell of every placeholder how it is written."""
    kinds = ["text"] * len(found)
    used: set[str] = set()
    pending: list[int] = []
    for index, one in enumerate(found):
        if one.side is Side.CLOSE and (start := _start(one, found, pending)) is not None:
            nested = start == pending[-1]
            kinds[start], kinds[index] = ("pc", "end") if nested else ("sc", "ec")
            pending.remove(start)
        elif one.name not in used:
            kinds[index] = {Side.SINGLE: "ph", Side.OPEN: "lone sc", Side.CLOSE: "lone ec"}[
                one.side
            ]
            pending += [index] * (one.side is Side.OPEN)
            used.add(one.name)
    return kinds


def _start(close: Placeholder, found: Sequence[Placeholder], pending: Sequence[int]) -> int | None:
    """Give the open placeholder that one closes."""
    return next((index for index in pending if found[index].name == close.name), None)


def _attributes(kind: str, name: str) -> dict[str, str]:
    if kind == "ec":
        return {"startRef": name, **_FIXED}
    category, sub = _KINDS.get(name.rstrip("0123456789"), ("other", ""))
    attributes = {"id": name, "type": category, **({"subType": sub} if sub else {}), **_FIXED}
    if kind == "pc":
        return attributes | {"dispStart": f"<{name}>", "dispEnd": f"</{name}>"}
    if kind == "ph":
        return attributes | {"disp": f"<{name}/>"}
    shown = f"</{name}>" if kind == "lone ec" else f"<{name}>"
    return attributes | {"disp": shown} | ({"isolated": "yes"} if kind.startswith("lone") else {})


def _append(element: Element, text: str, namespace: str) -> None:
    """Append text; a character that XML cannot hold is `<cp>`."""
    position = 0
    for match in _INVALID.finditer(text):
        _append_valid(element, text[position : match.start()])
        etree.SubElement(element, f"{{{namespace}}}cp", {"hex": f"{ord(match[0]):04X}"})
        position = match.end()
    _append_valid(element, text[position:])


def _append_valid(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
