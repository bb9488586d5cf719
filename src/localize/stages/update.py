"""Articles → catalogs: new, changed and vanished text, with every translation kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from localize import catalog, glossary
from localize.catalog import Changes
from localize.errors import LocalizeError
from localize.languages import is_same
from localize.model import Catalog, Term
from localize.project import Project
from localize.stages import articles, differences, interface
from localize.stages.articles import Article, Failed
from localize.stages.memo import Memo


@dataclass(frozen=True, slots=True)
class Updated:
    """One catalog brought up to its article; `changes` is None if nothing needed a look.

    Of a mere preview, `difference` is what would be written, as a unified diff.
    """

    article: str
    language: str
    path: Path
    changes: Changes | None
    written: bool
    difference: str = ""
    left_out: int = 0


_Keeper = Callable[[Project, Updated, Catalog], Updated]
"""What is done with a catalog that was brought up to its article."""


def update(
    project: Project,
    paths: Sequence[str],
    languages: Sequence[str],
    memo: Memo,
    *,
    threshold: float = catalog.THRESHOLD,
    preview: bool = False,
) -> Iterator[Updated | Failed]:
    """Bring the catalogs of some articles (paths from the root) up to date, one by one.

    What a person wrote stays. A translation is carried over to a text that is at least `threshold`
    of 100 like its own. With `preview` nothing is written. Raises `GlossaryError`; what is wrong
    with one article or catalog comes as `Failed`, and the others go on.
    """
    terms: tuple[Term, ...] | None = None
    keep = partial(_keep, memo=memo) if not preview else _preview
    for language in languages:
        if not preview:
            interface.give(project, language)
    for path in paths:
        if all(_is_settled(project, path, language, memo) for language in languages):
            yield from _settled(project, path, languages)
            continue
        if terms is None:
            terms = glossary.load(project.glossary_paths())
        try:
            article = articles.read(project, path, terms)
        except LocalizeError as error:
            yield Failed(path, error)
            continue
        for language in languages:
            if is_same(language, article.language):
                memo.settle(f"own {language}", project.root / path)
            else:
                yield _update_one(project, article, language, threshold, keep)


def _update_one(
    project: Project, article: Article, language: str, threshold: float, keep: _Keeper
) -> Updated | Failed:
    path = article.document.path
    file = project.catalog_path(path, language)
    try:
        if file.is_file():
            current = catalog.read(file)
        else:
            current = catalog.new(language, article.language, file)
        segments = articles.annotated(article, language)
        changed, changes = catalog.update(current, segments, threshold)
        left_out = len(article.document.left_out)
        event = Updated(path, language, file, changes, written=False, left_out=left_out)
        return keep(project, event, changed)
    except LocalizeError as error:
        return Failed(path, error)


def _keep(project: Project, event: Updated, changed: Catalog, memo: Memo) -> Updated:
    """Write a catalog that was brought up to its article."""
    written = catalog.write(changed, event.path, wrap=project.settings.catalog.wrap)
    memo.settle("update", project.root / event.article, event.path)
    return replace(event, written=written)


def _preview(project: Project, event: Updated, changed: Catalog) -> Updated:
    """Compare a catalog that was brought up to its article with the file."""
    before = event.path.read_bytes() if event.path.is_file() else b""
    after = catalog.preview(changed, project.settings.catalog.wrap)
    return replace(event, difference=differences.unified(event.path, before, after))


def _is_settled(project: Project, path: str, language: str, memo: Memo) -> bool:
    file = project.catalog_path(path, language)
    article = project.root / path
    return memo.is_settled(f"own {language}", article) or (
        file.is_file() and memo.is_settled("update", article, file)
    )


def _settled(project: Project, path: str, languages: Sequence[str]) -> Iterator[Updated]:
    for language in languages:
        file = project.catalog_path(path, language)
        if file.is_file():
            yield Updated(path, language, file, None, written=False)
