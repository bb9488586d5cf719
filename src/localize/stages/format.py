"""Catalogs → their canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from localize import catalog
from localize.catalog import Wrap
from localize.errors import LocalizeError
from localize.project import LOCALES, Project
from localize.stages import differences
from localize.stages.articles import Failed


@dataclass(frozen=True, slots=True)
class Formatted:
    """One catalog; `difference` to its canonical form is empty if it was in it already."""

    path: Path
    difference: str


def catalogs(project: Project) -> list[Path]:
    """Give all catalogs and templates of a project, sorted."""
    folder = project.root / LOCALES
    return sorted(path for suffix in ("po", "pot") for path in folder.rglob(f"*.{suffix}"))


def fmt(paths: Iterable[Path], wrap: Wrap, *, write: bool) -> Iterator[Formatted | Failed]:
    """Lay catalogs out as `msgcat` does, or (`write` False) tell what that would change."""
    for path in paths:
        try:
            current = catalog.read(path)
            before, after = (
                catalog.to_bytes(one) for one in (current, catalog.formatted(current, wrap))
            )
            if write and before != after:
                catalog.reformat(path, wrap)
            yield Formatted(path, differences.unified(path, before, after))
        except LocalizeError as error:
            yield Failed(str(path), error)
