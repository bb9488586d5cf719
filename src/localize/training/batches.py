"""Which lines make a step: mixed by weight, short ones first, little padding, always repeatable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from localize.training import recipe, shards
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
        self._orders: dict[str, tuple[tuple[int, int], Ids]] = {}

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
        """Give the share of a shard."""
        return recipe.weight(self.weights, name)

    def draw(self, lines: int, longest: int) -> shards.Shard:
        """Give about `lines` lines of at most `longest` pieces and move the cursors."""
        present = [shard for _, shard in self._shards.values()]
        total = sum(self.weight(shard.name) for shard in present)
        drawn = []
        for shard in sorted(present, key=lambda shard: shard.name):
            wanted = round(lines * self.weight(shard.name) / total)
            drawn.append(shard.take(self._next(shard, wanted, longest)))
        return shards.join(drawn)

    def _next(self, shard: shards.Shard, wanted: int, longest: int) -> Ids:
        """Give the next lines of a shard that are short enough, over its end if need be."""
        epoch, position = self.cursors.get(shard.name, (0, 0))
        fits = shard.lengths() <= longest
        taken = [np.zeros(0, np.int64)]
        missing = wanted if fits.any() else 0
        while missing:
            order = self._order(shard, epoch)
            places = position + np.flatnonzero(fits[order[position:]])[:missing]
            taken.append(order[places])
            missing -= len(places)
            epoch, position = (epoch + 1, 0) if missing else (epoch, int(places[-1]) + 1)
            self.cursors[shard.name] = (epoch, position)
        return np.concatenate(taken)

    def _order(self, shard: shards.Shard, epoch: int) -> Ids:
        """Give an epoch's order of a shard's lines."""
        key = (epoch, len(shard))
        if self._orders.get(shard.name, ((),))[0] != key:
            seed = [self.seed, epoch, *shard.name.encode()]
            order = np.random.default_rng(seed).permutation(len(shard))
            self._orders[shard.name] = (key, order)
        return self._orders[shard.name][1]


def group(lines: shards.Shard, tokens: int, pad: int, seed: list[int]) -> Iterator[Batch]:
    """Give the lines in batches of at most `tokens` target pieces, alike in length, shuffled.

    Among targets of nearly one length, sources go up, among the next down again, so that neighbours
    are alike on both sides: a tenth less to compute than with targets of exactly one length.
    """
    rng = np.random.default_rng(seed)
    source, target = lines.sizes()
    near = (np.log(target) / _ALIKE).astype(np.int64)
    order = np.lexsort((rng.random(len(lines)), np.where(near % 2, source, -source), near))
    bounds = [0]
    width = 0
    for place, length in enumerate(target[order].tolist()):
        width = max(width, length)
        if (place + 1 - bounds[-1]) * width > tokens and place > bounds[-1]:
            bounds.append(place)
            width = length
    bounds.append(len(lines))
    for number in rng.permutation(len(bounds) - 1 if len(lines) else 0):
        yield batch(lines.take(order[bounds[number] : bounds[number + 1]]), pad)


def batch(lines: shards.Shard, pad: int) -> Batch:
    """Give lines as padded arrays; the decoder's input is the labels moved by one, `pad` first."""
    sizes = lines.sizes()
    source, labels = _filled(lines.source, sizes[0], pad), _filled(lines.target, sizes[1], pad)
    target = np.concatenate([np.full((len(lines), 1), pad), labels[:, :-1]], axis=1)
    places = lines.links.reshape(-1, 2).astype(np.int64)
    owners = np.repeat(np.arange(len(lines)), np.diff(lines.link_ends, prepend=0) // 2)
    rows = owners * labels.shape[1] + places[:, 0]
    counts = np.bincount(rows, minlength=1)[rows]
    return Batch(source, target, labels, np.column_stack([owners, places, counts]))


def padded(rows: Sequence[Sequence[int]], pad: int) -> Ids:
    """Give rows of unequal length as one array."""
    flat = np.array([one for row in rows for one in row], np.int64)
    return _filled(flat, np.array([len(row) for row in rows], np.int64), pad)


def _filled(flat: Ids | shards.Ids, lengths: Ids, pad: int) -> Ids:
    """Give joined rows as one array."""
    filled = np.full((len(lengths), lengths.max(initial=0)), pad, dtype=np.int64)
    filled[np.arange(filled.shape[1]) < lengths[:, None]] = flat
    return filled
