"""The settings of a minimum risk training, and the file that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from localize.training import recipe_file
from localize.training.faults import TrainingError
from localize.training.recipe import Cleaning

KIND = "risk"
_MOST = 500
FEWEST = 2
"""Drafts of a line that there is a choice from."""


@dataclass(frozen=True, slots=True)
class Risk:
    """How drafts are gathered and weights moved.

    Of all languages together `lines` are drafted, of `shortest` to `longest` words, with
    `hypotheses` drafts each; those of more than `pieces` are left out. A step takes `batch` lines.
    `sharpness` multiplies log-probabilities: with little all drafts of a line count alike, with
    much the likeliest alone. `anchor` is the weight of the best draft's log-probability beside the
    expected reward.

    The lines are dealt into `rounds` parts; each is drafted by the averaged weights when its turn
    comes, and has its share of the steps. `rate` is the learning rate, reached after `warmup` of
    `steps`; in the second half it goes down to 0. `average` is the decay of the averaged weights,
    `candidates` the output pieces beside a batch's own that a step looks at: the most frequent, and
    as many others at random. `save` seconds lie between checkpoints.
    """

    lines: int = 4_000
    shortest: int = 5
    longest: int = 45
    hypotheses: int = 8
    rounds: int = 1
    pieces: int = 100
    batch: int = 16
    sharpness: float = 0.5
    anchor: float = 0.2
    rate: float = 3e-5
    warmup: int = 30
    steps: int = 250
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
    recipe_file.require_languages(table.get("languages", []), path)
    recipe_file.require_numbers(table.get("mix", {}), "mix", path)
    settings = recipe_file.section(RiskRecipe, table, "the recipe", path)
    if not any(settings.mix.values()):
        raise TrainingError("nothing to train on", 'write "*" = 1 under [mix]', path=path)
    for name, good in _limits(settings.risk).items():
        if not good:
            hint = "see the recipe “tune” for values that do"
            raise TrainingError(f"“{name}” in risk is out of range", hint, path=path)
    return settings


def rate(risk: Risk, step: int) -> float:
    """Give the learning rate of a step: up, then level, in the second half down to 0."""
    up, down = (step + 1) / risk.warmup, 2 * (1 - step / risk.steps)
    return risk.rate * min(1.0, up, down)


def steps_of(risk: Risk, number: int) -> range:
    """Give the steps of a round, which is counted from 0."""
    begin, end = (risk.steps * one // risk.rounds for one in (number, number + 1))
    return range(begin, end)


def _limits(risk: Risk) -> dict[str, bool]:
    """Tell of each setting whether it is within its limits."""
    counts = ("lines", "shortest", "batch", "warmup", "steps", "save")
    return {name: getattr(risk, name) >= 1 for name in counts} | {
        "longest": risk.longest >= risk.shortest,
        "hypotheses": risk.hypotheses >= FEWEST,
        "rounds": 1 <= risk.rounds <= risk.steps,
        "pieces": 1 <= risk.pieces <= _MOST,
        "sharpness": risk.sharpness > 0,
        "anchor": risk.anchor >= 0,
        "rate": risk.rate > 0,
        "average": 0 <= risk.average < 1,
        "candidates": _are_two_numbers(risk.candidates),
    }


def _are_two_numbers(candidates: tuple[object, ...]) -> bool:
    """Tell whether these are two whole numbers from 0 on."""
    good = all(type(one) is int and one >= 0 for one in candidates)
    return good and len(candidates) == 2  # noqa: PLR2004 - the frequent and the others
