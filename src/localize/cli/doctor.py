"""`localize doctor`."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version

import click

from localize import __version__, engines, glossary, project
from localize.cli.console import Console, pass_console
from localize.engines import Options
from localize.errors import LocalizeError
from localize.model import Request

_LIBRARIES = ("babel", "ctranslate2", "sentencepiece", "sentencex", "lxml", "markdown-it-py")
_OPTIONAL = ("torch", "transformers")


@click.command
@pass_console
def command(console: Console) -> int:
    """Show whether everything that is needed is there; exit 1 if something is not."""
    console.say(f"localize {__version__}, Python {platform.python_version()}")
    broken = 0
    for name, probe in _probes(console):
        try:
            console.say(f"ok    {name}: {probe()}")
        except LocalizeError as error:
            broken += 1
            click.secho(f"FAIL  {name}: {error}", err=True, fg="red")
    for library in _OPTIONAL:
        console.say(f"-     {library}: {_version(library) or 'not installed (optional)'}")
    found = shutil.which("msgfmt")
    missing = "not installed (optional; check uses it: apt install gettext)"
    console.say(f"{'ok' if found else '-':5} msgfmt: {found or missing}")
    return int(broken > 0)


def _probes(console: Console) -> Iterator[tuple[str, Callable[[], str]]]:
    """Give what is tried, in the order in which one needs the other."""
    yield "libraries", _libraries
    yield "engine", _engine
    yield "settings", lambda: _settings(console)
    yield "engine in use", lambda: _chosen(console)
    yield "articles", lambda: f"{len(project.articles(console.project()))} found"
    yield "glossary", lambda: _glossary(console)


def _libraries() -> str:
    return ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)


def _engine() -> str:
    """Load the default engine and let it translate: its weights are really there."""
    about = engines.describe(engines.DEFAULT)
    engine = engines.load(engines.DEFAULT, Options(about.sources[0], about.targets[0]))
    engine.translate([Request("The court ruled.")])
    return f"{engine.signature} translates {', '.join(about.sources)} → {', '.join(about.targets)}"


def _settings(console: Console) -> str:
    place = console.project()
    return f"{place.root}: {place.settings.source} → {', '.join(place.settings.targets)}"


def _chosen(console: Console) -> str:
    """Describe the settings' engine without loading it."""
    name = console.project().engine()
    about = engines.describe(name)
    return f"{about.name} translates {', '.join(about.sources)} → {', '.join(about.targets)}"


def _glossary(console: Console) -> str:
    paths = console.project().glossary_paths()
    return f"{len(glossary.load(paths))} terms in {len(paths)} files"


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
