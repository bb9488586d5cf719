"""`localize glossary extract`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from localize import languages
from localize.cli.console import (
    Console,
    article_option,
    lang_option,
    pass_console,
    wanted_articles,
    wanted_languages,
)
from localize.cli.glossary.layout import columns
from localize.stages import terms
from localize.stages.terms import Found

_MANY = 30


@click.command(short_help="Propose terms from the articles.")
@lang_option
@article_option
@click.option("--least", default=2, show_default=True, help="How often a name must stand.")
@click.option("-n", "--limit", default=_MANY, show_default=True, help="How many to show.")
@pass_console
def extract(
    console: Console, tags: tuple[str, ...], names: tuple[str, ...], least: int, limit: int
) -> int:
    """Propose terms from the articles: names and phrases that the glossary has not.

    Reviewed translations tell what they may be called in the target languages.
    """
    place = console.project()
    wanted = wanted_languages(place, tags)
    found = terms.propose(place, wanted_articles(place, names), wanted, least)
    if found:
        head = ["times", languages.primary(place.settings.source), *wanted]
        for line in columns([head, *(_proposal(one, wanted) for one in found[:limit])]):
            console.say(line)
    rest = f"; {limit} shown" if len(found) > limit else ""
    console.say(f"{len(found)} proposal{'' if len(found) == 1 else 's'}{rest}")
    return 0


def _proposal(found: Found, tags: Sequence[str]) -> list[str]:
    known = {tag: one.form for tag, one in found.targets}
    return [str(found.proposal.count), found.proposal.form, *(known.get(tag, "–") for tag in tags)]
