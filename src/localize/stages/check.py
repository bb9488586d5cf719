"""Catalogs → findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from localize import catalog, checks, glossary, languages
from localize.errors import CatalogError, LocalizeError
from localize.languages import is_same
from localize.model import Catalog, Entry, Finding, Severity, Term
from localize.project import Project
from localize.settings import RuleSettings
from localize.stages import articles
from localize.stages.articles import Article
from localize.stages.checked import Checked, catalogs, codes, places, source_language
from localize.stages.workers import pays, share, within

_FIGURES = frozenset({"number", "date", "percent", "number-format"})
"""What makes an entry's difference from the other languages old news."""

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class _Task:
    """What every catalog is checked with, and how many processes may share its entries."""

    project: Project
    terms: Sequence[Term]
    rules: RuleSettings
    workers: int


def check(
    project: Project,
    paths: Sequence[str],
    targets: Sequence[str],
    rules: RuleSettings | None = None,
    workers: int = 1,
) -> list[Finding]:
    """Check the catalogs of some articles (paths from the root) in some languages.

    `rules` narrow what the settings choose. An article or catalog that cannot be read is a finding
    too. So many `workers` share the work if there is enough, and find the same. Raises
    `GlossaryError`, and `ProjectError` for a rule that is not there.
    """
    task = _task(project, rules, workers)
    wanted = {path: places(project, [path], targets) for path in paths}
    return _shared(partial(_article, targets), wanted, task)


def check_files(
    project: Project,
    files: Sequence[Path],
    rules: RuleSettings | None = None,
    workers: int = 1,
) -> list[Finding]:
    """Check single catalogs; one that belongs to an article is checked against it too."""
    task = _task(project, rules, workers)
    return _shared(_file, {place: [place] for place in catalogs(project, files)}, task)


def _task(project: Project, rules: RuleSettings | None, workers: int) -> _Task:
    terms = glossary.load(project.glossary_paths())
    return _Task(project, terms, rules or RuleSettings(), workers)


def _shared(
    work: Callable[[_Task, Part], list[Finding]],
    parts: Mapping[Part, Sequence[Checked]],
    task: _Task,
) -> list[Finding]:
    """Let processes share the parts, each with its files, or the entries of a big catalog."""
    sizes = [sum(map(_size, files)) for files in parts.values()]
    if pays(sizes, task.workers):
        alone = partial(work, replace(task, workers=1))
        return list(chain.from_iterable(share(alone, list(parts), task.workers)))
    return list(chain.from_iterable(map(partial(work, task), parts)))


def _size(place: Checked) -> int:
    return place.file.stat().st_size if place.file.is_file() else 0


def _file(task: _Task, place: Checked) -> list[Finding]:
    article = _read_article(task.project, place) if place.article else None
    return list(_catalog(task, place, article))


def _article(targets: Sequence[str], task: _Task, path: str) -> list[Finding]:
    files = places(task.project, [path], targets)
    return list(_of_article(task, path, files))


def _of_article(task: _Task, path: str, files: Sequence[Checked]) -> Iterator[Finding]:
    project, rules = task.project, task.rules
    article = _read_article(project, Checked(project.root, "", path))
    if isinstance(article, Finding):
        yield article
        return
    wanted = [place for place in files if not is_same(place.language, article.language)]
    found = [one for place in wanted for one in _catalog(task, place, article)]
    told = {(one.path, getattr(one, "source", "")) for one in found if one.code in _FIGURES}
    yield from (one for one in article.document.findings if one.code in codes(project, "", rules))
    yield from found
    beside = _beside(project, wanted, rules)
    yield from (one for one in beside if (one.path, getattr(one, "source", "")) not in told)


def _read_article(project: Project, place: Checked) -> Article | Finding:
    try:
        return articles.read(project, place.article)
    except LocalizeError as error:
        return _broken("article", error, place.article)


def _beside(project: Project, wanted: Sequence[Checked], rules: RuleSettings) -> Iterator[Finding]:
    """Compare the languages of an article with each other."""
    found: dict[str, tuple[str, tuple[Entry, ...]]] = {}
    for place in wanted if len(wanted) > 2 else ():  # noqa: PLR2004 - one of three can be named
        try:
            current = catalog.read(place.file)
        except CatalogError:
            continue
        found[place.language] = project.relative(place.file), current.entries
    chosen = {path: codes(project, tag, rules) for tag, (path, _) in found.items()}
    odd = [one for one in checks.odd_one_out(found) if one.code in chosen[one.path]]
    for path in dict.fromkeys(one.path for one in odd):
        text = (project.root / path).read_text(encoding="utf-8", errors="replace")
        yield from checks.placed((one for one in odd if one.path == path), text)


def _catalog(task: _Task, place: Checked, article: Article | Finding | None) -> Iterator[Finding]:
    """Check a catalog: its file, its entries, and whether it is up to its article."""
    project, rules = task.project, task.rules
    file, shown = place.file, project.relative(place.file)
    if isinstance(article, Finding):
        yield article
    syntax = _begin_syntax(task, place)
    try:
        current = catalog.read(file)
    except CatalogError as error:
        syntax()
        yield _unreadable(place, error, shown)
        return
    language = place.language or current.language or project.settings.source
    chosen = codes(project, language, rules)
    found = [*_file_findings(current, article, place, shown)]
    found += checks.run(
        current.entries,
        language=languages.parse(language),
        source_language=source_language(
            project, current, article if isinstance(article, Article) else None
        ),
        terms=task.terms,
        path=shown,
        codes=chosen,
        spread=partial(within, workers=task.workers),
    )
    found += checks.inconsistent(current.entries, shown)
    found += (replace(finding, path=shown) for finding in syntax())
    wanted = [finding for finding in found if finding.code in chosen]
    yield from checks.placed(wanted, file.read_text(encoding="utf-8", errors="replace"))


def _begin_syntax(task: _Task, place: Checked) -> Callable[[], list[Finding]]:
    """Let msgfmt read the catalog while we do, unless its rule applies to no language it may be."""
    project = task.project
    tags = [place.language] if place.language else ["", *dict(project.settings.check.languages)]
    wanted = any("syntax" in codes(project, tag, task.rules) for tag in tags)
    return checks.begin_syntax(place.file) if wanted and place.file.is_file() else list


def _file_findings(
    current: Catalog, article: Article | Finding | None, place: Checked, shown: str
) -> Iterator[Finding]:
    if isinstance(article, Article) and not _is_current(current, article):
        message = f"{place.article} has changed since this catalog was updated"
        update = f"localize update --lang {place.language}"
        yield Finding("outdated", Severity.ERROR, message, shown, 0, update)


def _unreadable(place: Checked, error: CatalogError, shown: str) -> Finding:
    if place.file.exists() or not place.article:
        return _broken("syntax", error, shown)
    message = f"there is no {place.language} catalog of {place.article}"
    update = f"localize update --lang {place.language}"
    return Finding("missing-catalog", Severity.ERROR, message, shown, 0, update)


def _is_current(current: Catalog, article: Article) -> bool:
    """Tell whether a catalog has just the segments that its article has, in its order."""
    keys = [catalog.key(entry) for entry in current.entries if not entry.obsolete]
    return keys == [(segment.context, segment.text) for segment in article.segments]


def _broken(code: str, error: LocalizeError, path: str) -> Finding:
    message = f"{error.message} ({error.hint})" if error.hint else error.message
    return Finding(code, Severity.ERROR, message, path, error.line or 0)
