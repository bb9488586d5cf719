"""A training's state on disk: whole or not there at all, the one before kept."""

from __future__ import annotations

import os
import pickle
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from localize.training.faults import TrainingError

NAME, PREVIOUS = "latest.pt", "previous.pt"


def save(folder: Path, state: Mapping[str, Any], name: str = NAME) -> None:
    """Write the state beside the old one, then rename: a kill at any moment leaves one of both.

    Raises `TrainingError` if the disk is full; then the old one is as it was.
    """
    temporary = folder / f"{name}.tmp"
    try:
        with temporary.open("wb") as file:
            torch.save(dict(state), file)
            file.flush()
            os.fsync(file.fileno())
    except (OSError, RuntimeError) as error:
        temporary.unlink(missing_ok=True)
        raise TrainingError(
            f"cannot save a checkpoint: {error}",
            "make room on the disk and start again: the checkpoint before is whole",
            path=folder,
        ) from error
    if name == NAME and (folder / NAME).exists():
        (folder / NAME).replace(folder / PREVIOUS)
    temporary.replace(folder / name)


def saved(folder: Path) -> list[Path]:
    """Give the files of a folder's states, the latest first."""
    return [folder / name for name in (NAME, PREVIOUS) if (folder / name).exists()]


def load(folder: Path) -> dict[str, Any] | None:
    """Give the latest state that is whole, None if there is none at all.

    Raises `TrainingError` if states lie there and none can be read.
    """
    found = saved(folder)
    for path in found:
        try:
            state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
        except (OSError, RuntimeError, EOFError, pickle.UnpicklingError, zipfile.BadZipFile):
            continue
        return state
    if found:
        raise TrainingError(
            "no checkpoint here can be read",
            "restore the folder from a copy, or delete it to begin again",
            path=folder,
        )
    return None
