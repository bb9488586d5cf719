"""`localize glossary import` and `export`."""

from __future__ import annotations

from pathlib import Path

import click

from localize.cli.console import Console, pass_console
from localize.glossary import tbx
from localize.stages import terms


@click.command("import", short_help="Take terms over from TBX or CSV.")
@click.argument("source", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--file",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The termbase.  [default: one named like FILE]",
)
@pass_console
def bring_in(console: Console, source: Path, path: Path | None) -> int:
    """Take the terms of a TBX or CSV FILE over; exit 1 if a term is there but differs."""
    place = console.project()
    done = terms.bring_in(place, source, path)
    for term in done.different:
        click.secho(f"{term.path}:{term.line}: {term.id} is there, but differs", fg="yellow")
    target = place.relative(done.path.resolve())
    console.say(f"{target}: {len(done.added)} added, {done.known} already there")
    return int(bool(done.different))


@click.command("export", short_help="Write all terms to TBX or CSV.")
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--style",
    type=click.Choice([one.value for one in tbx.Style]),
    default=tbx.Style.DCA.value,
    show_default=True,
    help="How TBX writes categories: as attributes or as tags.",
)
@pass_console
def bring_out(console: Console, path: Path, style: str) -> int:
    """Write all terms to FILE: TBX-Basic (.tbx) or a termbase (.csv)."""
    count = terms.bring_out(console.project(), path, tbx.Style(style))
    console.say(f"{path}: {count} terms")
    return 0
