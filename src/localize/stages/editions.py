"""An article's editions: looked up in the catalogs, and held against the article's structure."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import zip_longest
from pathlib import Path

from localize import catalog, formats, markup, publishing, segmentation
from localize.errors import LocalizeError, SourceError
from localize.model import Block, Document, Edition, Entry, Role
from localize.project import BUILD, Project, name
from localize.publishing import Requirement
from localize.stages import interface
from localize.stages.articles import Article

Outline = tuple[str, ...]
Notes = Mapping[str, str]

_LONGEST = 80
"""Characters of an element that a message shows."""


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
    return Run(project, requirement, cache(partial(interface.strings, project)))


def translated(
    run: Run, article: Article, language: str, outline: Callable[[], Outline]
) -> Translated:
    """Look up every segment of the article as it is now; `outline` gives the article's own.

    Raises `CatalogError`, and `SourceError` if the translated article is built otherwise.
    """
    own = _entries(run, article, language)
    missing = sum(not publishing.passes(entry, run.requirement) for entry in own)
    texts = {catalog.key(entry): entry.target for entry in own if entry is not None}
    segmented = run.project.settings.segmentation
    blocks = segmentation.assemble(article.document, texts, segmented, target_language=language)
    document = article.document
    if not missing:
        document, around = _around(run, document, language)
        blocks = {**blocks, **around}
        file = run.project.catalog_path(document.path, language)
        _doubt(document, blocks, run.project.relative(file), outline())
    return Translated(document, language, own, missing, blocks)


def notes(
    run: Run, article: Article, ready: Mapping[str, Translated], languages: Iterable[str]
) -> Notes:
    """Say in the words of each language who made that edition.

    What is not `ready` in this run is looked up; nothing is said of a broken catalog.
    """
    found = {article.language: run.strings(article.language)[publishing.ORIGINAL]}
    for language in set(languages) - {article.language}:
        with contextlib.suppress(LocalizeError):
            done = ready.get(language)
            entries = done.entries if done else _entries(run, article, language)
            found[language] = _note(run, article, language, entries)
    return found


def edition(
    run: Run, article: Article, done: Translated | None, pages: Mapping[str, Path], notes: Notes
) -> Edition:
    """Put together what a page says; `pages` are all editions', None is the article itself."""
    language = done.language if done else article.language
    page, base = pages[language], run.project.settings.publish.base_url
    build = run.project.root / BUILD
    listing = run.project.listing_path(article.document.path, language)
    return publishing.edition(
        language,
        publishing.links(pages, page, base, build, notes),
        article.document.meta,
        run.strings(language),
        label_text=notes[language] if done else "",
        is_source=done is None,
        is_reviewed=done is None or publishing.is_reviewed(filter(None, done.entries)),
        listing=publishing.href(listing, page, base, build) if len(pages) > 1 else "",
    )


def headline(document: Document, blocks: Mapping[Block, str]) -> str:
    """Give an edition's headline as plain text, the article's name if it has none."""
    parts = [one for one in document.blocks if one.role is Role.HEADLINE]
    texts = (markup.plain(blocks.get(one, one.text)) for one in parts)
    return " ".join(texts) or document.meta.headline or name(document.path)


def outline(project: Project, document: Document) -> Outline:
    """Give the structure of an article's file."""
    return formats.outline(
        (project.root / document.path).read_bytes(), document.path, document.feed
    )


def _entries(run: Run, article: Article, language: str) -> tuple[Entry | None, ...]:
    file = run.project.catalog_path(article.document.path, language)
    entries = catalog.read(file).entries if file.is_file() else ()
    known = {catalog.key(entry): entry for entry in entries if not entry.obsolete}
    return tuple(known.get((one.context, one.text)) for one in article.segments)


def _note(run: Run, article: Article, language: str, entries: Iterable[Entry | None]) -> str:
    strings = run.strings(language)
    return publishing.label([*filter(None, entries)], article.language, language, strings)


def _around(run: Run, document: Document, language: str) -> tuple[Document, Mapping[Block, str]]:
    """Translate the strings around an article, if the site wants that."""
    if not run.project.settings.publish.interface:
        return document, {}
    return interface.around(document, run.strings(language), run.project, language)


def _doubt(document: Document, blocks: Mapping[Block, str], path: str, before: Outline) -> None:
    """Read the translated article again: it must be built as the article is (law 9)."""
    after = formats.outline(formats.render(document, blocks), document.path, document.feed)
    if before != after:
        place = next(at for at, (a, b) in enumerate(zip_longest(before, after)) if a != b)
        raise SourceError(
            f"the translation of {document.path} has lost markup: element {place + 1} is "
            f"{_element(after, place)} instead of {_element(before, place)}",
            "no page was written; localize check names the entry",
            path=path,
        )


def _element(outline: Sequence[str], place: int) -> str:
    if place >= len(outline):
        return "nothing"
    one = outline[place]
    return f"“{one[:_LONGEST]}{'…' if len(one) > _LONGEST else ''}”"
