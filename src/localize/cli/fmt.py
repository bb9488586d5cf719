"""`localize fmt`."""

from __future__ import annotations

from pathlib import Path

import click

from localize.catalog import Wrap
from localize.cli import INCOMPLETE
from localize.cli.console import Console, pass_console
from localize.cli.summaries import show_difference, show_failures
from localize.stages.articles import Failed
from localize.stages.format import catalogs, fmt

_LEAST = 20


class _WrapType(click.ParamType[Wrap]):
    """A width in columns, or “newlines”."""

    name = "wrap"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Wrap:
        """Read the option; fails on anything else."""
        if value == "newlines":
            return "newlines"
        if not str(value).isdecimal() or int(str(value)) < _LEAST:
            self.fail(f"“{value}” is neither a width from {_LEAST} nor “newlines”", param, ctx)
        return int(str(value))


@click.command
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a catalog is not canonical.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--wrap",
    type=_WrapType(),
    metavar="N|newlines",
    help="Columns of a line.  [default: the settings', or 79]",
)
@pass_console
def command(
    console: Console, files: tuple[Path, ...], check: bool, diff: bool, wrap: Wrap | None
) -> int:
    """Lay catalogs out canonically, as msgcat does; without FILES, all of the project.

    No word changes. Outside a project, name the files and --wrap.
    """
    place = None if files and wrap else console.project()
    paths = list(files) or (catalogs(place) if place else [])
    width = wrap or (place.settings.catalog.wrap if place else 79)
    events = list(fmt(paths, width, write=not (check or diff)))
    failed = [event for event in events if isinstance(event, Failed)]
    changed = [event for event in events if not isinstance(event, Failed) and event.difference]
    for event in changed:
        if diff:
            show_difference(event.difference)
        else:
            shown = place.relative(event.path) if place else event.path
            console.say(f"{'not canonical' if check else 'formatted'}: {shown}")
    verb = "not canonical" if check or diff else "formatted"
    console.say(f"{len(events)} catalogs, {len(changed)} {verb}", level=int(diff))
    show_failures(failed)
    return INCOMPLETE if failed else int(bool(changed) and (check or diff))
