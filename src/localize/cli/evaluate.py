"""`localize evaluate`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from localize import engines
from localize.cli.console import Console, pass_console
from localize.engines import Options
from localize.errors import LocalizeError, ProjectError
from localize.model import Request

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command
@click.argument("test_sets", nargs=-1, required=True, type=_FILE)
@click.option("--engine", "names", multiple=True, metavar="NAME", help="Score it; repeatable.")
@click.option("--beam", type=click.IntRange(min=1), default=4, show_default=True)
@click.option("--samples", type=click.IntRange(min=0), default=1000, show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@pass_console
def command(
    console: Console,
    test_sets: tuple[Path, ...],
    names: tuple[str, ...],
    beam: int,
    samples: int,
    form: str,
) -> int:
    """Score engines on test sets, beside the systems whose translations are in them.

    A test set is a TSV file named <source>-<target>.NAME.tsv with the columns source, reference and
    one for each system. The intervals are of 95 %, from so many samples of its lines.
    """
    try:
        from localize import evaluation  # noqa: PLC0415 - sacrebleu may be missing
    except ImportError as error:
        raise LocalizeError(
            f"evaluating needs {error.name}", 'pip install "localize[train]"'
        ) from error
    results = []
    for path in test_sets:
        source, target = _languages(path)
        found = evaluation.read(path)
        drafts = {
            name: _drafts(
                name, Options(source, target, name.partition(":")[2], beam), found.sources
            )
            for name in names
        }
        results += evaluation.evaluate(found, drafts, samples)
    write = evaluation.as_json if form == "json" else evaluation.table
    console.say(write(results).rstrip("\n"))
    return 0


def _languages(path: Path) -> tuple[str, str]:
    """Give a test set's languages, as its name says them; raises `ProjectError` if it does not."""
    source, dash, target = path.name.partition(".")[0].partition("-")
    if not dash:
        raise ProjectError("this name says no languages", "name it en-de.<name>.tsv", path=path)
    return source, target


def _drafts(name: str, options: Options, texts: Sequence[str]) -> list[str]:
    """Translate with an engine."""
    engine = engines.load(name, options)
    return [draft.text for draft in engine.translate([Request(text) for text in texts])]
