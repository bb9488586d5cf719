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
from localize.stages import articles, backups
from localize.stages.applied import Use, uses
from localize.stages.articles import Failed
from localize.stages.memo import Memo
from localize.stages.reach import Forced, Reach, forced_texts, is_wanted

Mapper = Callable[[Callable[[Job], Result], Iterable[Job]], Iterable[Result]]
"""How jobs are spread: a pool's `map`, a cluster's; results keep the jobs' order."""


Layout = tuple[tuple[Segment, tuple[str, ...], bool], ...]

_Text = tuple[str, str]
"""A draft, and what it seems to lack of its source."""


@dataclass(frozen=True, slots=True)
class Planned:
    """How many segments of a language are to be drafted, before the engine is loaded."""

    language: str
    segments: int
    words: int


@dataclass(frozen=True, slots=True)
class Drafted:
    """Drafts that are now in a catalog; `wanted` were planned, `written` came and were kept.

    `backup` is the catalog as it was, if something that a person wrote had to give way; `uses` tell
    what became of the terms.
    """

    article: str
    language: str
    path: Path
    wanted: int
    written: int
    backup: Path | None = None
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pending:
    """A catalog with the tasks that it has for an engine.

    `layout` is set if the catalog is known to be up to date with its article: while it stays the
    same, drafts do not change that. `forced` are the texts that are to be replaced on demand.
    """

    article: str
    path: Path
    source: str
    tasks: tuple[Task, ...]
    forced: Forced
    layout: Layout | None


def translate(
    project: Project,
    paths: Sequence[str],
    language: str,
    memo: Memo,
    *,
    engine: str = "",
    reach: Reach = Reach.MISSING,
    limit: int | None = None,
    dry_run: bool = False,
    mapper: Mapper | None = None,
) -> Iterator[Planned | Drafted | Failed]:
    """Draft what is missing in the catalogs of some articles, and tell what was done as it is done.

    Results are written job by job, so that a broken run is simply run again. Nothing that a person
    wrote is touched, also if they write it meanwhile: unless `reach` is `ALL`, and then the catalog
    as it was goes to a backup first. The engine is loaded only if there is work.
    """
    pending: list[_Pending] = []
    for found in _pending(project, paths, language, memo, reach):
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
    kept: dict[Path, Path] = {}
    for source, group in groupby(tasks, key=lambda task: by_path[task.catalog].source):
        options = _options(project, engine, source, language)
        jobs = list(drafting.plan(group, engine or project.settings.engine, options))
        done = 0
        try:
            results = mapper(drafting.work, jobs) if mapper else drafting.stream(jobs)
            for job, result in zip(jobs, results, strict=True):
                yield from _keep(project, job, result, by_path, memo=memo, kept=kept)
                done += 1
        except EngineError as error:
            left = dict.fromkeys(task.catalog for job in jobs[done:] for task in job.tasks)
            yield from (Failed(by_path[path].article, error) for path in left)


def _pending(
    project: Project, paths: Sequence[str], language: str, memo: Memo, reach: Reach
) -> Iterator[_Pending | Failed]:
    """Give the catalogs that want drafts, articles of one source language together."""
    terms: tuple[Term, ...] | None = None
    found: list[_Pending] = []
    for article in paths:
        path = project.catalog_path(article, language)
        settled = reach is Reach.MISSING and memo.is_settled("translate", path)
        if settled or not path.is_file():
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
        forced = forced_texts(current, reach)
        tasks = _tasks(project, current, path, terms, forced)
        one = _Pending(article, path, *tasks, forced, layout)
        if one.tasks:
            found.append(one)
        else:
            memo.settle("translate", path)
    yield from sorted(found, key=lambda one: one.source)


def _tasks(
    project: Project, current: Catalog, path: Path, terms: Sequence[Term], forced: Forced
) -> tuple[str, tuple[Task, ...]]:
    """Give a catalog's source language, and its tasks with the terms of the whole article."""
    header = dict(current.header).get("X-Source-Language", "")
    source = header.replace("_", "-") or project.settings.source
    entries = [entry for entry in current.entries if not entry.obsolete and not entry.plural]
    if not any(is_wanted(entry, forced) for entry in entries):
        return source, ()
    matches = articles.match([entry.segment for entry in entries], terms, source)
    return source, tuple(
        Task(str(path), Segment(entry.segment.text, entry.segment.context), found)
        for entry, found in zip(entries, matches, strict=True)
        if is_wanted(entry, forced)
    )


def _options(project: Project, engine: str, source: str, target: str) -> Options:
    settings = project.settings
    back_end, _, argument = project.engine(engine).partition(":")
    compute = {
        "ctranslate2": settings.ctranslate2.compute,
        "transformers": settings.transformers.compute,
    }
    return Options(
        source,
        target,
        argument=argument,
        beam=settings.embedded.beam,
        workers=settings.embedded.workers,
        compute=compute.get(back_end, ""),
    )


def _keep(
    project: Project,
    job: Job,
    result: Result,
    by_path: Mapping[str, _Pending],
    *,
    memo: Memo,
    kept: dict[Path, Path],
) -> Iterator[Drafted | Failed]:
    """Write a job's drafts into the catalogs that wanted them; `kept` are this run's backups."""
    drafts: dict[str, dict[tuple[str, str], _Text]] = defaultdict(dict)
    found: dict[str, list[Use]] = defaultdict(list)
    for task, text, omitted in zip(job.tasks, result.texts, result.omitted, strict=True):
        drafts[task.catalog][task.segment.context, task.segment.text] = text, omitted
        found[task.catalog] += uses(task, text, job.options.target)
    for name, wanted in drafts.items():
        one = by_path[name]
        seen: list[tuple[int, Layout]] = []
        change = partial(
            _fill, one=one, drafts=wanted, signature=result.signature, seen=seen, kept=kept
        )
        try:
            catalog.edit(one.path, change, wrap=project.settings.catalog.wrap)
        except LocalizeError as error:
            yield Failed(one.article, error)
            continue
        written, layout = seen[-1]
        if layout == one.layout:
            memo.settle("update", project.root / one.article, one.path)
        target, backup = job.options.target, kept.get(one.path)
        told = tuple(found[name])
        yield Drafted(one.article, target, one.path, len(wanted), written, backup, told)


def _fill(
    current: Catalog,
    *,
    one: _Pending,
    drafts: Mapping[tuple[str, str], _Text],
    signature: str,
    seen: list[tuple[int, Layout]],
    kept: dict[Path, Path],
) -> Catalog:
    """Put drafts into the entries that still want them; `seen` takes their number."""
    filled: dict[tuple[str, str], Entry] = {}
    for entry in current.entries:
        text, omitted = drafts.get(catalog.key(entry), ("", ""))
        if text and is_wanted(entry, one.forced):
            filled[catalog.key(entry)] = catalog.draft(
                entry, text, signature, omitted=omitted, over_human=True
            )
            if catalog.has_human_text(entry) and one.path not in kept:
                kept[one.path] = backups.keep(one.path, catalog.to_bytes(current))
    seen.append((len(filled), _layout(current)))
    return catalog.replaced(current, filled)


def _layout(current: Catalog) -> Layout:
    """Give all of a catalog that comes from its article."""
    return tuple((entry.segment, entry.segment.notes, entry.obsolete) for entry in current.entries)
