"""Units → XLIFF 2.1.

A draft is `initial` with a target, and the sub-state says that a machine wrote it; a person's
text is `translated` until it is `reviewed`. What XLIFF has no place for, and what tells on the
way back whether somebody worked on a unit, is in its metadata module.
"""

from __future__ import annotations

from lxml import etree

from localize import __version__
from localize.interchange import inline
from localize.interchange.inline import Element
from localize.interchange.units import Exchange, Unit
from localize.model import State

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
OURS = "localize"
MACHINE = f"{OURS}:mt-suggestion"
STALE = f"{OURS}:stale"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES = {
    State.UNTRANSLATED: {"state": "initial"},
    State.MACHINE: {"state": "initial", "subState": MACHINE},
    State.EDITED: {"state": "translated"},
    State.REVIEWED: {"state": "reviewed"},
}


def to_bytes(exchange: Exchange) -> bytes:
    """Write a file with one catalog's units; the same units give the same bytes."""
    languages = {"srcLang": exchange.source_language, "trgLang": exchange.target_language}
    root = etree.Element(
        f"{{{CORE}}}xliff", {"version": "2.1", **languages}, nsmap={None: CORE, "mda": METADATA}
    )
    file = _add(root, "file", id="f1", original=inline.cleaned(exchange.original))
    file.set(_SPACE, "preserve")
    notes = _add(file, "notes")
    _add(notes, "note", category="tool").text = f"{OURS} {__version__}"
    for unit in exchange.units:
        _write(file, unit)
    _indent(root)
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _write(file: Element, unit: Unit) -> None:
    written = _add(file, "unit", id=unit.id, canResegment="no")
    if unit.context:
        written.set("name", inline.cleaned(unit.context))
    _describe(written, unit)
    if unit.notes:
        notes = _add(written, "notes")
        for category, text in unit.notes:
            _add(notes, "note", category=category).text = inline.cleaned(text)
    attributes = _STATES[unit.state]
    if unit.stale and unit.state is State.EDITED:
        attributes = {"state": "initial", "subState": STALE}
    segment = _add(written, "segment", id="s1", **attributes)
    inline.fill(_add(segment, "source"), unit.source, CORE)
    if unit.target:
        inline.fill(_add(segment, "target"), unit.target, CORE)


def _describe(written: Element, unit: Unit) -> None:
    """Write what we want to know when the unit comes back."""
    metadata = etree.SubElement(written, f"{{{METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", {"category": OURS})
    for kind, text in (("exported", unit.exported), ("engine", unit.engine)):
        if text:
            etree.SubElement(group, f"{{{METADATA}}}meta", {"type": kind}).text = text


def _add(parent: Element, name: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{CORE}}}{name}", attributes)


def _indent(element: Element, level: int = 0) -> None:
    """Lay elements out in lines, but no source, target or note: their spaces are text."""
    if element.text or not len(element):
        return
    if etree.QName(element).localname in {"source", "target"}:
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        _indent(child, level + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * level
