"""How far drafting reaches: to what is missing, or, on demand, over what is there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from localize import catalog
from localize.model import Catalog, Entry

Forced = Mapping[tuple[str, str], tuple[str, bool]]
"""By context and text: the translation that is to be replaced, and whether it is a person's."""


class Reach(StrEnum):
    """What is drafted: what is `missing` or outdated, all that is `machine` made, or `all`."""

    MISSING = "missing"
    MACHINE = "machine"
    ALL = "all"


def forced_texts(current: Catalog, reach: Reach) -> Forced:
    """Give the translations that nothing but a person's wish makes a machine write anew."""
    return {
        catalog.key(entry): _text(entry)
        for entry in current.entries
        if entry.target and not entry.obsolete and reach is not Reach.MISSING
        if reach is Reach.ALL or not catalog.has_human_text(entry)
    }


def is_wanted(entry: Entry, forced: Forced) -> bool:
    """Tell whether to draft: also what was to be replaced, if nobody touched it since."""
    if catalog.needs_draft(entry):
        return True
    return not entry.obsolete and forced.get(catalog.key(entry)) == _text(entry)


def _text(entry: Entry) -> tuple[str, bool]:
    return entry.target, catalog.has_human_text(entry)
