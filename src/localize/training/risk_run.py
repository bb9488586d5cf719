"""From weights, a recipe and a folder of corpora to weights whose best drafts come first."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from functools import partial
from pathlib import Path

from localize.engines import Options, embedded
from localize.engines import weights as weights_files
from localize.engines.weights import Weights
from localize.training import (
    beside,
    checkpoint,
    cleaning,
    export,
    hypotheses,
    manifest,
    packed,
    risk,
    risk_recipe,
    texts,
    verify,
    vocabulary,
)
from localize.training.faults import TrainingError
from localize.training.hypotheses import Drafted
from localize.training.risk_recipe import RiskRecipe
from localize.training.run import EXPORT, RUN
from localize.training.texts import Say

_VOCABULARY = "joint.spm"


def train(
    recipe_path: Path,
    corpora: Path,
    work: Path,
    *,
    start: Path,
    tests: Path | None = None,
    say: Say = print,
) -> bool:
    """Draft lines with the weights in `start`, make the recipe's steps, export and verify.

    Gives False if it was interrupted: what is done is saved, and the same call goes on. `start` is
    a folder that the engine `embedded` reads; what lies beside its weights goes with the new ones.
    `tests` is a folder of test sets whose lines are left out. Raises `TrainingError`, and
    `EngineError` for weights that are none.
    """
    settings = risk_recipe.read(recipe_path)
    begun = weights_files.read(start)
    state = risk.begin(packed.read(start))
    (work / RUN).mkdir(parents=True, exist_ok=True)
    _clean(settings, corpora, work, tests, say)
    drafted = _draft(settings, work, begun, say)
    saved = checkpoint.load(work / RUN)
    if saved is not None:
        risk.restore(state, saved)
    penalty = weights_files.length_penalty(begun)
    if not risk.train(state, drafted, settings.risk, work / RUN, say, penalty=penalty):
        return False
    state.network.load_state_dict(state.averaged)
    export.export(state.network.cpu(), start / _VOCABULARY, work / EXPORT)
    describe(settings, begun, work / EXPORT / export.INT8)
    verify.tell(settings.languages[0], work / "clean", work / EXPORT, say)
    return True


def _clean(settings: RiskRecipe, corpora: Path, work: Path, tests: Path | None, say: Say) -> None:
    """Make `work/clean` of all languages."""
    clean = work / "clean"
    clean.mkdir(exist_ok=True)
    banned = cleaning.test_lines(tests) if tests else frozenset[str]()
    for language in settings.languages:
        texts.clean(settings, language, corpora, clean, banned=banned, say=say)


def _draft(settings: RiskRecipe, work: Path, begun: Weights, say: Say) -> list[Drafted]:
    """Give all languages' drafted lines; those of a language are made once."""
    folder = work / "drafts"
    folder.mkdir(exist_ok=True)
    processor = vocabulary.load(begun.path / _VOCABULARY)
    for language in settings.languages:
        path = folder / f"{language}.jsonl"
        if path.exists():
            continue
        engine = embedded.load(Options("en", language, str(begun.path)))
        pairs = hypotheses.choose(settings, language, work / "clean")
        said = partial(lambda named, text: say(f"{named}: {text}"), language)
        hypotheses.write(path, hypotheses.draft(engine, processor, pairs, settings.risk, said))
    found = [one for path in sorted(folder.glob("*.jsonl")) for one in hypotheses.read(path)]
    if not found:
        raise TrainingError(
            "no line has two different drafts",
            "draft more or longer lines: see [risk]",
            path=folder,
        )
    return found


def describe(settings: RiskRecipe, begun: Weights, folder: Path) -> None:
    """Put beside exported weights what lay beside those that were begun with, under a new name."""
    for name in beside.FILES:
        if name in begun.files and begun.path != folder:
            shutil.copyfile(begun.path / name, folder / name)
    described = asdict(begun)
    head = {key: described[key] for key in ("sources", "targets", "terms")}
    names = [path.name for path in folder.iterdir() if path.name != weights_files.MANIFEST]
    manifest.write(folder, {"name": settings.name, **head}, names, {"search": begun.search})
