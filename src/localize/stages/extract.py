"""Articles → `.pot` templates, for tools that start a language from one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize import catalog
from localize.errors import LocalizeError
from localize.model import Finding
from localize.project import Project
from localize.stages import articles
from localize.stages.articles import Failed


@dataclass(frozen=True, slots=True)
class Extracted:
    """One template; `left_out` are the texts that were not taken for the article's own."""

    article: str
    language: str
    path: Path
    segments: int
    words: int
    left_out: tuple[str, ...]
    findings: tuple[Finding, ...]
    written: bool


def extract(project: Project, paths: Sequence[str]) -> Iterator[Extracted | Failed]:
    """Write the template of every article; what is wrong with one comes as `Failed`."""
    for path in paths:
        try:
            yield _extract_one(project, path)
        except LocalizeError as error:
            yield Failed(path, error)


def _extract_one(project: Project, path: str) -> Extracted:
    article = articles.read(project, path)
    file = project.template_path(path)
    current = catalog.read(file) if file.is_file() else catalog.new("", article.language, file)
    changed, _ = catalog.update(current, article.segments)
    written = catalog.write(changed, file, wrap=project.settings.catalog.wrap)
    return Extracted(
        path,
        article.language,
        file,
        len(article.segments),
        sum(len(segment.text.split()) for segment in article.segments),
        article.document.left_out,
        article.document.findings,
        written,
    )
