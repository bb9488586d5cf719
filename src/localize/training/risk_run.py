"""From weights, a recipe and a folder of corpora to weights whose best drafts come first."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import sentencepiece

from localize.engines import Options, embedded
from localize.engines import weights as weights_files
from localize.engines.weights import Weights
from localize.training import (
    beside,
    checkpoint,
    export,
    hypotheses,
    packed,
    prepare,
    risk,
    risk_recipe,
    texts,
    verify,
    vocabulary,
    whole,
)
from localize.training.faults import TrainingError
from localize.training.hypotheses import Drafted
from localize.training.risk_recipe import RiskRecipe
from localize.training.run import EXPORT, RUN
from localize.training.texts import Say

_BEGUN = "begun.json"
_AT_A_TIME = 2_000


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

    Gives False if it was interrupted in its steps: what is done is saved, and the same call goes
    on. `start` is a folder that the engine `embedded` reads; what lies beside its weights goes with
    the new ones. `tests` is a folder of test sets whose lines are left out. Raises `TrainingError`,
    and `EngineError` for weights that are damaged.
    """
    settings = risk_recipe.read(recipe_path)
    begun = _weights(start, work)
    network, processor = packed.read(start), vocabulary.load(start / prepare.VOCABULARY)
    vocabulary.require_size(processor, network.shape.vocabulary, start)
    (work / RUN).mkdir(parents=True, exist_ok=True)
    _require_same(settings, begun, work)
    texts.clean_all(settings, corpora, work / "clean", tests=tests, say=say)
    drafted = _draft(settings, work, begun, processor, say)
    state = risk.begin(network)
    saved = checkpoint.load(work / RUN)
    if saved is not None:
        risk.restore(state, saved)
    if not risk.train(state, drafted, settings.risk, work / RUN, say):
        return False
    state.network.load_state_dict(state.averaged)
    export.export(state.network.cpu(), start / prepare.VOCABULARY, work / EXPORT)
    _describe(settings, begun, work / EXPORT / export.INT8)
    verify.tell(settings.languages[0], work / "clean", work / EXPORT, say)
    say(f"written: {work / EXPORT / export.INT8}")
    return True


def _weights(start: Path, work: Path) -> Weights:
    """Read and verify the weights to go on from."""
    hint = "give another folder of weights: embedded, or OTHER/export/ctranslate2-int8"
    if not (start / weights_files.MANIFEST).exists():
        raise TrainingError("no weights that the engine embedded reads", hint, path=start)
    if start.resolve().is_relative_to((work / EXPORT).resolve()):
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


def _draft(
    settings: RiskRecipe,
    work: Path,
    begun: Weights,
    processor: sentencepiece.SentencePieceProcessor,
    say: Say,
) -> list[Drafted]:
    """Give all languages' drafted lines; what is drafted once is read again."""
    folder = work / "drafts"
    folder.mkdir(exist_ok=True)
    found: list[Drafted] = []
    for language in settings.languages:
        engine = embedded.load(Options("en", language, str(begun.path)))
        pairs = hypotheses.choose(settings, language, work / "clean", processor)
        for start in range(0, len(pairs), _AT_A_TIME):
            path, part = folder / f"{language}.{start}.jsonl", pairs[start : start + _AT_A_TIME]
            if not path.exists():
                made = hypotheses.draft(engine, processor, part, settings.risk)
                hypotheses.write(path, made)
                say(f"{language}: {start + len(part):,} of {len(pairs):,} lines drafted")
            found += hypotheses.read(path)
    if not found:
        raise TrainingError(
            "no line has two different drafts", "draft more or longer lines: see [risk]", path=work
        )
    return found


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
