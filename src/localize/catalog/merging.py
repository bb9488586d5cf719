"""Three catalogs into one: what two people did to the same file, entry by entry.

A person's text goes before a machine's, a changed one before an unchanged one. Where two people
wrote different texts, both stay, marked as `msgcat` marks them, so that every editor shows them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from localize.catalog.parsing import Key
from localize.catalog.rendering import same
from localize.catalog.states import has_human_text, is_stale, is_translated
from localize.model import Catalog, Entry, Segment

_T = TypeVar("_T")
_MARK = "#-#-#-#-#  {}  #-#-#-#-#\n"
_DATES = ("PO-Revision-Date", "POT-Creation-Date")


def merge(base: Catalog, ours: Catalog, theirs: Catalog) -> tuple[Catalog, tuple[Entry, ...]]:
    """Apply to `theirs` what happened from `base` to `ours`; give the result and its conflicts.

    The result keeps the bytes of `theirs` where nothing else changed them.
    """
    old, mine, yours = (_index(catalog.entries) for catalog in (base, ours, theirs))
    merged: dict[Key, Entry] = {}
    conflicts: list[Entry] = []
    for key in _order(list(old), list(mine), list(yours)):
        entry, clash = _one(old.get(key), mine.get(key), yours.get(key))
        if entry is not None:
            merged[key] = entry
            conflicts += [entry] if clash else []
    entries = sorted(merged.values(), key=lambda entry: entry.obsolete)
    kept = entries if _was_sorted(theirs) or not _was_sorted(ours) else list(merged.values())
    header = _header(dict(base.header), ours.header, dict(theirs.header))
    language = theirs.language or ours.language
    done = replace(theirs, entries=tuple(kept), header=header, language=language)
    return done, tuple(conflicts)


def _index(entries: Iterable[Entry]) -> dict[Key, Entry]:
    return {(entry.segment.context, entry.segment.text): entry for entry in entries}


def _was_sorted(catalog: Catalog) -> bool:
    obsolete = [entry.obsolete for entry in catalog.entries]
    return obsolete == sorted(obsolete)


def _order(old: list[Key], mine: list[Key], yours: list[Key]) -> list[Key]:
    """Give all keys in our order if we changed it, else in theirs."""
    changed = [key for key in mine if key in set(old)] != [key for key in old if key in set(mine)]
    first, second = (mine, yours) if changed or not yours else (yours, mine)
    ordered = list(first)
    known = set(first)
    for place, key in enumerate(second):
        if key not in known:
            before = second[place - 1] if place else None
            ordered.insert(ordered.index(before) + 1 if before is not None else 0, key)
            known.add(key)
    return ordered


def _one(base: Entry | None, ours: Entry | None, theirs: Entry | None) -> tuple[Entry | None, bool]:
    """Merge one entry; None is one that is not there."""
    if _alike(ours, base) or _alike(ours, theirs):
        return theirs, False
    if _alike(theirs, base):
        return ours, False
    if ours is None or theirs is None:
        return _left_alone(base, ours or theirs), False
    return _both(base or Entry(Segment("")), ours, theirs)


def _left_alone(base: Entry | None, entry: Entry | None) -> Entry | None:
    """Keep what one side added, or, as obsolete, what it changed and the other side took out."""
    return entry if base is None or entry is None else replace(entry, obsolete=True)


def _alike(one: Entry | None, other: Entry | None) -> bool:
    return one is other or (one is not None and other is not None and same(one, other))


def _both(base: Entry, ours: Entry, theirs: Entry) -> tuple[Entry, bool]:
    winner = _winner(base, ours, theirs)
    entry = winner or _marked(ours, theirs)

    old, mine, yours = base.segment, ours.segment, theirs.segment
    segment = replace(
        mine,
        roles=_newer(old.roles, mine.roles, yours.roles),
        notes=_newer(old.notes, mine.notes, yours.notes),
        references=_newer(old.references, mine.references, yours.references),
    )
    merged = replace(
        entry,
        segment=segment,
        flags=_union(base.flags, ours.flags, theirs.flags),
        comments=_union(base.comments, ours.comments, theirs.comments),
        obsolete=_newer(base.obsolete, ours.obsolete, theirs.obsolete),
    )
    return merged, winner is None


def _newer(base: _T, ours: _T, theirs: _T) -> _T:
    """Give the value that changed; ours if both did."""
    return theirs if ours == base else ours


def _winner(base: Entry, ours: Entry, theirs: Entry) -> Entry | None:
    """Choose whose text stands; None where two people wrote two texts."""
    if _text(ours) == _text(theirs):
        return min(ours, theirs, key=lambda entry: (entry.fuzzy, bool(entry.previous)))
    if has_human_text(ours) != has_human_text(theirs):
        return ours if has_human_text(ours) else theirs
    if not has_human_text(ours):
        return max(theirs, ours, key=lambda entry: (is_translated(entry), not is_stale(entry)))
    if _text(ours) == _text(base):
        return theirs
    return ours if _text(theirs) == _text(base) else None


def _marked(ours: Entry, theirs: Entry) -> Entry:
    """Put both texts into one, fuzzy, as `msgcat` does."""
    pairs = zip(_text(ours), _text(theirs), strict=False)
    texts = tuple(
        f"{_MARK.format('ours')}{one}\n{_MARK.format('theirs')}{other}" for one, other in pairs
    )
    targets = texts if theirs.targets else ()
    return replace(theirs, target=texts[0], targets=targets, fuzzy=True, provenance=None)


def _text(entry: Entry) -> tuple[str, ...]:
    return entry.targets or (entry.target,)


def _union(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """Give theirs, without what we removed and with what we added."""
    kept = [item for item in theirs if item in ours or item not in base]
    return (*kept, *(item for item in ours if item not in base and item not in theirs))


def _header(
    base: dict[str, str], ours: tuple[tuple[str, str], ...], theirs: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    merged = dict(theirs)
    for name, value in ours:
        if name in _DATES and name in theirs:
            merged[name] = max(value, theirs[name])
        elif value != base.get(name) and theirs.get(name) == base.get(name):
            merged[name] = value
    return tuple(merged.items())
