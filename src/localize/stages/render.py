"""Articles and catalogs → pages, one for each language that is far enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from localize import formats
from localize.errors import LocalizeError
from localize.languages import is_same
from localize.model import Block, Document, Edition
from localize.project import ARTICLES, BUILD, Project, assets
from localize.publishing import Requirement
from localize.stages import articles, editions, sitemaps
from localize.stages.articles import Article, Failed
from localize.stages.editions import Run, Translated
from localize.stages.ledger import Ledger, Orphan


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


Event = Rendered | Orphan | Failed


def render(
    project: Project, paths: Sequence[str], languages: Sequence[str], requirement: Requirement
) -> Iterator[Event]:
    """Write the pages of some articles: the original, and every language that may be published.

    The original's switcher shows how many other editions there are, so it is written too. Pictures
    and other files that lie among the articles are laid beside the pages of each language. Pages
    whose article is gone are taken away, and the sitemap lists what is there then.
    """
    ledger, run = Ledger(project), editions.run(project, requirement)
    own: dict[str, str] = {}
    try:
        for path in paths:
            try:
                article = articles.read(project, path)
                own[path] = article.language
                yield from _render_article(run, article, languages, ledger)
            except LocalizeError as error:
                yield Failed(path, error)
        for language in sorted(ledger.languages()):
            _lay_assets(project, language, ledger)
        yield from ledger.sweep(own)
        yield from ledger.keep_only(sitemaps.write(project, ledger))
    finally:
        ledger.save()


def _render_article(
    run: Run, article: Article, languages: Sequence[str], ledger: Ledger
) -> Iterator[Rendered | Failed]:
    """Look first which editions there will be: every page's switcher lists them all."""
    project, path = run.project, article.document.path
    outline = cache(partial(editions.outline, project, article.document))
    ready: dict[str, Translated] = {}
    for language in languages:
        if is_same(language, article.language):
            continue
        try:
            one = editions.translated(run, article, language, outline)
        except LocalizeError as error:
            yield Failed(path, error)
            continue
        if one.missing:
            removed = _withdraw(project, article.document, language)
            yield Rendered(path, language, None, one.missing, len(one.entries), removed=removed)
        else:
            ready[language] = one
    pages = _pages(project, article, {article.language, *ready}, ledger)
    notes = editions.notes(run, article, ready, pages)
    for language in (article.language, *ready):
        done = ready.get(language)
        edition = editions.edition(run, article, done, pages, notes)
        document, blocks = (done.document, done.blocks) if done else (article.document, {})
        written = _write(project, document, blocks, edition, ledger)
        yield Rendered(path, language, pages[language], 0, len(article.segments), written)


def _pages(project: Project, article: Article, tags: set[str], ledger: Ledger) -> dict[str, Path]:
    """Give the pages that will be there: those of this run, and those of other languages."""
    path = article.document.path
    others = {tag: project.page_path(path, tag) for tag in sorted(ledger.languages() - tags)}
    found = {tag: page for tag, page in others.items() if _is_of(ledger, page, path)}
    return {tag: project.page_path(path, tag) for tag in tags} | found


def _is_of(ledger: Ledger, page: Path, article: str) -> bool:
    laid = ledger.find(page)
    return laid is not None and laid.source == article and not laid.is_original


def _withdraw(project: Project, document: Document, language: str) -> bool:
    """Take away the page of an edition that may not be published, and what lies beside it."""
    page = project.page_path(document.path, language)
    twin = page.with_suffix(Path(document.path).suffix)
    listing = project.listing_path(document.path, language)
    found = [file for file in {page, twin, listing} if file.exists()]
    for file in found:
        file.unlink()
    return bool(found)


def _lay_assets(project: Project, language: str, ledger: Ledger) -> None:
    """Copy what is not an article, so that a page's relative links find it."""
    for file in assets(project):
        place = project.root / BUILD / language / file.relative_to(project.root / ARTICLES)
        ledger.write(place, file.read_bytes(), project.relative(file), language, own=False)


def _write(
    project: Project,
    document: Document,
    blocks: Mapping[Block, str],
    edition: Edition,
    ledger: Ledger,
) -> bool:
    """Write an edition's page; beside it the list of editions, and the article in its format."""
    page = project.page_path(document.path, edition.language)
    made = {page: formats.page(document, blocks, edition)}
    listing = project.listing_path(document.path, edition.language)
    if edition.listing:
        made[listing] = formats.listing(edition, editions.headline(document, blocks))
    elif ledger.find(listing):
        listing.unlink()
    suffix = Path(document.path).suffix.lower()
    if document.format != "html":
        made[page.with_suffix(suffix)] = formats.render(document, blocks, edition)
    written = [
        ledger.write(file, data, document.path, edition.language, own=edition.is_source)
        for file, data in made.items()
    ]
    return any(written)
