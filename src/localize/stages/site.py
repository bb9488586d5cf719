"""The strings around the articles → `site.pot`, and `site.po` of every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize import catalog, formats, publishing
from localize.errors import LocalizeError
from localize.languages import primary
from localize.model import Role, Segment
from localize.project import SITE, Project
from localize.stages import articles, interface
from localize.stages.articles import Failed


@dataclass(frozen=True, slots=True)
class Collected:
    """A string that stands around articles, and on how many pages; `article` is the first."""

    text: str
    pages: int
    article: str


@dataclass(frozen=True, slots=True)
class Given:
    """A catalog or template of such strings, and how many it had not had before."""

    path: Path
    new: int
    written: bool


def collect(project: Project, paths: Sequence[str]) -> Iterator[Collected | Failed]:
    """Give the strings of the pages in the site's language, the most frequent first.

    With several pages, what stands on one of them only is left out: teasers, bylines.
    """
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    pages = 0
    for path in paths:
        try:
            texts = _texts(project, path)
        except LocalizeError as error:
            yield Failed(path, error)
            continue
        pages += bool(texts)
        counts.update(texts)
        first = {**dict.fromkeys(texts, path), **first}
    for text, count in counts.most_common():
        if count > 1 or pages == 1:
            yield Collected(text, count, first[text])


def give(
    project: Project, strings: Sequence[Collected], languages: Sequence[str]
) -> Iterator[Given]:
    """Put the strings into the template and into every language's catalog; nothing is lost there.

    Raises `CatalogError`.
    """
    template = project.template_path(SITE)
    ours = [Segment(text) for text in publishing.STRINGS]
    counted = [_segment(one, f"on {one.pages} pages") for one in strings]
    yield _merge(project, template, project.settings.source, [*ours, *counted])
    for language in languages:
        file = interface.give(project, language)
        known = catalog.read(file).entries if file.is_file() else ()
        kept = [entry.segment for entry in known if not entry.obsolete]
        yield _merge(project, file, language, [*kept, *_new(strings, kept)])


def _new(strings: Sequence[Collected], kept: Sequence[Segment]) -> list[Segment]:
    texts = {segment.text for segment in kept}
    return [_segment(one) for one in strings if one.text not in texts]


def _segment(one: Collected, *notes: str) -> Segment:
    return Segment(one.text, references=(one.article,), notes=notes)


def _merge(project: Project, file: Path, language: str, segments: Sequence[Segment]) -> Given:
    is_template = file.suffix == ".pot"
    empty = catalog.new("" if is_template else language, project.settings.source, file)
    current = catalog.read(file) if file.is_file() else empty
    changed, changes = catalog.update(current, segments)
    written = catalog.write(changed, file, wrap=project.settings.catalog.wrap)
    return Given(file, len(changes.new) + len(changes.fuzzy), written)


def _texts(project: Project, path: str) -> list[str]:
    """Give a page's strings, each once, as they stand in it."""
    article = articles.read(project, path)
    if primary(article.language) != primary(project.settings.source):
        return []
    whole = formats.with_interface(article.document)
    texts = (block.text for block in whole.blocks if block.role is Role.INTERFACE)
    return list(dict.fromkeys(texts))
