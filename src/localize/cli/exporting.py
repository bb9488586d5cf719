"""`localize export`."""

from __future__ import annotations

from pathlib import Path

import click

from localize.cli import INCOMPLETE
from localize.cli.console import (
    Console,
    article_option,
    lang_option,
    pass_console,
    wanted_articles,
    wanted_languages,
)
from localize.cli.summaries import show_failures
from localize.project import BUILD
from localize.stages.articles import Failed
from localize.stages.exporting import Exported, export


@click.command
@lang_option
@article_option
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=f"Write the files below this folder.  [default: {BUILD}/xliff]",
)
@click.option(
    "--force", is_flag=True, help="Overwrite also what was not imported; a backup is kept."
)
@pass_console
def command(
    console: Console,
    tags: tuple[str, ...],
    names: tuple[str, ...],
    output: Path | None,
    force: bool,
) -> int:
    """Write an XLIFF 2.1 file of every catalog, for translators whose tool is not gettext.

    Drafts are marked as a machine's suggestions; placeholders are inline elements; roles, terms
    and comments are notes. `localize import` takes the files back.
    """
    place = console.project()
    events = list(
        export(
            place,
            wanted_articles(place, names),
            wanted_languages(place, tags),
            output or place.root / BUILD / "xliff",
            force=force,
        )
    )
    failed = [event for event in events if isinstance(event, Failed)]
    for event in events:
        if not isinstance(event, Failed):
            console.say(f"{place.relative(event.path)}: {_line(event)}")
            if event.backup:
                console.say(f"backup: {place.relative(event.backup)}")
    if not events:
        console.say("no catalogs: localize update makes them")
    show_failures(failed)
    return INCOMPLETE if failed else 0


def _line(event: Exported) -> str:
    left_out = f", {event.left_out} with plural forms left out" if event.left_out else ""
    return f"{event.units} units{left_out}{'' if event.written else ' (unchanged)'}"
