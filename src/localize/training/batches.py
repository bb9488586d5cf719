"""Which lines make a step: mixed by weight, short ones first, little padding, always repeatable."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from localize.training import shards
from localize.training.faults import TrainingError

_ALIKE = 0.1
"""The share by which the target's length may differ among lines that count as alike."""

Ids = NDArray[np.int64]
Cursors = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Batch:
    """`source` [B, S], `target` [B, T] and `labels` [B, T] with padding; links as in `loss`."""

    source: Ids
    target: Ids
    labels: Ids
    links: Ids


class Pools:
    """The shards of a folder, read again when a newer file appears; where each was left off."""

    def __init__(self, folder: Path, weights: Mapping[str, float], seed: int) -> None:
        self.folder, self.weights, self.seed = folder, weights, seed
        self.cursors: Cursors = {}
        self._shards: dict[Path, tuple[int, shards.Shard]] = {}
        self._orders: dict[tuple[str, int, int], NDArray[np.int64]] = {}

    def refresh(self) -> None:
        """Read what is new; raises `TrainingError` if the folder has nothing to train on."""
        for path in sorted(self.folder.glob("*.npz")):
            changed = path.stat().st_mtime_ns
            if self.weight(path.stem) and self._shards.get(path, (0,))[0] != changed:
                self._shards[path] = (changed, shards.read(path))
        if not self._shards:
            raise TrainingError(
                "no shards here that the recipe's mix names",
                "prepare the text first, or mend the names under [mix]",
                path=self.folder,
            )

    def weight(self, name: str) -> float:
        """Give the share of a shard: that of the last pattern that fits its name."""
        fitting = [share for pattern, share in self.weights.items() if fnmatchcase(name, pattern)]
        return fitting[-1] if fitting else 0.0

    def draw(self, lines: int, longest: int) -> list[shards.Example]:
        """Give about `lines` lines of at most `longest` pieces and move the cursors."""
        present = [shard for _, shard in self._shards.values()]
        total = sum(self.weight(shard.name) for shard in present)
        drawn: list[shards.Example] = []
        for shard in sorted(present, key=lambda shard: shard.name):
            wanted = round(lines * self.weight(shard.name) / total)
            drawn += self._take(shard, wanted, longest)
        return drawn

    def _take(self, shard: shards.Shard, wanted: int, longest: int) -> list[shards.Example]:
        """Give the next lines of a shard that are short enough, over its end if need be."""
        epoch, position = self.cursors.get(shard.name, (0, 0))
        taken: list[shards.Example] = []
        lengths = shard.lengths()
        if not (lengths <= longest).any():
            return []
        while len(taken) < wanted:
            order = self._order(shard, epoch)
            if position >= len(order):
                epoch, position = epoch + 1, 0
                continue
            line = int(order[position])
            position += 1
            if lengths[line] <= longest:
                taken.append(shard[line])
        self.cursors[shard.name] = (epoch, position)
        return taken

    def _order(self, shard: shards.Shard, epoch: int) -> NDArray[np.int64]:
        """Give an epoch's order of a shard's lines."""
        key = (shard.name, epoch, len(shard))
        if key not in self._orders:
            seed = [self.seed, epoch, *shard.name.encode()]
            self._orders[key] = np.random.default_rng(seed).permutation(len(shard))
        return self._orders[key]


def group(lines: list[shards.Example], tokens: int, pad: int, seed: list[int]) -> Iterator[Batch]:
    """Give the lines in batches of at most `tokens` target pieces, alike in length, shuffled.

    Among targets of nearly one length, sources go up, among the next down again, so that neighbours
    are alike on both sides: a tenth less to compute than with targets of exactly one length.
    """
    rng = np.random.default_rng(seed)
    noise = rng.random(len(lines))
    order = sorted(range(len(lines)), key=lambda i: (*_likeness(lines[i]), noise[i]))
    groups: list[list[shards.Example]] = []
    width = 0
    for index in order:
        line = lines[index]
        width = max(width, len(line.target))
        if not groups or (len(groups[-1]) + 1) * width > tokens:
            groups.append([])
            width = len(line.target)
        groups[-1].append(line)
    for index in rng.permutation(len(groups)):
        yield batch(groups[index], pad)


def _likeness(line: shards.Example) -> tuple[int, int]:
    """Give what lines of a batch have nearly in common: the target's length, then the source's."""
    near = int(math.log(len(line.target)) / _ALIKE)
    return near, len(line.source) if near % 2 else -len(line.source)


def batch(lines: list[shards.Example], pad: int) -> Batch:
    """Give lines as padded arrays; the decoder's input is the labels moved by one, `pad` first."""
    source = padded([line.source for line in lines], pad)
    labels = padded([line.target for line in lines], pad)
    target = np.concatenate([np.full((len(lines), 1), pad), labels[:, :-1]], axis=1)
    rows = []
    for index, line in enumerate(lines):
        places = line.links[:, 0].astype(np.int64)
        counts = np.bincount(places, minlength=1)[places]
        rows.append(np.column_stack([np.full(len(places), index), line.links, counts]))
    return Batch(source, target, labels, np.concatenate(rows).astype(np.int64))


def padded(rows: Sequence[Sequence[int] | shards.Ids], pad: int) -> Ids:
    """Give rows of unequal length as one array."""
    padded = np.full((len(rows), max(map(len, rows))), pad, dtype=np.int64)
    for index, row in enumerate(rows):
        padded[index, : len(row)] = row
    return padded
