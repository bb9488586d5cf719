"""An article as every stage needs it: its document, its segments, the terms in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from localize import formats, glossary, languages, markup, segmentation
from localize.errors import LocalizeError
from localize.model import Document, Match, Segment, Selectors, Term
from localize.project import Project


@dataclass(frozen=True, slots=True)
class Article:
    """An article that was read; `matches` go with `segments`, offsets are in their plain text."""

    document: Document
    language: str
    segments: tuple[Segment, ...]
    matches: tuple[tuple[Match, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """What stopped the work on one article or catalog; the others go on."""

    article: str
    error: LocalizeError


def read(project: Project, path: str, terms: Sequence[Term] = ()) -> Article:
    """Read an article (its path from the root); raises `SourceError`, `ProjectError`."""
    document = formats.read(project.root / path, project.root, layout(project, path))
    language = languages.parse(document.language or project.settings.source)
    document = replace(document, language=language)
    segments = segmentation.segments(document, project.settings.segmentation)
    return Article(document, language, segments, match(segments, terms, language))


def layout(project: Project, path: str) -> formats.Layout:
    """Give what the settings say of how an article is built."""
    site = project.site(path)
    selectors = Selectors(site.article, site.headline, site.lede, site.skip) if site else None
    return project.feed(path) or selectors


def match(
    segments: Sequence[Segment], terms: Sequence[Term], language: str
) -> tuple[tuple[Match, ...], ...]:
    """Match an article's segments against the glossary, as one article."""
    if not terms:
        return ((),) * len(segments)
    texts = [markup.plain(segment.text) for segment in segments]
    return tuple(glossary.match(texts, terms, languages.primary(language)))


def annotated(article: Article, language: str) -> tuple[Segment, ...]:
    """Give the segments with the translator's lines about terms in a target language."""
    return tuple(
        replace(segment, notes=(*segment.notes, *_notes(matches, language)))
        for segment, matches in zip(article.segments, article.matches, strict=True)
    )


def _notes(matches: tuple[Match, ...], language: str) -> tuple[str, ...]:
    lines = dict.fromkeys(glossary.note(match, language) for match in matches)
    return tuple(line for line in lines if line)
