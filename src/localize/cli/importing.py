"""`localize import`."""

from __future__ import annotations

from pathlib import Path

import click

from localize import reports
from localize.cli import INCOMPLETE
from localize.cli.console import (
    Console,
    include_human_option,
    pass_console,
    wanted_articles,
)
from localize.cli.summaries import show_failures
from localize.stages.articles import Failed
from localize.stages.importing import Rules, files_in, take


@click.command
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--accept", is_flag=True, help="Take what was translated as reviewed.")
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would be taken.")
@click.option("--force", is_flag=True, help="Only with --include-human.")
@include_human_option
@pass_console
def command(
    console: Console,
    paths: tuple[Path, ...],
    accept: bool,
    dry_run: bool,
    force: bool,
    include_human: bool,
) -> int:
    """Take translations back from XLIFF files (2.x, 1.2), or folders with such files.

    Text that a person changed in the catalog after the export stays, and is reported; so is a unit
    whose source has changed since, or that no catalog has. Exit 1 if there is such a finding.
    With --force --include-human the file's text is taken; the old catalog goes to a backup.
    """
    if force != include_human:
        raise click.UsageError("--force and --include-human go together: they replace human text")
    place = console.project()
    rules = Rules(force, accept, dry_run)
    events = list(take(place, wanted_articles(place, ()), files_in(paths), rules))
    failed = [event for event in events if isinstance(event, Failed)]
    done = [event for event in events if not isinstance(event, Failed)]
    findings = [finding for event in done for finding in event.findings]
    click.echo(reports.text(findings), nl=False)
    for event in done:
        counts = f"{event.taken} taken, {event.unchanged} unchanged, {len(event.findings)} refused"
        console.say(f"{event.file} → {place.relative(event.catalog)}: {counts}")
        if event.backup:
            console.say(f"backup: {place.relative(event.backup)}")
    show_failures(failed)
    return INCOMPLETE if failed else int(bool(findings))
