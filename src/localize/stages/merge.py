"""Three versions of a catalog → one, for git."""

from __future__ import annotations

from pathlib import Path

from localize import catalog
from localize.errors import CatalogError
from localize.model import Catalog, Entry
from localize.stages import files


def merge(base: Path, ours: Path, theirs: Path) -> tuple[Entry, ...]:
    """Merge three versions of a catalog into the file `ours`; give the entries in conflict.

    An empty `base` is git's way to say that there was none. Raises `CatalogError` if a version
    cannot be read, or if the result could not be; `ours` is then as it was.
    """
    old, mine, yours = (_read(path) for path in (base, ours, theirs))
    merged, conflicts = catalog.merge(old, mine, yours)
    data = catalog.to_bytes(merged)
    if catalog.parse_bytes(data, str(ours)).entries != merged.entries:
        raise CatalogError("the merged catalog does not read as it was written", path=ours)
    files.write(ours, data)
    return conflicts


def _read(path: Path) -> Catalog:
    """Read a version; an empty one has nothing in it."""
    return catalog.read(path) if path.stat().st_size else Catalog("")
