"""XLIFF 1.2 → units.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html has the states and their qualifiers.
"""

from __future__ import annotations

from collections.abc import Iterator

from localize.interchange import inline
from localize.interchange.inline import Element
from localize.interchange.units import Exchange, Unit
from localize.model import State

_DONE = {"signed-off", "final"}
_MACHINE = {"mt-suggestion", "leveraged-mt"}
_HEADER = "x-gettext-domain-header"


def exchanges(root: Element) -> Iterator[Exchange]:
    """Give the files of a document."""
    for file in root.iterfind("{*}file"):
        found = (unit for unit in file.iter("{*}trans-unit") if unit.get("restype") != _HEADER)
        yield Exchange(
            file.get("original", ""),
            file.get("source-language", ""),
            file.get("target-language", ""),
            tuple(_unit(unit) for unit in found),
        )


def _unit(unit: Element) -> Unit:
    source, target = unit.find("{*}source"), unit.find("{*}target")
    text = "" if target is None else inline.read(target)
    notes = ((note.get("from", "note"), note.text or "") for note in unit.iterfind("{*}note"))
    return Unit(
        unit.get("id", ""),
        "" if source is None else inline.read(source),
        text,
        _state(unit, target) if text else State.UNTRANSLATED,
        context=_context(unit),
        notes=tuple(notes),
        line=unit.sourceline or 0,
    )


def _state(unit: Element, target: Element) -> State:
    if unit.get("approved") == "yes" or target.get("state") in _DONE:
        return State.REVIEWED
    return State.MACHINE if target.get("state-qualifier") in _MACHINE else State.EDITED


def _context(unit: Element) -> str:
    """Give the msgctxt, where the file came from a catalog."""
    for one in unit.iter("{*}context"):
        if one.get("context-type") == "x-po-msgctxt":
            return one.text or ""
    return ""
