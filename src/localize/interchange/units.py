"""The nouns: a catalog entry as it travels, and the catalog's share of a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from localize import catalog
from localize.model import Catalog, Entry, State


@dataclass(frozen=True, slots=True)
class Unit:
    """A text with its translation, on its way to a translator or back.

    `source` and `target` are masked texts, as in the catalog. `exported` is the digest of state
    and target when the unit left us: empty if the file was made, or cleaned, by somebody else.
    `stale` means that `target` translates an older source. `notes` are pairs of category and text.
    """

    id: str
    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    stale: bool = False
    context: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    engine: str = ""
    exported: str = ""
    line: int = field(default=0, compare=False)

    @property
    def is_touched(self) -> bool:
        """Whether anybody has worked on it since it was exported, as far as can be known."""
        return self.exported != digest(self.state, self.target)


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a file holds of one catalog; `original` is the article's path in the project."""

    original: str
    source_language: str
    target_language: str
    units: tuple[Unit, ...]


def units(current: Catalog) -> tuple[Unit, ...]:
    """Give a catalog's entries that travel: not the obsolete ones, nor those with plural forms.

    XLIFF 2.1 has no plural forms; articles have none either.
    """
    return tuple(_unit(one) for one in current.entries if not one.obsolete and not one.plural)


def unit_id(context: str, source: str) -> str:
    """Give the id of a text: the same wherever and whenever it is exported."""
    name = f"{context}\x04{source}".encode("utf-8", "surrogatepass")
    return f"u{hashlib.sha256(name).hexdigest()[:16]}"


def digest(state: State, target: str) -> str:
    """Give what tells whether a unit was worked on."""
    return catalog.digest(f"{state}\0{target}")


def _unit(entry: Entry) -> Unit:
    segment, state = entry.segment, catalog.state(entry)
    target = entry.target if state is not State.UNTRANSLATED else ""
    return Unit(
        unit_id(segment.context, segment.text),
        segment.text,
        target,
        state,
        catalog.is_stale(entry),
        segment.context,
        tuple(_notes(entry)),
        entry.provenance.engine if entry.provenance and state is State.MACHINE else "",
        digest(state, target),
    )


def _notes(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give what a translator should know, with the category of each note."""
    segment = entry.segment
    if segment.roles:
        yield "role", ", ".join(segment.roles)
    if entry.previous:
        yield "previous-source", entry.previous
    for note in segment.notes:
        category, colon, text = note.partition(": ")
        yield ("term", text) if colon and category == "term" else ("note", note)
    for comment in entry.comments:
        yield "translator", comment
    if omitted := catalog.omitted(entry):
        yield "omitted", omitted
    for reference in segment.references:
        yield "location", reference
