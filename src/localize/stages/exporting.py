"""Catalogs → XLIFF files, one for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize import catalog, interchange
from localize.errors import InterchangeError, LocalizeError
from localize.interchange import Exchange
from localize.model import Catalog
from localize.project import Project, name
from localize.stages import backups, files
from localize.stages.articles import Failed


@dataclass(frozen=True, slots=True)
class Exported:
    """One file; `left_out` counts entries with plural forms, which XLIFF 2.1 does not have."""

    article: str
    language: str
    path: Path
    units: int
    left_out: int
    written: bool
    backup: Path | None = None


def export(
    project: Project,
    paths: Sequence[str],
    languages: Sequence[str],
    folder: Path,
    *,
    force: bool = False,
) -> Iterator[Exported | Failed]:
    """Write the catalogs of some articles as `<folder>/<language>/<article>.xlf`.

    A file there that holds work which is not in the catalog stays, unless `force` says otherwise;
    then it goes to a backup.
    """
    for path in paths:
        for language in languages:
            source = project.catalog_path(path, language)
            target = folder / language / f"{name(path)}.xlf"
            if not source.is_file():
                continue
            try:
                current = catalog.read(source)
                backup = _make_room(target, current, force=force)
                yield _write(project, path, language, current, target, backup=backup)
            except LocalizeError as error:
                yield Failed(path, error)


def _write(
    project: Project,
    article: str,
    language: str,
    current: Catalog,
    target: Path,
    *,
    backup: Path | None,
) -> Exported:
    units = interchange.units(current)
    header = dict(current.header).get("X-Source-Language") or project.settings.source
    exchange = Exchange(article, header.replace("_", "-"), language, units)
    written = files.write(target, interchange.to_bytes(exchange))
    left_out = sum(bool(one.plural) and not one.obsolete for one in current.entries)
    return Exported(article, language, target, len(units), left_out, written, backup)


def _make_room(path: Path, current: Catalog, *, force: bool) -> Path | None:
    """See to it that no work is overwritten: give the backup that was needed, if any.

    Raises `InterchangeError` for a file with work that nobody imported, unless forced.
    """
    data = path.read_bytes() if path.is_file() else None
    problem = None if data is None else _unsent_work(path, data, current)
    if data is None or problem is None:
        return None
    if not force:
        raise problem
    return backups.keep(path, data)


def _unsent_work(path: Path, data: bytes, current: Catalog) -> InterchangeError | None:
    try:
        found = interchange.parse(data, str(path))
    except InterchangeError as error:
        message = f"a file is in the way that is no export of ours: {error.message}"
        return InterchangeError(message, "move it away, or --force", path=path)
    if any(interchange.has_unsent_work(current, one) for one in found):
        hint = f"localize import {path}, then export again; or --force, which keeps a backup"
        return InterchangeError("somebody worked in this file", hint, path=path)
    return None
