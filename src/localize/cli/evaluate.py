"""`localize evaluate`."""

from __future__ import annotations

from pathlib import Path

import click

from localize import engines
from localize.cli.console import Console, pass_console
from localize.errors import LocalizeError, ProjectError

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command
@click.argument("test_sets", nargs=-1, required=True, type=_FILE)
@click.option("--engine", "names", multiple=True, metavar="NAME", help="Score it; repeatable.")
@click.option(
    "--terms",
    "termbases",
    multiple=True,
    type=_FILE,
    metavar="GLOSSARY",
    help="Score how drafts keep to these terms.",
)
@click.option("-l", "--lang", "tag", metavar="TAG", help="Target language of a list of terms.")
@click.option("--plot", type=_FILE, help="Draw quality and speed: .svg, or .png beside it.")
@click.option("--beam", type=click.IntRange(min=1), default=4, show_default=True)
@click.option("--workers", type=click.IntRange(min=0), default=0, help="At a time; 0: all cores.")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first lines of each set.")
@click.option("--samples", type=click.IntRange(min=0), default=1000, show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@pass_console
def command(
    console: Console,
    test_sets: tuple[Path, ...],
    names: tuple[str, ...],
    termbases: tuple[Path, ...],
    tag: str | None,
    plot: Path | None,
    beam: int,
    workers: int,
    limit: int | None,
    samples: int,
    form: str,
) -> int:
    """Score engines on test sets, beside the systems whose translations are in them.

    A test set is a TSV file named <source>-<target>.NAME.tsv with the columns source, reference and
    one for each system. With --terms it may also be a list of terms (with --lang), or sentences
    with terms written in. Intervals are of 95 %, from so many samples.
    """
    try:
        from localize.stages import evaluate  # noqa: PLC0415 - sacrebleu may be missing
    except ImportError as error:
        raise LocalizeError(
            f"evaluating needs {error.name}", 'pip install "localize[train]"'
        ) from error
    for name in names:
        engines.require(name)
    asked = evaluate.Asked(test_sets, names, beam, workers, limit, samples)
    if not termbases:
        results = evaluate.scores(asked)
        console.say(evaluate.written(results, form).rstrip("\n"))
        for path in evaluate.drawn(results, plot):
            console.say(f"\n{path}", level=int(form == "json"))
        return 0
    if plot or not names:
        raise ProjectError(
            "--terms scores engines and draws no plot", "name them: --engine phrases; no --plot"
        )
    console.say(evaluate.written_terms(evaluate.terms(asked, termbases, tag), form).rstrip())
    return 0
