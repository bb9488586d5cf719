"""`localize status`."""

from __future__ import annotations

import json

import click

from localize.cli import INCOMPLETE
from localize.cli.console import (
    Console,
    article_option,
    lang_option,
    pass_console,
    table,
    wanted_articles,
    wanted_languages,
)
from localize.cli.summaries import show_failures
from localize.model import State
from localize.project import name
from localize.publishing import Requirement
from localize.stages.articles import Failed
from localize.stages.status import Status, status

_COLOURS = {"error": "red", "warning": "yellow"}


@click.command
@lang_option
@article_option
@click.option(
    "--require",
    type=click.Choice([one.value for one in Requirement]),
    help="What a segment must be to count.  [default: the settings', or reviewed]",
)
@click.option(
    "--min-coverage",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Fail (exit 1) if an article is below that in a language.",
)
@click.option("--published", is_flag=True, help="Only editions that readers have.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@pass_console
def command(
    console: Console,
    tags: tuple[str, ...],
    names: tuple[str, ...],
    require: str | None,
    min_coverage: float | None,
    published: bool,
    form: str,
) -> int:
    """Show how far every article is in every language; with --min-coverage, the gate for CI.

    An edition counts as published if its page is in build/, or if all of it was reviewed and its
    article changed since. Such an edition is told: since when, and how serious it is.
    """
    place = console.project()
    requirement = Requirement(require or place.settings.publish.require)
    events = list(
        status(place, wanted_articles(place, names), wanted_languages(place, tags), requirement)
    )
    rows = [event for event in events if isinstance(event, Status)]
    rows = [one for one in rows if one.is_published] if published else rows
    failed = [event for event in events if isinstance(event, Failed)]
    if form == "json":
        click.echo(json.dumps([_record(one) for one in rows], ensure_ascii=False, indent=2))
    else:
        _show(console, rows, requirement)
    show_failures(failed)
    for one in (one for one in rows if one.behind):
        click.secho(_behind(one), err=True, fg=_COLOURS[str(one.gravity)])
    below = [one for one in rows if 100 * one.coverage < (min_coverage or 0)]
    for one in below:
        what = "has no catalog" if one.path is None else f"is {requirement} to {_percent(one)}"
        text = f"gate: {name(one.article)} {what} in {one.language}, not {min_coverage:g} %"
        click.secho(text, err=True, fg="red")
    is_behind = min_coverage is not None and any(one.behind for one in rows)
    return INCOMPLETE if failed else int(bool(below) or is_behind)


def _behind(one: Status) -> str:
    """Say that readers have an old text, since when, and whether a fact in it changed."""
    what = "a figure, a name or a “not” changed" if one.gravity == "error" else "wording changed"
    count = f"{one.behind} segment{'s' if one.behind != 1 else ''}"
    return f"behind: {name(one.article)} in {one.language} since {one.since}, {count}: {what}"


def _show(console: Console, rows: list[Status], requirement: Requirement) -> None:
    states = (State.MACHINE, State.EDITED, State.REVIEWED)
    header = ("article", "lang", "words", "untr.", *states, "stale", "share")
    lines = [header, *(_row(one) for one in rows)]
    right = range(2, len(header))
    for line in table(lines, right=right):
        console.say(line)
    console.say(f"share: segments that are {requirement}", level=1)


def _row(one: Status) -> tuple[str, ...]:
    if one.path is None:
        return (name(one.article), one.language, *["-"] * (len(State) + 2), "0 %")
    counts = (one.words, *(count for _, count in one.states), one.stale)
    return (name(one.article), one.language, *(str(count) for count in counts), _percent(one))


def _percent(one: Status) -> str:
    """Give the coverage rounded down: 100 % means all."""
    return f"{int(100 * one.coverage)} %"


def _record(one: Status) -> dict[str, object]:
    return {
        "article": one.article,
        "language": one.language,
        "catalog": None if one.path is None else str(one.path),
        "segments": one.total,
        "words": one.words,
        **{str(state): count for state, count in one.states},
        "stale": one.stale,
        "coverage": one.coverage,
        "published": one.is_published,
        "behind": one.behind,
        "behind_since": one.since or None,
        "gravity": None if one.gravity is None else str(one.gravity),
    }
