"""Catalogs on disk: read, written whole or not at all, edited by one hand at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from localize.catalog import storage
from localize.catalog.encoding import decode, encode
from localize.catalog.formatting import formatted
from localize.catalog.header import stamp
from localize.catalog.merging import merge
from localize.catalog.parsing import parse
from localize.catalog.rendering import is_unchanged, raw_of, render
from localize.catalog.wrapping import Wrap
from localize.errors import CatalogError
from localize.model import Catalog


def read(path: Path) -> Catalog:
    """Read a catalog; raises `CatalogError` with line and cure for whatever is wrong with it."""
    return parse_bytes(_load(path), str(path))


def parse_bytes(data: bytes, path: str = "") -> Catalog:
    """Read a catalog from bytes; `path` is only for messages."""
    decoded = decode(data, path)
    return parse(decoded.text, path, encoding=decoded.encoding, bom=decoded.bom)


def to_bytes(catalog: Catalog, wrap: Wrap | None = None) -> bytes:
    """Give the bytes of a catalog's file: those that were read, but for what changed since."""
    raw = raw_of(catalog)
    return encode(render(catalog, wrap), raw.encoding, bom=raw.bom, path=catalog.path)


def write(catalog: Catalog, path: Path, *, wrap: Wrap | None = None) -> bool:
    """Bring a catalog to disk, True if that changed anything there.

    What others wrote since the catalog was read is merged, never overwritten. The file is whole
    at any moment; after a `CatalogError` (no room, no permission) it is as it was. `wrap` None
    keeps the file's own style.
    """
    raw, place = raw_of(catalog), storage.resolve(path)
    if raw.text and is_unchanged(catalog, raw) and _is_own(catalog, path) and path.exists():
        storage.tidy(place)
        return False
    with storage.locked(place):
        return _write(catalog, place, wrap)


def edit(path: Path, change: Callable[[Catalog], Catalog], *, wrap: Wrap | None = None) -> Catalog:
    """Read a catalog, change it, and write it, while nobody else can; give what is now on disk."""
    place = storage.resolve(path)
    with storage.locked(place):
        if _write(change(read(place)), place, wrap):
            return replace(read(place), path=str(path))
    return read(path)


def reformat(path: Path, wrap: Wrap) -> bool:
    """Bring a catalog's file into its canonical form, True if it was not; raises `CatalogError`."""
    place = storage.resolve(path)
    with storage.locked(place):
        while True:
            before = _load(place)
            data = to_bytes(formatted(parse_bytes(before, str(place)), wrap))
            if data == before:
                return False
            if storage.save(data, place, before):
                return True


def preview(catalog: Catalog, wrap: Wrap | None = None) -> bytes:
    """Give what `write` would write if nobody else touched the file meanwhile."""
    return to_bytes(stamp(catalog), wrap)


def _load(path: Path) -> bytes:
    data = storage.load(path)
    if data is None:
        raise CatalogError("there is no such catalog", "localize update makes it", path=path)
    return data


def _write(catalog: Catalog, place: Path, wrap: Wrap | None) -> bool:
    """Write while the lock is held; as often as an editor without locks saves in between."""
    while True:
        before = storage.load(place)
        ours = catalog if before is None else _reconciled(catalog, before, place)
        data = to_bytes(stamp(ours), wrap)
        if data == before:
            return False
        if storage.save(data, place, before):
            return True


def _reconciled(catalog: Catalog, data: bytes, place: Path) -> Catalog:
    """Merge what is on disk now, if that is not what the catalog was read from."""
    raw = raw_of(catalog)
    if raw.text and not _is_own(catalog, place):
        return catalog
    if raw.text and data == encode(raw.text, raw.encoding, bom=raw.bom, path=catalog.path):
        return catalog
    base = Catalog(catalog.language, raw.entries, raw.header, raw=raw)
    return merge(base, catalog, parse_bytes(data, str(place)))[0]


def _is_own(catalog: Catalog, path: Path) -> bool:
    """Tell whether a path is the one that the catalog was read from, or made for."""
    return not catalog.path or storage.resolve(Path(catalog.path)) == storage.resolve(path)
