"""`localize update`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from localize import catalog
from localize.cli import INCOMPLETE
from localize.cli.console import (
    Console,
    article_option,
    lang_option,
    pass_console,
    wanted_articles,
    wanted_languages,
)
from localize.cli.summaries import changes_line, show_difference, show_failures
from localize.project import Project
from localize.stages.articles import Failed
from localize.stages.memo import Memo
from localize.stages.update import Updated, update


@click.command
@lang_option
@article_option
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a catalog would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 100),
    default=catalog.THRESHOLD,
    show_default=True,
    metavar="N",
    help="Likeness from which an old translation is offered for a new text; 100: never.",
)
@pass_console
def command(
    console: Console,
    tags: tuple[str, ...],
    names: tuple[str, ...],
    check: bool,
    diff: bool,
    threshold: float,
) -> int:
    """Bring the catalogs up to their articles.

    New text is added, changed text keeps its translation as fuzzy with the old text beside it,
    vanished text is kept as obsolete and comes back with its text.
    """
    place = console.project()
    memo = Memo(place)
    preview = check or diff
    found = update(
        place,
        wanted_articles(place, names),
        wanted_languages(place, tags),
        memo,
        threshold=threshold,
        preview=preview,
    )
    events = list(found)
    updated = [event for event in events if not isinstance(event, Failed)]
    changed = [event for event in updated if event.written or event.difference]
    if preview:
        _show_preview(console, place, changed, diff=diff)
    else:
        memo.save()
        _show(console, place, updated)
    verb = "would change" if preview else "written"
    console.say(f"{len(updated)} catalogs, {len(changed)} {verb}", level=int(diff))
    failed = [event for event in events if isinstance(event, Failed)]
    show_failures(failed)
    return INCOMPLETE if failed else int(preview and bool(changed))


def _show(console: Console, place: Project, updated: Sequence[Updated]) -> None:
    for event in updated:
        line = f"{place.relative(event.path)}: {changes_line([event])}"
        console.say(line, level=0 if event.written else 1)


def _show_preview(
    console: Console, place: Project, changed: Sequence[Updated], *, diff: bool
) -> None:
    for event in changed:
        if diff:
            show_difference(event.difference)
        else:
            console.say(f"{place.relative(event.path)}: {changes_line([event])}")
