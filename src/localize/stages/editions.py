"""An article's editions: looked up in the catalogs, and held against the article's structure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import zip_longest
from pathlib import Path

from localize import catalog, formats, markup, publishing, segmentation
from localize.errors import SourceError
from localize.model import Block, Document, Edition, Entry, Role
from localize.project import BUILD, SITE, Project
from localize.publishing import Requirement
from localize.stages.articles import Article

Outline = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What all editions of a run are made with; `strings` gives a language's interface strings."""

    project: Project
    requirement: Requirement
    strings: Callable[[str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Translated:
    """An article in one language: the entry of every segment (None: there is none), the blocks.

    `document` is the article's, cut finer if the strings around it are translated too.
    """

    document: Document
    language: str
    entries: tuple[Entry | None, ...]
    missing: int
    blocks: Mapping[Block, str]


def run(project: Project, requirement: Requirement) -> Run:
    """Give a run, in which every language's interface strings are read once."""
    return Run(project, requirement, cache(partial(_strings, project)))


def translated(
    run: Run, article: Article, language: str, outline: Callable[[], Outline]
) -> Translated:
    """Look up every segment of the article as it is now; `outline` gives the article's own.

    Raises `CatalogError`, and `SourceError` if the translated article is built otherwise.
    """
    project = run.project
    file = project.catalog_path(article.document.path, language)
    entries = catalog.read(file).entries if file.is_file() else ()
    known = {catalog.key(entry): entry for entry in entries if not entry.obsolete}
    own = tuple(known.get((one.context, one.text)) for one in article.segments)
    missing = sum(not publishing.passes(entry, run.requirement) for entry in own)
    texts = {catalog.key(entry): entry.target for entry in own if entry is not None}
    blocks = segmentation.assemble(
        article.document, texts, project.settings.segmentation, target_language=language
    )
    document = article.document
    if not missing:
        document, around = _around(run, document, language)
        blocks = {**blocks, **around}
        _doubt(document, blocks, project.relative(file), outline())
    return Translated(document, language, own, missing, blocks)


def edition(
    run: Run, article: Article, done: Translated | None, pages: Mapping[str, Path]
) -> Edition:
    """Put together what a page says; `pages` are all editions', None is the article itself."""
    language = done.language if done else article.language
    project, strings = run.project, run.strings(language)
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


def _strings(project: Project, language: str) -> Mapping[str, str]:
    return publishing.interface(_site(project, language), language)


def _site(project: Project, language: str) -> Path:
    return project.messages(language) / f"{SITE}.po"


def _around(run: Run, document: Document, language: str) -> tuple[Document, Mapping[Block, str]]:
    """Translate the strings around an article, if the site wants that.

    Raises `SourceError` for one that has not all of its placeholders.
    """
    if not run.project.settings.publish.interface:
        return document, {}
    strings = run.strings(language)
    whole = formats.with_interface(document, strings.keys() - set(publishing.STRINGS))
    found = [block for block in whole.blocks if block.role is Role.INTERFACE]
    for text in (block.text for block in found):
        if _marks(text) != _marks(strings[text]):
            raise SourceError(
                f"the translation of “{text}” has lost or gained markup",
                "it needs the placeholders of its msgid, each once",
                path=run.project.relative(_site(run.project, language)),
            )
    return whole, {block: strings[block.text] for block in found}


def _marks(text: str) -> list[str]:
    return sorted(text[one.start : one.end] for one in markup.placeholders(text))


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
