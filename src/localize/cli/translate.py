"""`localize translate`: the main job."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import click

from localize import engines
from localize.cli import INCOMPLETE
from localize.cli.console import (
    Console,
    Meter,
    article_option,
    include_human_option,
    lang_option,
    pass_console,
    table,
    wanted_articles,
    wanted_languages,
)
from localize.cli.summaries import changes_line, show_failures
from localize.cli.term_table import show_terms
from localize.model import State
from localize.project import Project, name
from localize.publishing import Requirement
from localize.stages.articles import Failed
from localize.stages.memo import Memo
from localize.stages.reach import Reach
from localize.stages.scratch import scratch
from localize.stages.status import Status, status
from localize.stages.translate import Drafted, Planned, translate
from localize.stages.update import Updated, update


@dataclass(slots=True)
class _Run:
    """What a run has done so far: it can be told at any moment, an interruption too."""

    console: Console
    place: Project
    articles: Sequence[str]
    languages: Sequence[str]
    failed: list[Failed] = field(default_factory=list)
    updated: list[Updated] = field(default_factory=list)
    drafted: list[Drafted] = field(default_factory=list)
    wanted: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Options:
    """What was asked for besides articles and languages."""

    engine: str
    reach: Reach
    limit: int | None
    dry_run: bool


@click.command
@lang_option
@article_option
@click.option("--engine", default="", metavar="NAME", help="Use this engine.  [default: settings]")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Draft at most N segments.")
@click.option("--dry-run", is_flag=True, help="Tell what would be drafted; load no engine.")
@click.option("--force", is_flag=True, help="Draft machine text anew that nobody has touched.")
@include_human_option
@pass_console
def command(
    console: Console,
    tags: tuple[str, ...],
    names: tuple[str, ...],
    engine: str,
    limit: int | None,
    dry_run: bool,
    force: bool,
    include_human: bool,
) -> int:
    """Draft what has no translation.

    Extracts the articles, updates the catalogs, and drafts what is untranslated, or was drafted
    from a text that has changed since. What a person wrote is never touched, but with both --force
    and --include-human; the catalog as it was is then kept beside it, as FILE.po.~1~.
    """
    options = _Options(engine, _reach(force=force, include_human=include_human), limit, dry_run)
    place = console.project()
    engines.require(engine or place.settings.engine)
    run = _Run(console, place, wanted_articles(place, names), wanted_languages(place, tags))
    if not dry_run:
        return _translate(run, options)
    with scratch(place) as copy:
        return _translate(replace(run, place=copy), options)


def _translate(run: _Run, options: _Options) -> int:
    """Update and draft; tell what was done, also if it is interrupted."""
    memo = Memo(run.place)
    try:
        _update(run, memo)
        for language in run.languages:
            _draft(run, memo, language, options)
    except KeyboardInterrupt:
        _report(run)
        raise
    finally:
        memo.save()
    _report(run)
    return INCOMPLETE if run.failed else 0


def _update(run: _Run, memo: Memo) -> None:
    for event in update(run.place, run.articles, run.languages, memo):
        if isinstance(event, Failed):
            run.failed.append(event)
        else:
            run.updated.append(event)
    line = changes_line(run.updated)
    run.console.say(f"{len(run.articles)} articles, {len(run.updated)} catalogs: {line}")
    left_out = sum({event.article: event.left_out for event in run.updated}.values())
    if left_out:
        run.console.say(f"{left_out} texts around the articles left out: localize extract -v")


def _reach(*, force: bool, include_human: bool) -> Reach:
    if include_human and not force:
        raise click.UsageError("--include-human goes only with --force: it replaces human text")
    return Reach.ALL if include_human else Reach.MACHINE if force else Reach.MISSING


def _draft(run: _Run, memo: Memo, language: str, options: _Options) -> None:
    """Draft one language with a meter running."""
    meter: Meter | None = None
    start = time.monotonic()
    try:
        for event in _events(run, memo, language, options):
            if isinstance(event, Failed):
                run.failed.append(event)
            elif isinstance(event, Planned):
                run.wanted[language] = event.segments
                meter = _begin(run, event, dry_run=options.dry_run)
            else:
                run.drafted.append(event)
                if meter:
                    meter.advance(event.wanted)
    finally:
        run.seconds += time.monotonic() - start
        if meter:
            meter.end()


def _events(
    run: _Run, memo: Memo, language: str, options: _Options
) -> Iterator[Planned | Drafted | Failed]:
    """Call the stage with what is left of the limit."""
    left = None if options.limit is None else options.limit - sum(run.wanted.values())
    return translate(
        run.place,
        run.articles,
        language,
        memo,
        engine=options.engine,
        reach=options.reach,
        limit=left,
        dry_run=options.dry_run,
    )


def _begin(run: _Run, planned: Planned, *, dry_run: bool) -> Meter | None:
    if not planned.segments:
        return None
    verb = "would draft" if dry_run else "drafting"
    line = f"{planned.language}: {verb} {planned.segments} segments, {planned.words:,} words"
    run.console.say(line)
    if dry_run:
        return None
    meter = run.console.meter(planned.segments, planned.language)
    meter.begin()
    return meter


def _report(run: _Run) -> None:
    """Tell what is done, what is not, and what to type next."""
    written = sum(event.written for event in run.drafted)
    wanted = sum(run.wanted.values())
    run.drafted.sort(key=lambda event: event.article)
    if run.drafted:
        rate = written / run.seconds if run.seconds else 0.0
        run.console.say(
            f"drafted {written} of {wanted} segments in {run.seconds:.1f} s ({rate:.0f}/s)"
        )
        _show_catalogs(run)
        show_terms(run.console, run.drafted)
    elif not wanted and not run.failed:
        run.console.say("nothing to draft")
    show_failures(run.failed)
    if run.drafted:
        _show_next(run)


def _show_catalogs(run: _Run) -> None:
    touched = {(event.article, event.language) for event in run.drafted}
    rows: list[tuple[str, ...]] = [("article", "lang", "segments", "drafts", "reviewed", "missing")]
    states = status(run.place, run.articles, run.languages, Requirement.TRANSLATED)
    rows += [
        _row(one)
        for one in states
        if isinstance(one, Status) and (one.article, one.language) in touched
    ]
    run.console.say()
    for line in table(rows, right=(2, 3, 4, 5)):
        run.console.say(line)
    run.console.say()
    for event in {event.path: event for event in run.drafted}.values():
        run.console.say(f"catalog: {run.place.relative(event.path)}")
    for backup in dict.fromkeys(event.backup for event in run.drafted if event.backup):
        run.console.say(f"backup:  {run.place.relative(backup)}")


def _row(one: Status) -> tuple[str, ...]:
    states = dict(one.states)
    drafts = states[State.MACHINE] + states[State.EDITED]
    counts = (one.total, drafts, states[State.REVIEWED], states[State.UNTRANSLATED])
    return name(one.article), one.language, *(str(count) for count in counts)


def _show_next(run: _Run) -> None:
    tags = ",".join(run.languages)
    run.console.say()
    run.console.say("Drafts are marked fuzzy: review them in Poedit, Weblate or OmegaT. Next:")
    run.console.say(f"  localize check --lang {tags}")
    run.console.say(f"  localize render --lang {tags} --allow-machine")
