"""A recipe as it stands in one TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar

from localize.training.faults import TrainingError
from localize.training.recipe import (
    Annotation,
    Cleaning,
    Model,
    Online,
    Recipe,
    Stage,
    Steps,
    Vocabulary,
)

FOLDER = Path(__file__).parent / "recipes"
Section = TypeVar("Section")
_CHOICES = range(2, 33)
"""Drafts of a line, of which one can be better than another."""

_SECTIONS: Mapping[str, type[Any]] = {
    "cleaning": Cleaning,
    "vocabulary": Vocabulary,
    "annotation": Annotation,
    "model": Model,
    "steps": Steps,
    "online": Online,
}


def read(path: Path) -> Recipe:
    """Read a network's recipe; raises `TrainingError` for what is missing, unknown or not alike."""
    path, table = load(path)
    for name, kind in _SECTIONS.items():
        if name in table:
            table[name] = section(kind, table[name], name, path)
    if "curriculum" in table:
        stages = table["curriculum"]
        table["curriculum"] = [section(Stage, stage, "curriculum", path) for stage in stages]
    return _checked(section(Recipe, table, "the recipe", path), path)


def load(path: Path) -> tuple[Path, dict[str, Any]]:
    """Give a recipe's path and table; raises `TrainingError` if it cannot be read.

    The name of a recipe that ships with the package does for a path: `large`, `phrases`.
    """
    shipped = FOLDER / f"{path}.toml"
    path = shipped if len(path.parts) == 1 and not path.exists() and shipped.exists() else path
    try:
        return path, tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        names = ", ".join(sorted(found.stem for found in FOLDER.glob("*.toml")))
        hint = f"give a TOML file or the name of a recipe that ships: {names}"
        raise TrainingError(f"cannot read this recipe: {error}", hint, path=path) from error


def kind(path: Path) -> str:
    """Tell what a recipe is for, "" for a network; raises `TrainingError` if it cannot be read."""
    return str(load(path)[1].get("kind", ""))


def require_languages(languages: object, path: Path) -> list[str]:
    """Give a list of languages; raises `TrainingError` if it is none or empty."""
    if not isinstance(languages, list) or not languages:
        raise TrainingError("no languages", 'write languages = ["de"], say', path=path)
    return languages


def require_numbers(table: object, name: str, path: Path) -> None:
    """Raise `TrainingError` if a table has anything but numbers from 0 on."""
    good = isinstance(table, dict) and all(
        isinstance(one, int | float) and not isinstance(one, bool) and one >= 0
        for one in table.values()
    )
    if not good:
        hint = f'write [{name}] and lines as "de.*news*" = 2'
        raise TrainingError(f"{name} must be a table of numbers", hint, path=path)


def section(kind: type[Section], table: object, name: str, path: Path) -> Section:
    """Make a dataclass of a table, its values in the kinds of the defaults."""
    if not isinstance(table, dict):
        raise TrainingError(f"{name} must be a table", f"write [{name}]", path=path)
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
    for key, value in table.items():
        if key not in known:
            hint = f"known here: {', '.join(known)}"
            raise TrainingError(f"{name} has no setting “{key}”", hint, path=path)
        default = known[key].default
        if default is not MISSING and not _alike(value, default):
            kindred = type(default).__name__
            raise TrainingError(
                f"“{key}” in {name} must be a {kindred}",
                f"as in {key} = {_shown(default)}",
                path=path,
            )
    missing = [
        key
        for key, one in known.items()
        if key not in table and one.default is MISSING and one.default_factory is MISSING
    ]
    if missing:
        raise TrainingError(f"{name} lacks “{missing[0]}”", "add it: see the small one", path=path)
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in table.items()})


def _alike(value: object, default: object) -> bool:
    """Tell whether a value is of a default's kind; an integer does for a float."""
    if isinstance(default, tuple):
        return isinstance(value, list)
    if isinstance(default, float):
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is type(default)


def _shown(default: object) -> str:
    """Write a value as TOML does."""
    return str(list(default)) if isinstance(default, tuple) else repr(default).replace("'", '"')


def _checked(recipe: Recipe, path: Path) -> Recipe:
    """Give the recipe if its settings fit each other."""
    if not recipe.languages or not any(share > 0 for share in recipe.mix.values()):
        raise TrainingError("nothing to train on", "fill languages and [mix]", path=path)
    if min(stage.start for stage in recipe.curriculum) > 0:
        raise TrainingError("no stage begins at step 0", "set start = 0 in the first", path=path)
    if recipe.model.width % (2 * recipe.model.heads):
        raise TrainingError(
            "the width must be a multiple of twice the heads", "256 and 8, say", path=path
        )
    if not 0 < recipe.steps.blend <= 1:
        raise TrainingError("blend must be over 0 and at most 1", "0.6, say", path=path)
    if recipe.online.drafts not in {0, *_CHOICES} or recipe.online.sharpness <= 0:
        hint = f"drafts: {_CHOICES.start} to {_CHOICES.stop - 1}; sharpness: 0.5, say"
        raise TrainingError("[online] is out of range", hint, path=path)
    if recipe.online.drafts and recipe.steps.dropout:
        hint = "write dropout = 0: drafts are those of the whole network"
        raise TrainingError("a training on drafts knows no dropout", hint, path=path)
    return recipe
