"""`localize engines`."""

from __future__ import annotations

import json
import textwrap

import click

from localize import engines, languages
from localize.cli.console import Console, pass_console
from localize.engines import Description, inventory
from localize.engines.inventory import Found
from localize.errors import LocalizeError
from localize.project import Project

_MEGABYTE = 1e6
_WIDTH, _FEW = 80, 12
_OTHERS = """\
Others, in localize.toml: engine = "ctranslate2:models/opus-mt-en-de" (a folder
that was converted), "transformers:Helsinki-NLP/opus-mt-en-de" (folder or hub)"""


@click.command
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@pass_console
def command(console: Console, form: str) -> int:
    """Show what can translate: name, languages, size, revision, and what is missing.

    Those are the engines in the package, the settings' engine, and the translation models in the
    Hugging Face hub's local cache.
    """
    place = _project(console)
    configured = place.settings.engine if place else engines.DEFAULT
    named = place.engine() if place else configured
    found = inventory.look([named])
    if form == "json":
        click.echo(json.dumps([_record(one) for one in found], indent=2))
    else:
        for one in found:
            shown = configured if one.name == named else one.name
            _show(console, one, shown, chosen=one.name == named)
        console.say()
        console.say(_OTHERS)
    return int(any(one.problem for one in found))


def _project(console: Console) -> Project | None:
    """Give the project here; None outside of one."""
    try:
        return console.project()
    except LocalizeError:
        return None


def _show(console: Console, one: Found, name: str, *, chosen: bool) -> None:
    """Print an engine in lines of at most 80 columns."""
    console.say(f"{name} (in use)" if chosen else name)
    if one.about:
        for line in _facts(one.about):
            _say(console, line)
    if one.problem:
        _say(console, f"missing: {one.problem.message}")
        _say(console, f"cure: {one.problem.hint}")


def _facts(about: Description) -> list[str]:
    pair = f"{_some(about.sources)} → {_some(about.targets)}"
    facts = [f"{pair}; {about.size / _MEGABYTE:,.1f} MB; revision {about.revision}"]
    return [*facts, about.note] if about.note else facts


def _some(tags: tuple[str, ...]) -> str:
    """List languages; many are counted, those that a newsroom has told first."""
    if len(tags) <= _FEW:
        return ", ".join(tags) or "any"
    common = [tag for tag in languages.NEWSROOM if tag in tags]
    return f"{', '.join(common)} and others ({len(tags)})"


def _say(console: Console, text: str) -> None:
    for line in textwrap.wrap(text, _WIDTH - 2, break_on_hyphens=False):
        console.say(f"  {line}")


def _record(one: Found) -> dict[str, object]:
    """Give what the JSON has of an engine."""
    if one.about is None:
        problem = one.problem
        return {
            "engine": one.name,
            "missing": str(problem),
            "cure": problem.hint if problem else "",
        }
    about = one.about
    record: dict[str, object] = {"engine": one.name, "sources": about.sources}
    record |= {"targets": about.targets, "bytes": about.size, "revision": about.revision}
    return record | {"path": str(about.path), "note": about.note}
