"""From a recipe and a folder of corpora to weights, in one call; called again, it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from localize.training import (
    beside,
    checkpoint,
    embeddings,
    export,
    faults,
    marian,
    packed,
    prepare,
    probe,
    recipe_file,
    shards,
    states,
    team,
    trainer,
    verify,
    vocabulary,
    whole,
)
from localize.training.batches import Pools
from localize.training.faults import TrainingError
from localize.training.progress import LOG, Progress
from localize.training.recipe import Recipe
from localize.training.session import Run, Until
from localize.training.states import State
from localize.training.team import Team
from localize.training.texts import Say

RUN, EXPORT = "run", "export"


def train(
    recipe_path: Path,
    corpora: Path,
    work: Path,
    *,
    tests: Path | None = None,
    start: Path | None = None,
    until: Until | None = None,
    processes: int = 1,
    say: Say = print,
) -> bool:
    """Prepare the text and make steps until the end; what is there already is gone on with.

    Gives False if it was interrupted: the state is saved, and the same call goes on.

    `tests` is a folder of test sets: their lines are left out of the text, and their first ones
    show how it goes. `start` is a folder of weights to train further (transformers' or
    CTranslate2's), its vocabulary and shape included. Every one of `processes` makes a batch for
    each step. Raises `TrainingError`; the last checkpoint stays.
    """
    settings = recipe_file.read(recipe_path)
    _require_possible(settings, work, start, processes)
    work.mkdir(parents=True, exist_ok=True)
    if start is not None:
        beside.begin(start, work)
        if not (work / prepare.VOCABULARY).exists():
            whole.copy(_spm(start), work / prepare.VOCABULARY)
        _require_same_vocabulary(start, work)
    prepare.prepare(settings, corpora, work, tests=tests, say=say)
    (work / RUN).mkdir(exist_ok=True)
    task = partial(_train, settings, work, start=start, until=until or Until(), tests=tests)
    return team.together(task, processes, say)


def finish(
    recipe_path: Path,
    work: Path,
    *,
    tests: Path | None = None,
    processes: int = 1,
    say: Say = print,
) -> verify.Agreement | None:
    """Take the learning rate down to 0 in a branch of its own, export its weights and verify them.

    The run itself stays as it is and can go on. Interrupted, it gives None, and the same call goes
    on with it.
    """
    settings = recipe_file.read(recipe_path)
    saved = checkpoint.load(work / RUN)
    if saved is None:
        raise TrainingError("nothing trained yet", "train first", path=work / RUN)
    first = int(saved["step"])
    task = partial(_finish, settings, work, first=first, tests=tests)
    if not team.together(task, processes, say):
        return None
    return verify.tell(settings.languages[0], work / "clean", work / EXPORT, say)


def _require_possible(settings: Recipe, work: Path, start: Path | None, processes: int) -> None:
    """Raise `TrainingError` before anything is made if the recipe asks for what is not given."""
    if settings.goes_on() and start is None and not checkpoint.saved(work / RUN):
        raise faults.no_weights()
    if settings.online.drafts and processes > 1:
        hint = "leave out --processes: it takes all cores to compare drafts"
        raise TrainingError("a training on drafts is one process's", hint)


def _require_same_vocabulary(start: Path, work: Path) -> None:
    """Raise `TrainingError` if the working folder was begun with another vocabulary."""
    if _spm(start).read_bytes() != (work / prepare.VOCABULARY).read_bytes():
        hint = "use another working folder"
        raise TrainingError("this was begun with another vocabulary", hint, path=work)


def _train(
    settings: Recipe,
    work: Path,
    own: Team,
    say: Say,
    *,
    start: Path | None,
    until: Until,
    tests: Path | None,
) -> bool:
    """Go on with what was saved, or begin; as one process of a team."""
    folder = work / RUN
    saved = checkpoint.load(folder)
    state = _begin(settings, work, start) if saved is None else _restore(settings, work, saved)
    return _go(settings, state, folder, own, say, until=until, tests=tests)


def _finish(
    settings: Recipe, work: Path, own: Team, say: Say, *, first: int, tests: Path | None
) -> bool:
    """Make the steps of the finish after step `first`, and export."""
    folder = work / f"finish-{first}"
    folder.mkdir(exist_ok=True)
    begun, saved = checkpoint.load(folder), checkpoint.load(work / RUN)
    if saved is None:
        raise TrainingError("the checkpoint is gone", "train again", path=work / RUN)
    state = _restore(settings, work, begun or saved)
    if begun is None and settings.last:  # a block of another mix
        state.block, state.done = state.block + 1, 0
    until = Until(step=first + settings.steps.finish, finish=first)
    if not _go(settings, state, folder, own, say, until=until, tests=tests):
        return False
    if own.leads:
        beside.write(settings, work, folder, say)  # first: what can go wrong leaves the old export
        export.export(states.averaged(state), work / prepare.VOCABULARY, work / EXPORT)
        beside.describe(settings, folder, work / EXPORT / export.INT8)
        beside.try_out(settings, work, folder, work / EXPORT / export.INT8, say)
    return True


def _go(
    settings: Recipe,
    state: State,
    folder: Path,
    own: Team,
    say: Say,
    *,
    until: Until,
    tests: Path | None,
) -> bool:
    """Make steps from a state on."""
    work = folder.parent
    score = probe.make(settings, tests, work / prepare.VOCABULARY) if tests and own.leads else None
    last = settings.last if until.finish is not None else {}
    pools = Pools(work / "shards", last or settings.mix, settings.seed)
    progress = Progress(folder / LOG if own.leads else None, say, state.seconds)
    return trainer.train(Run(settings, state, pools, folder, progress, until, score, own))


def _begin(settings: Recipe, work: Path, start: Path | None) -> State:
    """Give the state before the first step."""
    if start is not None:
        network = (packed if (start / packed.MODEL).exists() else marian).read(start)
        processor = vocabulary.load(work / prepare.VOCABULARY)
        vocabulary.require_size(processor, network.shape.vocabulary, start)
        sizes = {name: getattr(network.shape, name) for name in asdict(settings.model)}
        if sizes != asdict(settings.model):
            raise TrainingError(
                f"these weights have another shape: {sizes}", "write it under [model]", path=start
            )
        return states.begin(settings, network)
    size = _size(work)
    found = (shards.read(path) for path in sorted((work / "shards").glob("*.npz")))
    table = embeddings.start(found, size, settings.model.width, settings.seed)
    return states.begin(settings, states.fresh(settings, size, table=table))


def _restore(settings: Recipe, work: Path, saved: Mapping[str, Any]) -> State:
    """Give the state that a checkpoint holds."""
    return states.restore(saved, settings, _size(work))


def _size(work: Path) -> int:
    """Give the number of pieces, the padding included."""
    return len(vocabulary.pieces(vocabulary.load(work / prepare.VOCABULARY)))


def _spm(start: Path) -> Path:
    """Give the vocabulary of a folder of weights."""
    for path in (start / "source.spm", start / "joint.spm"):
        if path.exists():
            return path
    hint = "give a folder that `localize train` exported: transformers/ or ctranslate2-int8/"
    raise TrainingError("no vocabulary here (source.spm, joint.spm)", hint, path=start)
