"""`localize compile`."""

from __future__ import annotations

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
from localize.stages.articles import Failed
from localize.stages.compile import compile_catalogs


@click.command
@lang_option
@article_option
@click.option("--use-fuzzy", is_flag=True, help="Include drafts that nobody has reviewed.")
@pass_console
def command(
    console: Console, tags: tuple[str, ...], names: tuple[str, ...], use_fuzzy: bool
) -> int:
    """Write a .mo file beside every catalog, as msgfmt does."""
    place = console.project()
    articles, languages = wanted_articles(place, names), wanted_languages(place, tags)
    failed: list[Failed] = []
    for event in compile_catalogs(place, articles, languages, include_fuzzy=use_fuzzy):
        if isinstance(event, Failed):
            failed.append(event)
        else:
            note = "" if event.written else " (unchanged)"
            console.say(f"{place.relative(event.path)}{note}")
    show_failures(failed)
    return INCOMPLETE if failed else 0
