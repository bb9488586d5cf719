"""A finding that knows its entry, so that it can be recognised in the next run."""

from __future__ import annotations

from dataclasses import dataclass, field

from localize.model import Finding


@dataclass(frozen=True, slots=True)
class EntryFinding(Finding):
    """A finding about an entry of a catalog.

    `source` and `context` are the entry's msgid and msgctxt; `excerpt` is the part of the
    translation that is meant. `column` and `end_column` count code points from 1 in the catalog's
    line; 0 is not known.
    """

    source: str = field(default="", compare=False)
    context: str = field(default="", compare=False)
    excerpt: str = field(default="", compare=False)
    column: int = field(default=0, compare=False)
    end_column: int = field(default=0, compare=False)
