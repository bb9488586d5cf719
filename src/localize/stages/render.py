"""Articles and catalogs → pages, one for each language that is far enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from localize import catalog, formats, publishing, segmentation
from localize.errors import LocalizeError, SourceError
from localize.languages import is_same
from localize.model import Block, Document, Edition, Entry
from localize.project import ARTICLES, BUILD, SITE, Project, assets
from localize.publishing import Requirement
from localize.stages import articles, files
from localize.stages.articles import Article, Failed

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page; `path` is None if the edition is not far enough: `missing` segments of `total`.

    A page of an edition that is held back is taken away if an earlier run wrote one: `removed`.
    """

    article: str
    language: str
    path: Path | None
    missing: int
    total: int
    written: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class _Translated:
    """An article in one language: the entry of every segment (None: there is none), the blocks."""

    language: str
    entries: tuple[Entry | None, ...]
    missing: int
    blocks: Mapping[Block, str]


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
                if isinstance(event, Rendered) and event.path:
                    rendered.add(event.language)
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
) -> Iterator[Rendered | Failed]:
    """Look first which editions there will be: every page's switcher lists them all."""
    ready: dict[str, _Translated] = {}
    for language in languages:
        if is_same(language, article.language):
            continue
        try:
            one = _translated(project, path, article, language, requirement)
        except LocalizeError as error:
            yield Failed(path, error)
            continue
        if one.missing:
            removed = _withdraw(project.page_path(path, language), article.document)
            yield Rendered(path, language, None, one.missing, len(one.entries), removed=removed)
        else:
            ready[language] = one
    pages = {tag: project.page_path(path, tag) for tag in (article.language, *ready)}
    for language, page in pages.items():
        edition = _edition(project, article, ready.get(language), pages)
        written = _write(article.document, page, ready.get(language), edition)
        yield Rendered(path, language, page, 0, len(article.segments), written)


def _withdraw(page: Path, document: Document) -> bool:
    """Take away the page of an edition that may not be published, and the article beside it."""
    found = [file for file in {page, page.with_suffix(Path(document.path).suffix)} if file.exists()]
    for file in found:
        file.unlink()
    return bool(found)


def _lay_assets(project: Project, language: str) -> None:
    """Copy what is not an article, so that a page's relative links find it."""
    for file in assets(project):
        below = file.relative_to(project.root / ARTICLES)
        files.write(project.root / BUILD / language / below, file.read_bytes())


def _translated(
    project: Project, path: str, article: Article, language: str, requirement: Requirement
) -> _Translated:
    """Look up every segment of the article as it is now; raises `CatalogError`, `SourceError`."""
    file = project.catalog_path(path, language)
    entries = catalog.read(file).entries if file.is_file() else ()
    known = {catalog.key(entry): entry for entry in entries if not entry.obsolete}
    own = tuple(known.get((one.context, one.text)) for one in article.segments)
    missing = sum(not publishing.passes(entry, requirement) for entry in own)
    texts = {catalog.key(entry): entry.target for entry in own if entry is not None}
    blocks = segmentation.assemble(
        article.document, texts, project.settings.segmentation, target_language=language
    )
    if not missing:
        _doubt(project, article.document, blocks, file)
    return _Translated(language, own, missing, blocks)


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
    document: Document, page: Path, translated: _Translated | None, edition: Edition
) -> bool:
    """Write an edition's page; beside it the article itself, where its format is another."""
    blocks = translated.blocks if translated else {}
    written = files.write(page, formats.page(document, blocks, edition))
    suffix = Path(document.path).suffix.lower()
    if document.format != "html":
        same_format = formats.render(document, blocks, edition)
        written |= files.write(page.with_suffix(suffix), same_format)
    return written


def _doubt(project: Project, document: Document, blocks: Mapping[Block, str], file: Path) -> None:
    """Read the translated article again: it must be built as the article is (law 9)."""
    source = (project.root / document.path).read_bytes()
    before = formats.outline(source, document.path, document.feed)
    after = formats.outline(formats.render(document, blocks), document.path, document.feed)
    if before != after:
        place = next(at for at, (a, b) in enumerate(zip_longest(before, after)) if a != b)
        raise SourceError(
            f"the translation of {document.path} has lost markup: element {place + 1} is "
            f"{_element(after, place)} instead of {_element(before, place)}",
            "no page was written; localize check names the entry",
            path=project.relative(file),
        )


def _element(outline: Sequence[str], place: int) -> str:
    if place >= len(outline):
        return "nothing"
    one = outline[place]
    return f"“{one[:_LONGEST]}{'…' if len(one) > _LONGEST else ''}”"
