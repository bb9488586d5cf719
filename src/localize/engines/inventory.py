"""What can translate on this machine, and what lacks something: nothing is loaded for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize import engines
from localize.engines import Description, folders
from localize.engines.pretrained import KINDS
from localize.errors import EngineError


@dataclass(frozen=True, slots=True)
class Found:
    """An engine as it is named in settings: what is known about it, or why it cannot be used."""

    name: str
    about: Description | None = None
    problem: EngineError | None = None


def look(named: Sequence[str]) -> list[Found]:
    """Describe the engine in the package, those that are named, and the models in the cache."""
    names = dict.fromkeys([engines.DEFAULT, *named, *_cached()])
    return [_describe(name) for name in names]


def _cached() -> Iterator[str]:
    """Name the translation models in the hub's local cache."""
    for name, folder in folders.cached():
        config = folder / "config.json"
        if (folder / "model.bin").is_file() and any(folder.glob("*_vocabulary.*")):
            yield f"ctranslate2:{name}"
        elif _kind(config) in KINDS:
            yield f"transformers:{name}"


def _kind(config: Path) -> object:
    try:
        return folders.settings(config).get("model_type")
    except EngineError:
        return None


def _describe(name: str) -> Found:
    try:
        return Found(name, about=engines.describe(name))
    except EngineError as error:
        return Found(name, problem=error)
