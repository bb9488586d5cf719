"""The settings of a minimum risk training, and the file that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from localize.training import recipe_file
from localize.training.faults import TrainingError
from localize.training.recipe import Cleaning

KIND = "risk"
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Risk:
    """How drafts are gathered and weights moved.

    Of all languages together `lines` are drafted, of `shortest` to `longest` words, with
    `hypotheses` drafts each; those of more than `pieces` are left out. A step takes `batch` lines.
    `sharpness` multiplies log-probabilities: with little all drafts of a line count alike, with
    much the likeliest alone.

    `rate` is the learning rate, reached after `warmup` of `steps`; in the second half it goes down
    to 0. `average` is the decay of the averaged weights, `candidates` the output pieces beside a
    batch's own that a step looks at: the most frequent, and as many others at random. `save`
    seconds lie between checkpoints.
    """

    lines: int = 28_000
    shortest: int = 5
    longest: int = 45
    hypotheses: int = 8
    pieces: int = 100
    batch: int = 16
    sharpness: float = 0.5
    rate: float = 2e-5
    warmup: int = 30
    steps: int = 1_000
    average: float = 0.99
    candidates: tuple[int, int] = (500, 1000)
    save: int = 300


@dataclass(frozen=True, slots=True)
class RiskRecipe:
    """All settings; `mix` gives each corpus's share of the lines, as `<language>.<corpus>`."""

    name: str
    languages: tuple[str, ...]
    mix: Mapping[str, float]
    seed: int = 1
    cleaning: Cleaning = field(default_factory=Cleaning)
    risk: Risk = field(default_factory=Risk)


def read(path: Path) -> RiskRecipe:
    """Read a recipe; raises `TrainingError` for what is missing, unknown or not alike."""
    path, table = recipe_file.load(path)
    table.pop("kind", None)
    for name, kind in (("cleaning", Cleaning), ("risk", Risk)):
        table[name] = recipe_file.section(kind, table.get(name, {}), name, path)
    settings = recipe_file.section(RiskRecipe, table, "the recipe", path)
    recipe_file.require_numbers(settings.mix, "mix", path)
    if not settings.languages or not any(settings.mix.values()):
        raise TrainingError("nothing to train on", "fill languages and [mix]", path=path)
    risk = settings.risk
    if min(risk.lines, risk.steps, risk.batch, risk.warmup) < 1 or risk.hypotheses < _FEWEST:
        hint = "lines, steps, warmup and batch from 1 on, hypotheses from 2 on"
        raise TrainingError("these settings under [risk] leave nothing to do", hint, path=path)
    if len(risk.candidates) != 2:  # noqa: PLR2004 - the frequent and the others
        hint = "candidates = [500, 1000], say"
        raise TrainingError("“candidates” in risk must be two numbers", hint, path=path)
    return settings
