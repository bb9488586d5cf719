"""A catalog after its article changed: what stays, moved, is nearly the same, is new."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from localize import languages
from localize.catalog import likeness
from localize.catalog.matching import pair
from localize.catalog.parsing import Key
from localize.catalog.states import is_stale
from localize.model import Catalog, Entry, Segment

THRESHOLD = 75.0
"""The likeness, of 100, from which an old translation is offered for a new text."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update did, each entry once: `moved` ones are exact too, but stand elsewhere now."""

    exact: tuple[Entry, ...] = ()
    moved: tuple[Entry, ...] = ()
    fuzzy: tuple[Entry, ...] = ()
    new: tuple[Entry, ...] = ()
    obsolete: tuple[Entry, ...] = ()
    revived: tuple[Entry, ...] = ()


def key(entry: Entry) -> Key:
    """Give what tells an entry apart from the others of its catalog: msgctxt and msgid."""
    return entry.segment.context, entry.segment.text


def replaced(catalog: Catalog, entries: Mapping[Key, Entry]) -> Catalog:
    """Put entries in the place of those with the same key; the others stay byte for byte."""
    changed = tuple(entries.get(key(entry), entry) for entry in catalog.entries)
    return replace(catalog, entries=changed)


def update(
    catalog: Catalog, segments: Sequence[Segment], threshold: float = THRESHOLD
) -> tuple[Catalog, Changes]:
    """Bring a catalog to an article's segments, in their order, obsolete entries after them.

    Nothing that was translated is lost: it stays, moves to a text like its own (fuzzy, with the
    old text in `previous`), or becomes obsolete and comes back with its text.
    """
    wanted = _unique(segments)
    old = {key(entry): (place, entry) for place, entry in enumerate(catalog.entries)}
    exact = {place: old[at] for place, at in enumerate(wanted) if at in old}
    pairs = _fuzzy(catalog, list(wanted.values()), exact, threshold)
    entries = [
        _carried(segment, exact.get(place), pairs.get(place))
        for place, segment in enumerate(wanted.values())
    ]
    used = {index for index, _ in exact.values()} | {index for index, _ in pairs.values()}
    left = [
        _retired(entry)
        for index, entry in enumerate(catalog.entries)
        if index not in used and _is_worth_keeping(entry)
    ]
    changes = _changes(entries, exact, pairs, left, catalog)
    return replace(catalog, entries=(*entries, *left)), changes


def _unique(segments: Iterable[Segment]) -> dict[Key, Segment]:
    """Give each text once, with the roles, notes and references of all its places."""
    unique: dict[Key, Segment] = {}
    for segment in segments:
        at = segment.context, segment.text
        unique[at] = _united(unique[at], segment) if at in unique else segment
    unique.pop(("", ""), None)  # that is the header's
    return unique


def _united(one: Segment, other: Segment) -> Segment:
    return replace(
        one,
        roles=tuple(dict.fromkeys((*one.roles, *other.roles))),
        notes=tuple(dict.fromkeys((*one.notes, *other.notes))),
        references=tuple(dict.fromkeys((*one.references, *other.references))),
    )


def _fuzzy(
    catalog: Catalog,
    segments: Sequence[Segment],
    exact: Mapping[int, tuple[int, Entry]],
    threshold: float,
) -> dict[int, tuple[int, Entry]]:
    """Pair segments that are new with entries whose text is gone, one to one."""
    gone = set(range(len(catalog.entries))) - {index for index, _ in exact.values()}
    old = {
        index: _translated_text(entry)
        for index, entry in enumerate(catalog.entries)
        if index in gone and _has_text(entry)
    }
    new = {place: segment.text for place, segment in enumerate(segments) if place not in exact}
    language = languages.primary(dict(catalog.header).get("X-Source-Language", ""))
    texts = [*(entry.segment.text for entry in catalog.entries), *new.values()]
    common = likeness.small_words(texts) if old and new else set()
    pairs = pair(
        new,
        old,
        threshold,
        lambda place, index: likeness.may_share(new[place], old[index], language, common),
    )
    return {place: (index, catalog.entries[index]) for place, index in pairs.items()}


def _translated_text(entry: Entry) -> str:
    """Give the source that an entry's translation is of: an older one if it is stale."""
    return entry.previous if is_stale(entry) and entry.previous else entry.segment.text


def _carried(
    segment: Segment, exact: tuple[int, Entry] | None, near: tuple[int, Entry] | None
) -> Entry:
    """Give a segment's entry: as it was, carried over from a text like it, or new."""
    if exact is not None:
        return _kept(exact[1], segment)
    if near is None:
        return Entry(segment)
    old = near[1]
    source = _translated_text(old)
    previous = source if source != segment.text else ""
    origin = old.provenance if old.fuzzy else None  # what a person accepted is not the machine's
    return replace(
        old, segment=segment, fuzzy=True, previous=previous, provenance=origin, obsolete=False
    )


def _kept(entry: Entry, segment: Segment) -> Entry:
    """Give the very same entry where nothing about its text or place changed."""
    old = entry.segment
    new = (segment.roles, segment.notes, segment.references)
    if not entry.obsolete and new == (old.roles, old.notes, old.references):
        return entry
    return replace(entry, segment=segment, obsolete=False)


def _retired(entry: Entry) -> Entry:
    if entry.obsolete:
        return entry
    bare = replace(entry.segment, roles=(), notes=(), references=())
    return replace(entry, segment=bare, obsolete=True)


def _has_text(entry: Entry) -> bool:
    return bool(entry.target or any(entry.targets))


def _is_worth_keeping(entry: Entry) -> bool:
    return _has_text(entry) or bool(entry.comments)


def _changes(
    entries: Sequence[Entry],
    exact: Mapping[int, tuple[int, Entry]],
    pairs: Mapping[int, tuple[int, Entry]],
    left: Sequence[Entry],
    catalog: Catalog,
) -> Changes:
    active = {place: index for place, (index, entry) in exact.items() if not entry.obsolete}
    moved = set(active) - _steady(active)
    known = {id(entry) for entry in catalog.entries}
    return Changes(
        exact=tuple(entries[place] for place in active if place not in moved),
        moved=tuple(entries[place] for place in active if place in moved),
        fuzzy=tuple(entries[place] for place in sorted(pairs)),
        new=tuple(
            entry
            for place, entry in enumerate(entries)
            if place not in exact and place not in pairs
        ),
        obsolete=tuple(entry for entry in left if id(entry) not in known),
        revived=tuple(entries[place] for place in exact if place not in active),
    )


def _steady(places: Mapping[int, int]) -> set[int]:
    """Give the places of the longest run of entries that kept their order; the others moved."""
    ends: list[int] = []  # the old place that ends the best run of each length
    last: list[int] = []
    before: dict[int, int | None] = {}
    for place, index in places.items():
        at = bisect_left(ends, index)
        ends[at : at + 1] = [index]
        last[at : at + 1] = [place]
        before[place] = last[at - 1] if at else None
    steady: set[int] = set()
    place_or_end = last[-1] if last else None
    while place_or_end is not None:
        steady.add(place_or_end)
        place_or_end = before[place_or_end]
    return steady
