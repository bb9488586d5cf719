"""Catalogs → `.mo` files, as programs load them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize import catalog
from localize.errors import LocalizeError
from localize.project import SITE, Project
from localize.stages import files
from localize.stages.articles import Failed


@dataclass(frozen=True, slots=True)
class Compiled:
    """One `.mo` file, beside its catalog."""

    path: Path
    written: bool


def compile_catalogs(
    project: Project, paths: Sequence[str], languages: Sequence[str], *, include_fuzzy: bool = False
) -> Iterator[Compiled | Failed]:
    """Compile the catalogs of some articles, and the interface strings, in some languages."""
    for language in languages:
        site = project.messages(language) / f"{SITE}.po"
        for file in (site, *(project.catalog_path(path, language) for path in paths)):
            if not file.is_file():
                continue
            try:
                data = catalog.compile_mo(catalog.read(file), include_fuzzy=include_fuzzy)
                target = file.with_suffix(".mo")
                yield Compiled(target, files.write(target, data))
            except LocalizeError as error:
                yield Failed(project.relative(file), error)
