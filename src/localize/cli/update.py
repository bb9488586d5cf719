"""`localize update`."""

from __future__ import annotations

import click

from localize import stages
from localize.cli import INCOMPLETE
from localize.cli.console import (
    Console,
    article_option,
    lang_option,
    pass_console,
    wanted_articles,
    wanted_languages,
)
from localize.cli.summaries import changes_line, failures_lines
from localize.stages.articles import Failed
from localize.stages.memo import Memo


@click.command
@lang_option
@article_option
@pass_console
def command(console: Console, tags: tuple[str, ...], names: tuple[str, ...]) -> int:
    """Bring the catalogs up to their articles.

    New text is added, changed text keeps its translation as fuzzy with the old text beside it,
    vanished text is kept as obsolete and comes back with its text.
    """
    place = console.project()
    memo = Memo(place)
    events = list(
        stages.update(place, wanted_articles(place, names), wanted_languages(place, tags), memo)
    )
    memo.save()
    failed = [event for event in events if isinstance(event, Failed)]
    for event in events:
        if not isinstance(event, Failed):
            level = 0 if event.written else 1
            console.say(f"{place.relative(event.path)}: {changes_line([event])}", level=level)
    updated = [event for event in events if not isinstance(event, Failed)]
    written = sum(event.written for event in updated)
    console.say(f"{len(updated)} catalogs, {written} written")
    for line in failures_lines(failed):
        click.secho(line, err=True, fg="red")
    return INCOMPLETE if failed else 0
