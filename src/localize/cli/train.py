"""`localize train`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from localize.cli.console import Console, pass_console
from localize.training.faults import TrainingError, no_weights

_HOUR = 3600
_INTERRUPTED = 130
_EMBEDDED = Path("embedded")
Say = Callable[[str], None]
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

    RECIPE is a TOML file or the name of one that ships: large, wider, longer, nearer, nearest,
    small, further, tune, phrases. CORPORA holds files named en-XX.NAME.tsv, .tsv.xz or .tmx.
    Nearer, tune and phrases do what their recipes say and export it: the options after --from are
    for others.
    """
    say = console.say
    with _needs():
        from localize.engines.embedded import FOLDER  # noqa: PLC0415 - as below
        from localize.training import phrase_recipe, recipe_file, risk_recipe  # noqa: PLC0415 - numpy may be missing
    start = FOLDER if start == _EMBEDDED else start
    kind = recipe_file.kind(recipe)
    if kind and (finish or processes > 1 or steps or hours is not None):
        hint = "leave out --steps, --hours, --processes and --finish"
        raise TrainingError("this recipe says itself how long it takes", hint, path=recipe)
    if kind not in {"", phrase_recipe.KIND, risk_recipe.KIND}:
        kinds = f"{phrase_recipe.KIND}, {risk_recipe.KIND}, or none for a network"
        raise TrainingError(f"no recipe is of the kind “{kind}”", kinds, path=recipe)
    if kind == phrase_recipe.KIND:
        return _count_phrases(recipe, corpora, work, tests, say)
    if kind == risk_recipe.KIND:
        return _lower_risk(recipe, corpora, work, start, tests, say)
    with _needs():
        from localize.training import run  # noqa: PLC0415 - torch is heavy and may be missing
        from localize.training.session import Until  # noqa: PLC0415 - as above
    until = Until(step=steps, seconds=None if hours is None else hours * _HOUR)
    train = partial(run.train, recipe, corpora, work, start=start, until=until)
    if not train(tests=tests, processes=processes, say=say):
        return _INTERRUPTED
    if finish and run.finish(recipe, work, tests=tests, processes=processes, say=say) is None:
        return _INTERRUPTED
    return 0


@contextmanager
def _needs() -> Iterator[None]:
    """Say how a library is installed that an import lacks."""
    try:
        yield
    except ImportError as error:
        hint = 'pip install "localize[train]"'
        raise TrainingError(f"training needs {error.name}", hint) from error


def _count_phrases(recipe: Path, corpora: Path, work: Path, tests: Path | None, say: Say) -> int:
    """Make the weights of the engine `phrases`."""
    with _needs():
        from localize.training import phrase_model  # noqa: PLC0415 - numpy may be missing
    folder = phrase_model.train(recipe, corpora, work, tests=tests, say=say)
    say(f"written: {folder}")
    return 0


def _lower_risk(
    recipe: Path, corpora: Path, work: Path, start: Path | None, tests: Path | None, say: Say
) -> int:
    """Go on from weights by minimum risk training."""
    if start is None:
        raise no_weights()
    with _needs():
        from localize.training import risk_run  # noqa: PLC0415 - torch is heavy and may be missing
    done = risk_run.train(recipe, corpora, work, start=start, tests=tests, say=say)
    return 0 if done else _INTERRUPTED
