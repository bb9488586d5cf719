"""Lines as numbers on disk: one file for each language and corpus, made before the training."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from localize.training import whole
from localize.training.faults import TrainingError

Ids = NDArray[np.uint16]
_FIELDS = ("source", "source_ends", "target", "target_ends", "links", "link_ends")


@dataclass(frozen=True, slots=True)
class Example:
    """One line's ids, end marks included; `links` is [n, 2] of target and source positions."""

    source: Ids
    target: Ids
    links: Ids


@dataclass(frozen=True, slots=True)
class Shard:
    """All lines of a file, joined: `…_ends[i]` is where line i ends."""

    name: str
    source: Ids
    source_ends: NDArray[np.int64]
    target: Ids
    target_ends: NDArray[np.int64]
    links: Ids
    link_ends: NDArray[np.int64]

    def __len__(self) -> int:
        """Give the number of lines."""
        return len(self.source_ends)

    def __getitem__(self, line: int) -> Example:
        """Give a line, counted from 0."""
        return Example(
            _part(self.source, self.source_ends, line),
            _part(self.target, self.target_ends, line),
            _part(self.links, self.link_ends, line).reshape(-1, 2),
        )

    def lengths(self) -> NDArray[np.int64]:
        """Give the longer side's length of each line, in pieces."""
        sides = (np.diff(ends, prepend=0) for ends in (self.source_ends, self.target_ends))
        return np.maximum(*sides)


def write(path: Path, examples: Iterable[Example]) -> int:
    """Write a shard, whole or not at all; give the number of lines."""
    lines = list(examples)
    columns = {
        "source": [line.source for line in lines],
        "target": [line.target for line in lines],
        "link": [line.links.ravel() for line in lines],
    }
    arrays = {}
    for name, parts in columns.items():
        key = "links" if name == "link" else name
        arrays[key] = np.concatenate([*parts, np.zeros(0, np.uint16)]).astype(np.uint16)
        arrays[f"{name}_ends"] = np.cumsum([len(part) for part in parts], dtype=np.int64)
    with whole.writing(path, "wb") as file:
        np.savez(file, allow_pickle=False, **arrays)
    return len(lines)


def read(path: Path) -> Shard:
    """Read a shard; raises `TrainingError` if it is not whole."""
    try:
        with path.open("rb") as file, np.load(file) as arrays:
            return Shard(path.stem, *(arrays[field] for field in _FIELDS))
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise TrainingError(
            f"this shard is damaged: {error}", "delete it and prepare the text again", path=path
        ) from error


def _part(flat: Ids, ends: NDArray[np.int64], line: int) -> Ids:
    """Give a line's part of a joined array."""
    return flat[(ends[line - 1] if line else 0) : ends[line]]
