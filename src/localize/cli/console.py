"""What every command needs of its terminal: where it works, how much it says, how it counts."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click

from localize import languages, project
from localize.cli import PROGRESS, go_offline, go_to
from localize.errors import LocalizeError, ProjectError
from localize.project import Project

Command = TypeVar("Command", bound=Callable[..., Any])
_PAUSE = 5.0
_BAR = 20


@dataclass(frozen=True, slots=True)
class Console:
    """The global options: `verbosity` (-1 quiet, 0, 1, …), the kind of progress."""

    verbosity: int = 0
    progress: str = "auto"

    def project(self) -> Project:
        """Give the project that the current folder belongs to; raises `ProjectError`."""
        return project.find(Path.cwd())

    def say(self, text: str = "", *, level: int = 0) -> None:
        """Print a line of a result, if the user wants to hear that much."""
        if self.verbosity >= level:
            click.echo(text)

    def complain(self, error: LocalizeError, path: str = "") -> None:
        """Print what stopped the work on one thing; `path` where the error does not know it."""
        prefix = f"{path}: " if path and error.path is None else ""
        click.secho(f"{prefix}{error}", err=True, fg="red")

    def meter(self, total: int, label: str) -> Meter:
        """Give a progress display on standard error; it counts up to `total` segments."""
        kind = self.progress
        if kind == "auto":
            kind = "bar" if sys.stderr.isatty() else "none"
        if self.verbosity < 0 and kind != "jsonl":
            kind = "none"
        return Meter(total, label, kind)


class Meter:
    """Segments done, segments a second, time left: a bar, plain lines, or JSON lines."""

    def __init__(self, total: int, label: str, kind: str) -> None:
        self._total = total
        self._label = label
        self._kind = kind
        self._done = 0
        self._start = self._shown = time.monotonic()

    def advance(self, count: int) -> None:
        """Count more segments as done."""
        self._done += count
        now = time.monotonic()
        is_due = now - self._shown >= _PAUSE or self._done >= self._total
        if self._kind in {"bar", "jsonl"} or (self._kind == "plain" and is_due):
            self._shown = now
            self._write(now - self._start)

    def begin(self) -> None:
        """Show the display before anything is done."""
        if self._kind == "bar":
            self._write(0.0)

    def end(self) -> None:
        """Leave the line of the bar."""
        if self._kind == "bar":
            click.echo("", err=True)

    def _write(self, seconds: float) -> None:
        rate = self._done / seconds if seconds else 0.0
        left = (self._total - self._done) / rate if rate else 0.0
        if self._kind == "jsonl":
            record = {"label": self._label, "done": self._done, "total": self._total}
            record |= {"per_second": round(rate, 1), "seconds_left": round(left, 1)}
            click.echo(json.dumps(record), err=True)
            return
        text = f"{self._label} {self._done}/{self._total}"
        if rate:
            text += f"  {rate:.0f} segments/s  {left:.0f} s left"
        if self._kind == "plain":
            click.echo(text, err=True)
            return
        filled = round(_BAR * self._done / max(1, self._total))
        bar = "█" * filled + "░" * (_BAR - filled)
        click.echo(f"\r{bar} {text}\x1b[K", nl=False, err=True)


def pass_console(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command its console as the first argument.

    The global options are understood behind the command's name too.
    """
    command = _global("-C", "folder", type=click.Path(path_type=Path), is_eager=True)(command)
    command = _global("-v", "--verbose", "louder", count=True)(command)
    command = _global("-q", "--quiet", "quieter", is_flag=True)(command)
    command = _global("--progress", "progress", type=click.Choice(PROGRESS))(command)
    command = _global("--offline", "offline", is_flag=True)(command)
    return click.make_pass_decorator(Console)(command)


def _global(*names: str, **settings: Any) -> Callable[..., Any]:  # noqa: ANN401 (click's)
    """Make an option that changes the console and that the command does not see."""
    return click.option(
        *names, **settings, expose_value=False, hidden=True, callback=_change_console
    )


def _change_console(context: click.Context, option: click.Parameter, value: Any) -> None:  # noqa: ANN401 (click's)
    console = context.find_object(Console)
    if console is None or not value:
        return
    if option.name == "offline":
        go_offline()
        return
    if option.name == "folder":
        go_to(value, context.info_name)
        return
    changes = {
        "louder": {"verbosity": value},
        "quieter": {"verbosity": -1},
        "progress": {"progress": value},
    }
    context.obj = replace(console, **changes[str(option.name)])


def lang_option(command: Command) -> Command:
    """Add `--lang`: repeated, with commas, or `all`."""
    return click.option(
        "-l",
        "--lang",
        "tags",
        multiple=True,
        metavar="TAG",
        help="Target language: de, or de,fr; repeatable; all.  [default: the settings' targets]",
    )(command)


def article_option(command: Command) -> Command:
    """Add `--article`: a path or a name."""
    return click.option(
        "-a",
        "--article",
        "names",
        multiple=True,
        metavar="NAME",
        help="Only this article (path or name); repeatable.",
    )(command)


def include_human_option(command: Command) -> Command:
    """Add `--include-human`, without which nothing replaces what a person wrote."""
    return click.option(
        "--include-human",
        is_flag=True,
        help="With --force: replace what people wrote too; a backup is kept.",
    )(command)


def wanted_languages(place: Project, tags: Sequence[str]) -> list[str]:
    """Give the target languages that a person asked for; raises `ProjectError`."""
    asked = [tag.strip() for group in tags for tag in group.split(",") if tag.strip()]
    if not asked or "all" in asked:
        asked = list(place.settings.targets)
    if not asked:
        raise ProjectError("no target language", "--lang de, or targets in localize.toml")
    return list(dict.fromkeys(languages.parse(tag) for tag in asked))


def wanted_articles(place: Project, names: Sequence[str]) -> list[str]:
    """Give the articles that a person asked for, all without names; raises `ProjectError`."""
    found = project.articles(place, names)
    if not found:
        raise ProjectError(
            f"no article in {place.root / project.ARTICLES}",
            "put one there: .html, .md, .txt, .docx, or a file that a [[feed]] is for",
        )
    return found


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Lay out rows in columns; those numbered in `right` are set to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if index in right else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
