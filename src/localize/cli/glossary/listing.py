"""`localize glossary list`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from localize import glossary, languages
from localize.cli.console import Console, lang_option, pass_console, wanted_languages
from localize.cli.glossary.layout import columns
from localize.model import Kind, Term


@click.command("list", short_help="List the terms, or some of them.")
@click.argument("text", default="")
@lang_option
@click.option("--kind", type=click.Choice([one.value for one in Kind]), help="Only this kind.")
@pass_console
def list_terms(console: Console, text: str, tags: tuple[str, ...], kind: str | None) -> int:
    """List the terms that have TEXT in a wording or their id, or all of them."""
    place = console.project()
    shown = [languages.primary(place.settings.source), *wanted_languages(place, tags)]
    found = [
        term
        for term in glossary.load(place.glossary_paths())
        if kind in {None, term.kind.value} and _has(term, text.casefold())
    ]
    if found:
        for line in columns([["id", *shown], *(_row(term, shown) for term in found)]):
            console.say(line)
    console.say(f"{len(found)} term{'' if len(found) == 1 else 's'}")
    return 0


def _has(term: Term, text: str) -> bool:
    words = [term.id]
    for own in term.wordings.values():
        words += [*own.forms, *own.variants, *own.accepted, *own.forbidden, own.acronym]
    return any(text in word.casefold() for word in words)


def _row(term: Term, tags: Sequence[str]) -> list[str]:
    wordings = (glossary.wording(term, tag) for tag in tags)
    return [term.id, *(" | ".join(own.forms) if own else "–" for own in wordings)]
