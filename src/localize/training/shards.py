"""Lines as numbers on disk: one file for each language and corpus, made before the training."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from localize.training import whole
from localize.training.faults import TrainingError

Ids = NDArray[np.uint16]
Sizes = NDArray[np.int64]
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
    source_ends: Sizes
    target: Ids
    target_ends: Sizes
    links: Ids
    link_ends: Sizes

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

    def sizes(self) -> tuple[Sizes, Sizes]:
        """Give the lengths of each line's source and target, in pieces."""
        return np.diff(self.source_ends, prepend=0), np.diff(self.target_ends, prepend=0)

    def lengths(self) -> Sizes:
        """Give the longer side's length of each line, in pieces."""
        return np.maximum(*self.sizes())

    def take(self, lines: Sizes) -> Shard:
        """Give some of the lines, in the order asked for."""
        source, target, links = (
            _taken(flat, ends, lines)
            for flat, ends in (
                (self.source, self.source_ends),
                (self.target, self.target_ends),
                (self.links, self.link_ends),
            )
        )
        return Shard(self.name, *source, *target, *links)


def gather(examples: Iterable[Example], name: str = "") -> Shard:
    """Give lines as a shard."""
    lines = list(examples)
    source = _flat([line.source for line in lines])
    target = _flat([line.target for line in lines])
    return Shard(name, *source, *target, *_flat([line.links.ravel() for line in lines]))


def join(found: Sequence[Shard]) -> Shard:
    """Give the lines of several shards as those of one."""
    source = _joined([(one.source, one.source_ends) for one in found])
    target = _joined([(one.target, one.target_ends) for one in found])
    return Shard("", *source, *target, *_joined([(one.links, one.link_ends) for one in found]))


def write(path: Path, examples: Iterable[Example]) -> int:
    """Write a shard, whole or not at all; give the number of lines."""
    shard = gather(examples)
    with whole.writing(path, "wb") as file:
        np.savez(file, allow_pickle=False, **{name: getattr(shard, name) for name in _FIELDS})
    return len(shard)


def read(path: Path) -> Shard:
    """Read a shard; raises `TrainingError` if it is not whole."""
    try:
        with path.open("rb") as file, np.load(file) as arrays:
            return Shard(path.stem, *(arrays[field] for field in _FIELDS))
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise TrainingError(
            f"this shard is damaged: {error}", "delete it and prepare the text again", path=path
        ) from error


def _ragged(starts: Sizes, lengths: Sizes) -> Sizes:
    """Give the numbers start, start + 1, … of all stretches, one stretch after the other."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)


def _taken(flat: Ids, ends: Sizes, lines: Sizes) -> tuple[Ids, Sizes]:
    """Give the parts of some lines, joined, and their ends."""
    starts = np.where(lines > 0, ends[lines - 1], 0)
    lengths = ends[lines] - starts
    return flat[_ragged(starts, lengths)], np.cumsum(lengths)


def _joined(sides: Sequence[tuple[Ids, Sizes]]) -> tuple[Ids, Sizes]:
    """Join one side of several shards."""
    starts = np.cumsum([0, *(len(flat) for flat, _ in sides)])
    ends = [own + start for (_, own), start in zip(sides, starts[:-1], strict=True)]
    return np.concatenate([flat for flat, _ in sides]), np.concatenate(ends)


def _flat(parts: Sequence[Ids]) -> tuple[Ids, Sizes]:
    """Give parts joined, and their ends."""
    flat = np.concatenate([*parts, np.zeros(0, np.uint16)]).astype(np.uint16)
    return flat, np.cumsum([len(part) for part in parts], dtype=np.int64)


def _part(flat: Ids, ends: NDArray[np.int64], line: int) -> Ids:
    """Give a line's part of a joined array."""
    return flat[(ends[line - 1] if line else 0) : ends[line]]
