"""`localize render`."""

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
from localize.project import name
from localize.publishing import Requirement
from localize.stages.articles import Failed
from localize.stages.ledger import Orphan
from localize.stages.render import Rendered, render


@click.command
@lang_option
@article_option
@click.option(
    "--require",
    type=click.Choice([one.value for one in Requirement]),
    help="What every segment must be.  [default: the settings', or reviewed]",
)
@click.option("--allow-machine", is_flag=True, help="Drafts will do: --require translated.")
@pass_console
def command(
    console: Console,
    tags: tuple[str, ...],
    names: tuple[str, ...],
    require: str | None,
    allow_machine: bool,
) -> int:
    """Write the pages to build/, with a switcher to the languages that may be published.

    A language that was asked for by --lang and is not far enough makes the command fail (1).
    """
    place = console.project()
    requirement = Requirement(require or place.settings.publish.require)
    if allow_machine:
        requirement = Requirement.TRANSLATED
    failed: list[Failed] = []
    held: list[Rendered] = []
    for event in render(
        place, wanted_articles(place, names), wanted_languages(place, tags), requirement
    ):
        if isinstance(event, Failed):
            failed.append(event)
        elif isinstance(event, Orphan):
            console.say(_orphaned(place.relative(event.path), is_removed=event.is_removed))
        elif event.path is None:
            held.append(event)
        else:
            note = "" if event.written else " (unchanged)"
            console.say(f"{place.relative(event.path)}{note}")
    _explain(console, held, requirement)
    show_failures(failed)
    return INCOMPLETE if failed else int(bool(held and tags))


def _orphaned(path: str, *, is_removed: bool) -> str:
    if is_removed:
        return f"{path}: taken away, nothing is its source any more"
    return f"{path}: nothing is its source any more; it stays, as somebody changed it"


def _explain(console: Console, held: list[Rendered], requirement: Requirement) -> None:
    for one in held:
        text = f"{name(one.article)} is not published in {one.language}: "
        console.say(f"{text}{one.missing} of {one.total} segments are not {requirement}")
        if one.removed:
            console.say("  its page of an earlier run was taken away")
    if held and requirement is Requirement.REVIEWED:
        console.say("to see drafts on a page: --allow-machine")
