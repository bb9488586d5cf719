"""The settings of a phrase model's training, and the file that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from localize.training import recipe_file
from localize.training.delay_weights import Learning
from localize.training.faults import TrainingError
from localize.training.phrase_scores import Weights
from localize.training.recipe import Cleaning

KIND = "phrases"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Which phrase pairs are kept.

    `longest` and `widest` are the most tokens of a source and of a target. Pairs are kept if seen
    `least` times, those of single words also if the word was seen `rare` times at most; `discount`
    is taken off every number. Of a source's options the likeliest are kept, at most `options`, none
    seen less than `share` times as often as the first; of all sources the `most` frequent.
    """

    longest: int = 4
    widest: int = 6
    least: float = 1.5
    rare: float = 2.5
    discount: float = 0.6
    options: int = 10
    share: float = 0.02
    most: int = 250_000


@dataclass(frozen=True, slots=True)
class Ngrams:
    """How many n-grams of two tokens, of three… are kept, those that matter most.

    `words` are those of words seen `least` times, `endings` those of what words end with; the
    `frequent` words stand for themselves there.
    """

    least: int = 2
    words: tuple[int, ...] = (250_000, 350_000)
    endings: tuple[int, ...] = (60_000, 150_000, 150_000)
    frequent: int = 400


@dataclass(frozen=True, slots=True)
class Search:
    """What the engine is told: weights of both kinds of n-grams and of delays' odds, the beam.

    A stretch waits for at most `reach` tokens; a `copied` word gets so many hundredths of a nat.
    """

    words: float = 0.4
    endings: float = 0.2
    delays: float = 0.4
    reach: int = 16
    beam: int = 10
    copied: int = -400


@dataclass(frozen=True, slots=True)
class PhraseRecipe:
    """All settings; `weights` and `search` by language, `shares` by pattern of a corpus's name.

    `shares` tells how often each line of `<language>.<corpus>` counts, `target_shares` the same of
    the n-grams, where it is another; both are 1 for what no pattern fits.
    """

    name: str
    languages: tuple[str, ...]
    weights: Mapping[str, Weights]
    search: Mapping[str, Search]
    shares: Mapping[str, float] = field(default_factory=dict)
    target_shares: Mapping[str, float] = field(default_factory=dict)
    cleaning: Cleaning = field(default_factory=Cleaning)
    phrases: Phrases = field(default_factory=Phrases)
    ngrams: Ngrams = field(default_factory=Ngrams)
    delays: Learning = field(default_factory=Learning)


_SECTIONS: Mapping[str, type[Any]] = {
    "cleaning": Cleaning,
    "phrases": Phrases,
    "ngrams": Ngrams,
    "delays": Learning,
}
_BY_LANGUAGE: Mapping[str, type[Any]] = {"weights": Weights, "search": Search}


def read(path: Path) -> PhraseRecipe:
    """Read a recipe; raises `TrainingError` for what is missing, unknown or not alike."""
    path, table = recipe_file.load(path)
    table.pop("kind", None)
    for name, section in _SECTIONS.items():
        table[name] = recipe_file.section(section, table.get(name, {}), name, path)
    languages = recipe_file.require_languages(table.get("languages", []), path)
    for name, kind in _BY_LANGUAGE.items():
        table[name] = _by_language(kind, table.get(name, {}), name, languages, path)
    for name in ("shares", "target_shares"):
        recipe_file.require_numbers(table.get(name, {}), name, path)
    for name in ("words", "endings"):
        _require_sizes(getattr(table["ngrams"], name), name, path)
    return recipe_file.section(PhraseRecipe, table, "the recipe", path)


def share(corpus: str, *tables: Mapping[str, float]) -> float:
    """Give how often a corpus's lines count: what the tables' first pattern says that fits."""
    patterns = (pattern for table in tables for pattern in table.items())
    return next((one for pattern, one in patterns if fnmatchcase(corpus, pattern)), 1.0)


def _by_language(
    kind: type[recipe_file.Section], table: object, name: str, languages: list[str], path: Path
) -> dict[str, recipe_file.Section]:
    """Give each language's section: the common settings and over them its own."""
    if not isinstance(table, dict):
        raise TrainingError(f"{name} must be a table", f"write [{name}]", path=path)
    common = {key: value for key, value in table.items() if key not in languages}
    own = {language: table.get(language, {}) for language in languages}
    for language, settings in own.items():
        recipe_file.section(kind, settings, f"{name}.{language}", path)
    return {
        language: recipe_file.section(kind, {**common, **settings}, name, path)
        for language, settings in own.items()
    }


def _require_sizes(sizes: tuple[object, ...], name: str, path: Path) -> None:
    """Raise `TrainingError` if numbers of n-grams are none, or no whole numbers from 0 on."""
    if not sizes or not all(type(one) is int and one >= 0 for one in sizes):
        hint = f"of pairs and of triples, say: {name} = [250_000, 350_000]"
        raise TrainingError(f"“{name}” in ngrams must be a list of numbers", hint, path=path)
