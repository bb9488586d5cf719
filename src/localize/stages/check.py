"""Catalogs → findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from localize import catalog, checks, glossary, languages
from localize.errors import CatalogError, LocalizeError
from localize.model import Catalog, Finding, Severity, Term
from localize.project import Project
from localize.stages import articles
from localize.stages.articles import Article


def check(project: Project, paths: Sequence[str], targets: Sequence[str]) -> list[Finding]:
    """Check the catalogs of some articles (paths from the root) in some languages.

    An article or catalog that cannot be read is a finding too. Raises `GlossaryError`.
    """
    terms = glossary.load(project.glossary_paths())
    return [finding for path in paths for finding in _article(project, path, targets, terms)]


def _article(
    project: Project, path: str, targets: Sequence[str], terms: Sequence[Term]
) -> Iterator[Finding]:
    try:
        article = articles.read(project, path)
    except LocalizeError as error:
        yield _broken("article", error, path)
        return
    for language in targets:
        if language != article.language:
            yield from _catalog(project, path, article, language, terms)


def _catalog(
    project: Project, path: str, article: Article, language: str, terms: Sequence[Term]
) -> Iterator[Finding]:
    file = project.catalog_path(path, language)
    shown = project.relative(file)
    update = f"localize update --lang {language}"
    if not file.is_file():
        message = f"there is no {language} catalog of {path}"
        yield Finding("missing-catalog", Severity.ERROR, message, shown, 0, update)
        return
    try:
        current = catalog.read(file)
    except CatalogError as error:
        yield _broken("syntax", error, shown)
        return
    if not _is_current(current, article):
        message = f"{path} has changed since this catalog was updated"
        yield Finding("outdated", Severity.ERROR, message, shown, 0, update)
    yield from checks.run(
        current.entries,
        language=language,
        source_language=languages.primary(article.language),
        terms=terms,
        path=shown,
    )
    yield from (replace(finding, path=shown) for finding in checks.syntax(file))


def _is_current(current: Catalog, article: Article) -> bool:
    """Tell whether a catalog has just the segments that its article has, in its order."""
    keys = [catalog.key(entry) for entry in current.entries if not entry.obsolete]
    return keys == [(segment.context, segment.text) for segment in article.segments]


def _broken(code: str, error: LocalizeError, path: str) -> Finding:
    message = f"{error.message} ({error.hint})" if error.hint else error.message
    return Finding(code, Severity.ERROR, message, path, error.line or 0)
