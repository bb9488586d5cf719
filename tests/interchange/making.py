"""Units and files for the interchange tests."""

from __future__ import annotations

from localize.interchange import Unit, unit_id
from localize.interchange.units import digest
from localize.model import State


def unit(source: str, target: str = "", state: State | None = None, **fields: object) -> Unit:
    """Give a unit as an export makes it."""
    state = state or (State.EDITED if target else State.UNTRANSLATED)
    name = unit_id(str(fields.get("context", "")), source)
    return Unit(name, source, target, state, exported=digest(state, target), **fields)
