"""`localize extract`."""

from __future__ import annotations

import click

from localize.cli import INCOMPLETE
from localize.cli.console import Console, article_option, pass_console, wanted_articles
from localize.cli.summaries import show_failures, show_findings
from localize.stages.articles import Failed
from localize.stages.extract import extract


@click.command
@article_option
@pass_console
def command(console: Console, names: tuple[str, ...]) -> int:
    """Write a .pot template of every article; -v shows what was left out of it."""
    place = console.project()
    failed: list[Failed] = []
    for event in extract(place, wanted_articles(place, names)):
        if isinstance(event, Failed):
            failed.append(event)
            continue
        counts = f"{event.segments} segments, {event.words:,} words, {event.language}"
        console.say(f"{place.relative(event.path)}: {counts}")
        for text in event.left_out:
            console.say(f"  left out: {' '.join(text.split())[:66]}", level=1)
        show_findings(console, event.findings)
    show_failures(failed)
    return INCOMPLETE if failed else 0
