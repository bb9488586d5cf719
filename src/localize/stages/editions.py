"""An article's editions: looked up in the catalogs, and held against the article's structure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from localize import catalog, formats, publishing, segmentation
from localize.errors import SourceError
from localize.model import Block, Document, Edition, Entry
from localize.project import BUILD, SITE, Project
from localize.publishing import Requirement
from localize.stages.articles import Article

Outline = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translated:
    """An article in one language: the entry of every segment (None: there is none), the blocks."""

    language: str
    entries: tuple[Entry | None, ...]
    missing: int
    blocks: Mapping[Block, str]


def translated(
    project: Project,
    article: Article,
    language: str,
    requirement: Requirement,
    outline: Callable[[], Outline],
) -> Translated:
    """Look up every segment of the article as it is now; `outline` gives the article's own.

    Raises `CatalogError`, and `SourceError` if the translated article is built otherwise.
    """
    file = project.catalog_path(article.document.path, language)
    entries = catalog.read(file).entries if file.is_file() else ()
    known = {catalog.key(entry): entry for entry in entries if not entry.obsolete}
    own = tuple(known.get((one.context, one.text)) for one in article.segments)
    missing = sum(not publishing.passes(entry, requirement) for entry in own)
    texts = {catalog.key(entry): entry.target for entry in own if entry is not None}
    blocks = segmentation.assemble(
        article.document, texts, project.settings.segmentation, target_language=language
    )
    if not missing:
        _doubt(article.document, blocks, project.relative(file), outline())
    return Translated(language, own, missing, blocks)


def edition(
    project: Project, article: Article, done: Translated | None, pages: Mapping[str, Path]
) -> Edition:
    """Put together what a page says; `pages` are all editions', None is the article itself."""
    language = done.language if done else article.language
    strings = publishing.interface(project.messages(language) / f"{SITE}.po", language)
    entries = [entry for entry in done.entries if entry] if done else []
    base = project.settings.publish.base_url
    return publishing.edition(
        language,
        publishing.links(pages, pages[language], base, project.root / BUILD),
        article.document.meta,
        strings,
        label_text=publishing.label(entries, article.language, language, strings) if done else "",
        is_source=done is None,
        is_reviewed=publishing.is_reviewed(entries),
    )


def outline(project: Project, document: Document) -> Outline:
    """Give the structure of an article's file."""
    return formats.outline((project.root / document.path).read_bytes(), document.path)


def _doubt(document: Document, blocks: Mapping[Block, str], path: str, before: Outline) -> None:
    """Read the translated article again: it must be built as the article is (law 9)."""
    after = formats.outline(formats.render(document, blocks), document.path)
    if before != after:
        place = next(at for at, (a, b) in enumerate(zip_longest(before, after)) if a != b)
        raise SourceError(
            f"the translation of {document.path} has lost markup: element {place + 1} is "
            f"{_element(after, place)} instead of {_element(before, place)}",
            "no page was written; localize check names the entry",
            path=path,
        )


def _element(outline: Sequence[str], place: int) -> str:
    return f"“{outline[place]}”" if place < len(outline) else "nothing"
