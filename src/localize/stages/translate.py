"""Catalogs → drafts: what has no translation, or a machine's of an older source, is drafted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from pathlib import Path

from localize import catalog, drafting, glossary
from localize.drafting import Job, Result, Task
from localize.engines import Options
from localize.errors import EngineError, LocalizeError
from localize.model import Catalog, Entry, Segment, Term
from localize.project import Project
from localize.stages import articles
from localize.stages.articles import Failed
from localize.stages.memo import Memo

Mapper = Callable[[Callable[[Job], Result], Iterable[Job]], Iterable[Result]]
"""How jobs are spread: the builtin `map`, a pool's, a cluster's; results keep the jobs' order."""


Layout = tuple[tuple[Segment, tuple[str, ...], bool], ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """How many segments of a language are to be drafted, before the engine is loaded."""

    language: str
    segments: int
    words: int


@dataclass(frozen=True, slots=True)
class Drafted:
    """Drafts that are now in a catalog; `wanted` were planned, `written` came and were kept."""

    article: str
    language: str
    path: Path
    wanted: int
    written: int


@dataclass(frozen=True, slots=True)
class _Pending:
    """A catalog with the tasks that it has for an engine.

    `layout` is set if the catalog is known to be up to date with its article: while it stays the
    same, drafts do not change that.
    """

    article: str
    path: Path
    source: str
    tasks: tuple[Task, ...]
    layout: Layout | None


def translate(
    project: Project,
    paths: Sequence[str],
    language: str,
    memo: Memo,
    *,
    engine: str = "",
    limit: int | None = None,
    dry_run: bool = False,
    mapper: Mapper = map,
) -> Iterator[Planned | Drafted | Failed]:
    """Draft what is missing in the catalogs of some articles, and tell what was done as it is done.

    Results are written job by job, so that a broken run is simply run again. Nothing that a person
    wrote is touched, also if they write it meanwhile. The engine is loaded only if there is work.
    """
    pending: list[_Pending] = []
    for found in _pending(project, paths, language, memo):
        if isinstance(found, Failed):
            yield found
        else:
            pending.append(found)
    tasks = list(islice((task for one in pending for task in one.tasks), limit))
    words = sum(len(task.segment.text.split()) for task in tasks)
    yield Planned(language, len(tasks), words)
    if dry_run:
        return
    by_path = {str(one.path): one for one in pending}
    for source, group in groupby(tasks, key=lambda task: by_path[task.catalog].source):
        options = _options(project, engine, source, language)
        jobs = list(drafting.plan(group, engine or project.settings.engine, options))
        done = 0
        try:
            for job, result in zip(jobs, mapper(drafting.work, jobs), strict=True):
                yield from _keep(project, job, result, by_path, memo)
                done += 1
        except EngineError as error:
            left = dict.fromkeys(task.catalog for job in jobs[done:] for task in job.tasks)
            yield from (Failed(by_path[path].article, error) for path in left)


def _pending(
    project: Project, paths: Sequence[str], language: str, memo: Memo
) -> Iterator[_Pending | Failed]:
    """Give the catalogs that want drafts, articles of one source language together."""
    terms: tuple[Term, ...] | None = None
    found: list[_Pending] = []
    for article in paths:
        path = project.catalog_path(article, language)
        if not path.is_file() or memo.is_settled("translate", path):
            continue
        if terms is None:
            terms = glossary.load(project.glossary_paths())
        try:
            current = catalog.read(path)
        except LocalizeError as error:
            yield Failed(article, error)
            continue
        updated = memo.is_settled("update", project.root / article, path)
        layout = _layout(current) if updated else None
        one = _Pending(article, path, *_tasks(project, current, path, terms), layout)
        if one.tasks:
            found.append(one)
        else:
            memo.settle("translate", path)
    yield from sorted(found, key=lambda one: one.source)


def _tasks(
    project: Project, current: Catalog, path: Path, terms: Sequence[Term]
) -> tuple[str, tuple[Task, ...]]:
    """Give a catalog's source language, and its tasks with the terms of the whole article."""
    source = dict(current.header).get("X-Source-Language") or project.settings.source
    entries = [entry for entry in current.entries if not entry.obsolete and not entry.plural]
    if not any(catalog.needs_draft(entry) for entry in entries):
        return source, ()
    matches = articles.match([entry.segment for entry in entries], terms, source)
    return source, tuple(
        Task(str(path), Segment(entry.segment.text, entry.segment.context), found)
        for entry, found in zip(entries, matches, strict=True)
        if catalog.needs_draft(entry)
    )


def _options(project: Project, engine: str, source: str, target: str) -> Options:
    settings = project.settings
    return Options(
        source,
        target,
        argument=(engine or settings.engine).partition(":")[2],
        beam=settings.embedded.beam,
        workers=settings.embedded.workers,
    )


def _keep(
    project: Project,
    job: Job,
    result: Result,
    by_path: Mapping[str, _Pending],
    memo: Memo,
) -> Iterator[Drafted | Failed]:
    """Write a job's drafts into the catalogs that wanted them."""
    drafts: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for task, text in zip(job.tasks, result.texts, strict=True):
        drafts[task.catalog][task.segment.context, task.segment.text] = text
    for name, wanted in drafts.items():
        one = by_path[name]
        seen: list[tuple[int, Layout]] = []
        change = partial(_fill, drafts=wanted, signature=result.signature, seen=seen)
        try:
            catalog.edit(one.path, change, wrap=project.settings.catalog.wrap)
        except LocalizeError as error:
            yield Failed(one.article, error)
            continue
        written, layout = seen[-1]
        if layout == one.layout:
            memo.settle("update", project.root / one.article, one.path)
        yield Drafted(one.article, job.options.target, one.path, len(wanted), written)


def _fill(
    current: Catalog,
    drafts: Mapping[tuple[str, str], str],
    signature: str,
    seen: list[tuple[int, Layout]],
) -> Catalog:
    """Put drafts into the entries that still want them; `seen` takes their number."""
    filled: dict[tuple[str, str], Entry] = {}
    for entry in current.entries:
        text = drafts.get(catalog.key(entry))
        if text and catalog.needs_draft(entry):
            filled[catalog.key(entry)] = catalog.draft(entry, text, signature)
    seen.append((len(filled), _layout(current)))
    return catalog.replaced(current, filled)


def _layout(current: Catalog) -> Layout:
    """Give all of a catalog that comes from its article."""
    return tuple((entry.segment, entry.segment.notes, entry.obsolete) for entry in current.entries)
