"""`localize extract`."""

from __future__ import annotations

import click

from localize.cli import INCOMPLETE
from localize.cli.console import (
    Console,
    article_option,
    pass_console,
    wanted_articles,
    wanted_languages,
)
from localize.cli.summaries import show_failures, show_findings
from localize.project import Project, idle_feeds
from localize.stages.articles import Failed
from localize.stages.extract import extract
from localize.stages.site import Collected, collect, give


@click.command
@article_option
@click.option("--site", is_flag=True, help="Collect the strings around the articles instead.")
@pass_console
def command(console: Console, names: tuple[str, ...], site: bool) -> int:
    """Write a .pot template of every article; -v shows what was left out of it.

    With --site, collect what stands around the articles (menus, buttons, notices) in site.pot and
    in every language's site.po, the most frequent first.
    """
    place = console.project()
    if site:
        return _site(console, place, wanted_articles(place, names))
    failed: list[Failed] = []
    paths = wanted_articles(place, names)
    for event in extract(place, paths):
        if isinstance(event, Failed):
            failed.append(event)
            continue
        counts = f"{event.segments} segments, {event.words:,} words, {event.language}"
        console.say(f"{place.relative(event.path)}: {counts}")
        for text in event.left_out:
            console.say(f"  left out: {' '.join(text.split())[:66]}", level=1)
        show_findings(console, event.findings)
    for feed in () if names else idle_feeds(place, paths):
        text = f"warning: no file below articles/ fits a [[feed]] with paths = {list(feed.paths)}"
        click.secho(text, err=True, fg="yellow")
    show_failures(failed)
    return INCOMPLETE if failed else 0


def _site(console: Console, place: Project, paths: list[str]) -> int:
    events = list(collect(place, paths))
    strings = [event for event in events if isinstance(event, Collected)]
    for one in strings:
        console.say(f"{one.pages:6}  {one.text}")
    for given in give(place, strings, wanted_languages(place, ())):
        console.say(f"{place.relative(given.path)}: {given.new} new strings")
    if strings and not place.settings.publish.interface:
        console.say("to have them on the pages: interface = true under [publish] in the settings")
    failed = [event for event in events if isinstance(event, Failed)]
    show_failures(failed)
    return INCOMPLETE if failed else 0
