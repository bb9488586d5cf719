"""`localize glossary lint`."""

from __future__ import annotations

from pathlib import Path

import click

from localize import reports
from localize.cli.console import Console, pass_console
from localize.model import Severity
from localize.stages import terms

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


@click.command(short_help="Find what is wrong in the termbases.")
@click.argument(
    "paths", nargs=-1, metavar="[FILE]...", type=click.Path(dir_okay=False, path_type=Path)
)
@pass_console
def lint(console: Console, paths: tuple[Path, ...]) -> int:
    """Find what is wrong in the project's termbases, or in FILEs; exit 1 if something is.

    Acronyms that two terms share, and ß in German, are told with -v.
    """
    findings = terms.lint(console.project(), paths)
    told = [one for one in findings if console.verbosity > 0 or one.severity is not Severity.INFO]
    for one in told:
        click.secho(reports.text([one]), nl=False, fg=_COLOURS[one.severity])
        if one.suggestion and console.verbosity > 0:
            console.say(f"  hint: {one.suggestion}")
    console.say(reports.summary(told) or "nothing wrong")
    return int(any(one.severity is not Severity.INFO for one in findings))
