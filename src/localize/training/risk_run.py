"""From weights, a recipe and a folder of corpora to weights whose best drafts come first."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from functools import partial
from pathlib import Path

from localize.engines import weights as weights_files
from localize.engines.weights import Weights
from localize.training import (
    beside,
    checkpoint,
    export,
    packed,
    prepare,
    risk,
    risk_drafts,
    risk_recipe,
    texts,
    verify,
    vocabulary,
    whole,
)
from localize.training.faults import TrainingError
from localize.training.network import Network
from localize.training.risk_drafts import Drafts
from localize.training.risk_recipe import RiskRecipe
from localize.training.run import EXPORT, RUN
from localize.training.texts import Say

_BEGUN = "begun.json"
_DRAFTING = "drafting"
"""Folder of the weights that the round at hand drafts with."""


def train(
    recipe_path: Path,
    corpora: Path,
    work: Path,
    *,
    start: Path,
    tests: Path | None = None,
    say: Say = print,
) -> bool:
    """Draft lines and make the recipe's steps, round by round, from the weights in `start`.

    They are exported and verified in the end. Gives False if it was interrupted in its steps: what
    is done is saved, and the same call goes on. `start` is a folder that the engine `embedded`
    reads; what lies beside its weights goes with the new ones. `tests` is a folder of test sets
    whose lines are left out. Raises `TrainingError`, and `EngineError` for damaged weights.
    """
    settings = risk_recipe.read(recipe_path)
    begun = _weights(start, work)
    network, processor = packed.read(start), vocabulary.load(start / prepare.VOCABULARY)
    vocabulary.require_size(processor, network.shape.vocabulary, start)
    (work / RUN).mkdir(parents=True, exist_ok=True)
    _require_same(settings, begun, work)
    texts.clean_all(settings, corpora, work / "clean", tests=tests, say=say)
    state = _state(network, work / RUN)
    if state.step < settings.risk.steps:
        drafts = risk_drafts.choose(settings, work / "clean", work / "drafts", processor)
        if not _rounds(state, drafts, begun, work, say):
            return False
    made = _export(state, settings, begun, work / EXPORT)
    shutil.rmtree(work / _DRAFTING, ignore_errors=True)
    verify.tell(settings.languages[0], work / "clean", work / EXPORT, say)
    say(f"written: {made}")
    return True


def _rounds(state: risk.State, drafts: Drafts, begun: Weights, work: Path, say: Say) -> bool:
    """Draft and make steps, round by round; False if interrupted."""
    settings = drafts.settings
    for number in range(settings.risk.rounds):
        if state.step < risk_recipe.steps_of(settings.risk, number).stop:
            weights = partial(_drafting, number, state, settings, begun, work / _DRAFTING)
            drafted = drafts.of_round(number, weights, say)
            if not risk.train(state, drafted, settings.risk, work / RUN, say, number=number):
                return False
    return True


def _drafting(
    number: int, state: risk.State, settings: RiskRecipe, begun: Weights, folder: Path
) -> Path:
    """Give the folder that a round drafts with: the weights of the moment when it began."""
    if number == 0:
        return begun.path
    begins = state.step == risk_recipe.steps_of(settings.risk, number).start
    if begins or not (folder / export.INT8 / weights_files.MANIFEST).exists():
        _export(state, settings, begun, folder)
    return folder / export.INT8


def _weights(start: Path, work: Path) -> Weights:
    """Read and verify the weights to go on from."""
    hint = "give another folder of weights: embedded, or OTHER/export/ctranslate2-int8"
    if not (start / weights_files.MANIFEST).exists():
        raise TrainingError("no weights that the engine embedded reads", hint, path=start)
    if any(start.resolve().is_relative_to((work / one).resolve()) for one in (EXPORT, _DRAFTING)):
        raise TrainingError("the new weights would take the place of these", hint, path=start)
    begun = weights_files.read(start)
    weights_files.verify(begun)
    return begun


def _require_same(settings: RiskRecipe, begun: Weights, work: Path) -> None:
    """Raise `TrainingError` if the folder was begun with other weights or settings."""
    told = json.dumps({"weights": begun.revision, "recipe": asdict(settings)}, indent=1)
    path = work / _BEGUN
    if not path.exists():
        with whole.writing(path) as file:
            file.write(told)
    elif path.read_text(encoding="utf-8") != told:
        raise TrainingError(
            "this was begun with other weights or settings", "use another working folder", path=work
        )


def _state(network: Network, folder: Path) -> risk.State:
    """Begin, or go on from the latest checkpoint."""
    state = risk.begin(network)
    saved = checkpoint.load(folder)
    if saved is not None:
        risk.restore(state, saved)
    return state


def _export(state: risk.State, settings: RiskRecipe, begun: Weights, folder: Path) -> Path:
    """Write the averaged weights with all that the engine reads; give the engine's folder."""
    network = Network(state.network.shape)
    network.load_state_dict(state.averaged)
    export.export(network, begun.path / prepare.VOCABULARY, folder)
    _describe(settings, begun, folder / export.INT8)
    return folder / export.INT8


def _describe(settings: RiskRecipe, begun: Weights, folder: Path) -> None:
    """Put beside exported weights what lay beside those that were begun with, under a new name."""
    head = {
        "name": settings.name,
        "sources": begun.sources,
        "targets": begun.targets,
        "terms": begun.terms,
    }
    known = [begun.path / name for name in beside.FILES if name in begun.files]
    beside.put(known, folder, head, begun.search)
