"""`localize merge-driver`, which git calls."""

from __future__ import annotations

from pathlib import Path

import click

from localize.cli import INCOMPLETE
from localize.cli.console import Console, pass_console
from localize.errors import LocalizeError
from localize.stages.merge import merge

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN = 60


@click.command
@click.argument("base", metavar="%O", type=_FILE)
@click.argument("ours", metavar="%A", type=_FILE)
@click.argument("theirs", metavar="%B", type=_FILE)
@click.argument("name", metavar="[%P]", default="")
@pass_console
def command(console: Console, base: Path, ours: Path, theirs: Path, name: str) -> int:
    """Merge three versions of a catalog for git, entry by entry; the result replaces %A.

    Human over machine, reviewed over edited, changed over unchanged; header dates never conflict.
    Where two people wrote different texts, both stay in the entry, fuzzy, and the exit code is 1.
    If a version cannot be read, %A stays as it is and the exit code is 3.

    \b
    git calls it with these lines, which localize init writes:
      .gitattributes   *.po text eol=lf diff=po merge=localize-po
      git config merge.localize-po.driver 'localize merge-driver %O %A %B %P'
    """  # noqa: D301 (click reads \b)
    shown = name or str(ours)
    try:
        conflicts = merge(base, ours, theirs)
    except LocalizeError as error:
        console.complain(error)
        told = f"{shown}: not merged; it is as it was on this side, the other side is in git"
        click.secho(told, err=True, fg="red")
        return INCOMPLETE
    for entry in conflicts:
        text = entry.segment.text[:_SHOWN]
        click.secho(f"{shown}: conflict: two people translated “{text}”", err=True, fg="red")
    if conflicts:
        click.echo(f"{shown}: both texts are in the entry, fuzzy: keep one, then git add", err=True)
    return int(bool(conflicts))
