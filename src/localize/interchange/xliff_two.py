"""XLIFF 2.0, 2.1 and 2.2 → units."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from localize.interchange import inline
from localize.interchange.inline import Element
from localize.interchange.units import Exchange, Unit, unit_id
from localize.interchange.xliff_writing import OURS, STALE
from localize.model import State

_RANKS = ("initial", "translated", "reviewed", "final")


def exchanges(root: Element) -> Iterator[Exchange]:
    """Give the files of a document."""
    source, target = root.get("srcLang", ""), root.get("trgLang", "")
    for file in root.iterfind("{*}file"):
        units = tuple(_unit(unit) for unit in file.iter("{*}unit"))
        yield Exchange(file.get("original", ""), source, target, units)


def _unit(unit: Element) -> Unit:
    """Read a unit; several segments in it are joined, as far as all have a target."""
    parts = [child for child in unit if _kind(child) in {"segment", "ignorable"}]
    segments = [part for part in parts if _kind(part) == "segment"]
    source = "".join(_text(part, "source") for part in parts)
    targets = [_text(part, "target", "source" * (part not in segments)) for part in parts]
    whole = all(part.find("{*}target") is not None for part in segments)
    target = "".join(targets) if whole else ""
    state, stale = _state(segments, target)
    name = unit.get("name", "")
    facts = {meta.get("type"): meta.text or "" for meta in _metadata(unit)}
    return Unit(
        unit.get("id", ""),
        source,
        target,
        state,
        stale,
        name if unit.get("id") == unit_id(name, source) else "",
        tuple((note.get("category", "note"), note.text or "") for note in unit.iter("{*}note")),
        facts.get("engine", ""),
        facts.get("exported", ""),
        unit.sourceline or 0,
    )


def _state(segments: list[Element], target: str) -> tuple[State, bool]:
    """Give the state that all segments have reached, and whether it is marked as stale."""
    if not target:
        return State.UNTRANSLATED, False
    ranks = [
        _RANKS.index(one.get("state")) if one.get("state") in _RANKS else 0 for one in segments
    ]
    subs = {one.get("subState", "") for one in segments}
    if min(ranks, default=0) >= _RANKS.index("reviewed"):
        return State.REVIEWED, False
    machine = any(sub.endswith(":mt-suggestion") for sub in subs) and not min(ranks)
    return State.MACHINE if machine else State.EDITED, STALE in subs


def _text(part: Element, name: str, other: str = "") -> str:
    """Give a segment's source or target; `other` stands in for what is missing."""
    found = part.find(f"{{*}}{name}")
    if found is None and other:
        found = part.find(f"{{*}}{other}")
    return "" if found is None else inline.read(found)


def _metadata(unit: Element) -> Iterator[Element]:
    for group in unit.iter("{*}metaGroup"):
        if group.get("category") == OURS:
            yield from group.iterfind("{*}meta")


def _kind(element: Element) -> str:
    name: str = etree.QName(element).localname
    return name
