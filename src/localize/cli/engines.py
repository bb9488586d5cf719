"""`localize engines`."""

from __future__ import annotations

import json

import click

from localize import engines
from localize.cli.console import Console, pass_console, table
from localize.errors import EngineError

_MEGABYTE = 1e6


@click.command
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@pass_console
def command(console: Console, form: str) -> int:
    """Show what can translate: name, languages, size, revision."""
    rows = [("engine", "from", "to", "MB", "revision")]
    records: list[dict[str, object]] = []
    for name in engines.BACK_ENDS:
        try:
            one = engines.describe(name)
        except EngineError as error:
            console.complain(error)
            continue
        size = one.size / _MEGABYTE
        pair = (",".join(one.sources), ",".join(one.targets))
        rows.append((name, *pair, f"{size:.1f}", one.revision))
        records.append({"engine": name, "sources": one.sources, "targets": one.targets})
        records[-1] |= {"bytes": one.size, "revision": one.revision, "path": str(one.path)}
    if form == "json":
        click.echo(json.dumps(records, indent=2))
    else:
        for line in table(rows, right=(3,)):
            console.say(line)
    return int(len(records) < len(engines.BACK_ENDS))
