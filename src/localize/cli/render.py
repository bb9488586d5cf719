"""`localize render`."""

from __future__ import annotations

from typing import Never

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
from localize.errors import LocalizeError, ProjectError
from localize.project import Project, name
from localize.publishing import Requirement
from localize.stages.articles import Failed
from localize.stages.ledger import Orphan
from localize.stages.render import Rendered, render
from localize.stages.watching import affected, changes


@click.command
@lang_option
@article_option
@click.option(
    "--require",
    type=click.Choice([one.value for one in Requirement]),
    help="What every segment must be.  [default: the settings', or reviewed]",
)
@click.option("--allow-machine", is_flag=True, help="Drafts will do: --require translated.")
@click.option("--watch", is_flag=True, help="Build again what changes, until Ctrl-C.")
@pass_console
def command(
    console: Console,
    tags: tuple[str, ...],
    names: tuple[str, ...],
    require: str | None,
    allow_machine: bool,
    watch: bool,
) -> int:
    """Write the pages to build/, with a switcher to the languages that may be published.

    A language that was asked for by --lang and is not far enough makes the command fail (1).
    With --watch, pages are built again whenever an article, a catalog or the settings are saved.
    """
    least = Requirement.TRANSLATED.value if allow_machine else require
    if watch:
        _watch(console, tags, names, least)
    place = console.project()
    return _build(console, place, wanted_articles(place, names), tags, least)


def _watch(
    console: Console, tags: tuple[str, ...], names: tuple[str, ...], require: str | None
) -> Never:
    """Build what changed, again and again; what is wrong is told, and mended by the next save."""
    is_first = True
    for changed in changes(console.project().root):
        try:
            place = console.project()
            paths = affected(place, wanted_articles(place, names), changed)
            _build(console, place, paths, tags, require, is_told=is_first)
        except LocalizeError as error:
            console.complain(error)
        except OSError as error:
            console.complain(ProjectError(error.strerror or str(error), path=error.filename))
        if is_first:
            console.say("watching articles, catalogs and settings; Ctrl-C ends")
        is_first = False
    raise click.Abort


def _build(
    console: Console,
    place: Project,
    paths: list[str],
    tags: tuple[str, ...],
    require: str | None,
    *,
    is_told: bool = True,
) -> int:
    """Render some articles and tell what became of them; of unchanged pages if `is_told`."""
    requirement = Requirement(require or place.settings.publish.require)
    failed: list[Failed] = []
    held: list[Rendered] = []
    for event in render(place, paths, wanted_languages(place, tags), requirement):
        if isinstance(event, Failed):
            failed.append(event)
        elif isinstance(event, Orphan):
            console.say(_orphaned(place.relative(event.path), is_removed=event.is_removed))
        elif event.path is None:
            held.append(event)
        else:
            note = "" if event.written else " (unchanged)"
            is_news = event.written or is_told
            console.say(f"{place.relative(event.path)}{note}", level=int(not is_news))
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
