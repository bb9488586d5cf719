"""Articles and catalogs → pages, one for each language that is far enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize import catalog, formats, publishing, segmentation
from localize.errors import LocalizeError, SourceError
from localize.model import Block, Document, Edition, Entry
from localize.project import ARTICLES, BUILD, SITE, Project, assets
from localize.publishing import Requirement
from localize.stages import articles, files
from localize.stages.articles import Article, Failed


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page; `path` is None if the edition is not far enough: `missing` segments of `total`."""

    article: str
    language: str
    path: Path | None
    missing: int
    total: int
    written: bool = False


@dataclass(frozen=True, slots=True)
class _Translated:
    """An article in one language: the entry of every segment, None where there is none."""

    language: str
    entries: tuple[Entry | None, ...]
    missing: int


def render(
    project: Project, paths: Sequence[str], languages: Sequence[str], requirement: Requirement
) -> Iterator[Rendered | Failed]:
    """Write the pages of some articles: the original, and every language that may be published.

    The original's switcher shows how many other editions there are, so it is written too. Pictures
    and other files that lie among the articles are laid beside the pages of each language.
    """
    rendered: set[str] = set()
    for path in paths:
        try:
            article = articles.read(project, path)
            for event in _render_article(project, path, article, languages, requirement):
                yield event
                rendered |= {event.language} if event.path else set()
        except LocalizeError as error:
            yield Failed(path, error)
    for language in sorted(rendered):
        _lay_assets(project, language)


def _render_article(
    project: Project,
    path: str,
    article: Article,
    languages: Sequence[str],
    requirement: Requirement,
) -> Iterator[Rendered]:
    found = [
        _translated(project, path, article, language, requirement)
        for language in languages
        if language != article.language
    ]
    ready = {one.language: one for one in found if not one.missing and one.entries}
    pages = {tag: project.page_path(path, tag) for tag in (article.language, *ready)}
    for one in found:
        if one.language not in ready:
            yield Rendered(path, one.language, None, one.missing, len(one.entries))
    for language, page in pages.items():
        edition = _edition(project, article, ready.get(language), pages)
        written = _write(project, page, article, ready.get(language), edition)
        yield Rendered(path, language, page, 0, len(article.segments), written)


def _lay_assets(project: Project, language: str) -> None:
    """Copy what is not an article, so that a page's relative links find it."""
    for file in assets(project):
        below = file.relative_to(project.root / ARTICLES)
        files.write(project.root / BUILD / language / below, file.read_bytes())


def _translated(
    project: Project, path: str, article: Article, language: str, requirement: Requirement
) -> _Translated:
    """Look up every segment of the article as it is now."""
    file = project.catalog_path(path, language)
    known = {}
    if file.is_file():
        known = {
            catalog.key(entry): entry for entry in catalog.read(file).entries if not entry.obsolete
        }
    entries = tuple(known.get((one.context, one.text)) for one in article.segments)
    missing = sum(not publishing.passes(entry, requirement) for entry in entries)
    return _Translated(language, entries, missing)


def _edition(
    project: Project,
    article: Article,
    translated: _Translated | None,
    pages: Mapping[str, Path],
) -> Edition:
    language = translated.language if translated else article.language
    strings = publishing.interface(project.messages(language) / f"{SITE}.po", language)
    entries = [entry for entry in translated.entries if entry] if translated else []
    base = project.settings.publish.base_url
    return publishing.edition(
        language,
        publishing.links(pages, pages[language], base, project.root / BUILD),
        article.document.meta,
        strings,
        label_text=publishing.label(entries, article.language, language, strings)
        if translated
        else "",
        is_source=translated is None,
    )


def _write(
    project: Project,
    page: Path,
    article: Article,
    translated: _Translated | None,
    edition: Edition,
) -> bool:
    """Write an edition's page; beside it the article itself, where its format is another."""
    document = article.document
    blocks = _blocks(project, article, translated, edition.language)
    data = formats.page(document, blocks, edition)
    _doubt(document, data, page)
    written = files.write(page, data)
    suffix = Path(document.path).suffix.lower()
    if formats.SUFFIXES[suffix] != "html":
        same_format = formats.render(document, blocks, edition)
        written |= files.write(page.with_suffix(suffix), same_format)
    return written


def _blocks(
    project: Project, article: Article, translated: _Translated | None, language: str
) -> Mapping[Block, str]:
    if translated is None:
        return {}
    texts = {catalog.key(entry): entry.target for entry in translated.entries if entry is not None}
    return segmentation.assemble(
        article.document, texts, project.settings.segmentation, target_language=language
    )


def _doubt(document: Document, data: bytes, page: Path) -> None:
    """Read an HTML page again: it must have the blocks of its article, in their order."""
    if document.format != "html":
        return
    again = formats.parse(data, page.name)
    before = [block.role for block in document.blocks if block.role]
    after = [block.role for block in again.blocks if block.role]
    if before != after:
        raise SourceError(
            f"the page came out with another structure: {len(after)} blocks instead of "
            f"{len(before)}",
            f"nothing was written to {page}; please report this article",
            path=document.path,
        )
