"""XLIFF files → catalogs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from localize import catalog, interchange, languages
from localize.errors import InterchangeError, LocalizeError
from localize.interchange import Exchange, Taken
from localize.model import Catalog, Finding
from localize.project import Project, name
from localize.stages import backups
from localize.stages.articles import Failed

SUFFIXES = (".xlf", ".xliff")


@dataclass(frozen=True, slots=True)
class Rules:
    """What an import may do: see `interchange.take`; with `dry_run` it writes nothing."""

    overwrite: bool = False
    as_reviewed: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file brought to one catalog; `backup` holds what had to give way."""

    file: Path
    catalog: Path
    taken: int
    unchanged: int
    findings: tuple[Finding, ...]
    backup: Path | None = None


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Give the XLIFF files among some paths, and in those that are folders."""
    return [
        file
        for path in paths
        for file in (sorted(path.rglob("*")) if path.is_dir() else [path])
        if file == path or file.suffix.lower() in SUFFIXES
    ]


def take(
    project: Project, articles: Sequence[str], paths: Iterable[Path], rules: Rules
) -> Iterator[Imported | Failed]:
    """Take the translations of XLIFF files into the catalogs of the articles that they name."""
    for path in paths:
        try:
            found = interchange.parse(_bytes(path), str(path))
        except LocalizeError as error:
            yield Failed(str(path), error)
            continue
        for exchange in found:
            try:
                target = _catalog_path(project, articles, exchange, path)
                yield _take(target, exchange, path, rules)
            except LocalizeError as error:
                yield Failed(str(path), error)


def _take(target: Path, exchange: Exchange, path: Path, rules: Rules) -> Imported:
    taken = partial(
        interchange.take,
        exchange=exchange,
        path=str(path),
        overwrite=rules.overwrite,
        as_reviewed=rules.as_reviewed,
    )
    if rules.dry_run:
        return _told(path, target, taken(catalog.read(target)))
    seen: list[Imported] = []

    def change(current: Catalog) -> Catalog:
        done = taken(current)
        kept = backups.keep(target, catalog.to_bytes(current)) if done.replaced else None
        seen.append(replace(_told(path, target, done), backup=kept))
        return done.catalog

    catalog.edit(target, change)
    return seen[-1]


def _told(path: Path, target: Path, done: Taken) -> Imported:
    return Imported(path, target, len(done.taken), done.unchanged, done.findings)


def _catalog_path(
    project: Project, articles: Sequence[str], exchange: Exchange, path: Path
) -> Path:
    """Give the catalog that a file is for; its words are compared, never used as a path."""
    if not exchange.target_language:
        hint = "set trgLang (XLIFF 2) or target-language (1.2)"
        raise InterchangeError("the file does not say its target language", hint, path=path)
    language = languages.parse(exchange.target_language)
    for article in articles:
        target = project.catalog_path(article, language)
        known = {article, name(article), project.relative(target), f"{name(article)}.po"}
        if exchange.original in known and target.is_file():
            return target
    raise InterchangeError(
        f"there is no {language} catalog of “{exchange.original}”",
        "the file's “original” is an article's path: localize status lists the articles",
        path=path,
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InterchangeError(
            f"cannot be read: {reason}", "name an XLIFF file", path=path
        ) from None
