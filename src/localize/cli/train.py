"""`localize train`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from localize.cli.console import Console, pass_console
from localize.training.faults import TrainingError

_HOUR = 3600
_INTERRUPTED = 130
_EMBEDDED = Path("embedded")
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command
@click.argument("recipe", type=click.Path(path_type=Path))
@click.argument("corpora", type=_FOLDER)
@click.option("-o", "--output", "work", type=_FOLDER, required=True, help="Working folder.")
@click.option("--tests", type=_FOLDER, help="Test sets: left out of the text, and scored.")
@click.option("--from", "start", type=_FOLDER, help="Weights to begin with: a folder, or embedded.")
@click.option("--steps", type=click.IntRange(min=1), help="Stop before this step.")
@click.option("--hours", type=click.FloatRange(min=0), help="Stop after so many hours.")
@click.option("--processes", type=click.IntRange(min=1), default=1, help="Share every step.")
@click.option("--finish", is_flag=True, help="Then take the learning rate to 0 and export.")
@pass_console
def command(
    console: Console,
    recipe: Path,
    corpora: Path,
    work: Path,
    tests: Path | None,
    start: Path | None,
    steps: int | None,
    hours: float | None,
    processes: int,
    finish: bool,
) -> int:
    """Train our own weights from a folder of parallel text; called again, it goes on.

    RECIPE is a TOML file or the name of one that ships: large, wider, longer, small, further,
    phrases. CORPORA holds files named en-XX.NAME.tsv, .tsv.xz or .tmx. Phrases are counted in
    minutes: the options after --tests are for networks.
    """
    if _counts_phrases(recipe, corpora, work, tests, console):
        return 0
    try:
        from localize.engines.embedded import FOLDER  # noqa: PLC0415 - as below
        from localize.training import run  # noqa: PLC0415 - torch is heavy and may be missing
        from localize.training.session import Until  # noqa: PLC0415 - as above
    except ImportError as error:
        hint = 'pip install "localize[train]"'
        raise TrainingError(f"training needs {error.name}", hint) from error
    seconds = None if hours is None else hours * _HOUR
    until = Until(step=steps, seconds=seconds)
    say = console.say
    if start == _EMBEDDED:
        start = FOLDER
    train = partial(run.train, recipe, corpora, work, start=start, until=until)
    if not train(tests=tests, processes=processes, say=say):
        return _INTERRUPTED
    if finish and run.finish(recipe, work, tests=tests, processes=processes, say=say) is None:
        return _INTERRUPTED
    return 0


def _counts_phrases(
    recipe: Path, corpora: Path, work: Path, tests: Path | None, console: Console
) -> bool:
    """Make phrases if the recipe is for them, and tell whether it is."""
    try:
        from localize.training import phrase_model, phrase_recipe  # noqa: PLC0415 - numpy may be missing
    except ImportError as error:
        hint = 'pip install "localize[train]"'
        raise TrainingError(f"training needs {error.name}", hint) from error
    if not phrase_recipe.is_phrases(recipe):
        return False
    folder = phrase_model.train(recipe, corpora, work, tests=tests, say=console.say)
    console.say(f"written: {folder}")
    return True
