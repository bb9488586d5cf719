"""Shares of sentences' chances, with the interval that resampled sentences give."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

SAMPLES = 1000
SEED = 12345


@dataclass(frozen=True, slots=True)
class Rate:
    """What was counted, sentence by sentence: `hits` of `chances`."""

    hits: tuple[int, ...]
    chances: tuple[int, ...]

    @property
    def value(self) -> float:
        """Hits a chance, from 0; 0 without any chance."""
        return sum(self.hits) / sum(self.chances) if sum(self.chances) else 0.0

    def interval(self, samples: int = SAMPLES, seed: int = SEED) -> tuple[float, float]:
        """Give the ends of the 95 % interval, from resampled sentences (Koehn 2004)."""
        chosen = random.Random(seed)  # noqa: S311 - statistics, not secrets
        lines = [pair for pair in zip(self.hits, self.chances, strict=True) if pair[1]]
        if not lines:
            return 0.0, 0.0
        values = sorted(_ratio(chosen.choices(lines, k=len(lines))) for _ in range(samples))
        return values[samples * 25 // 1000], values[samples * 975 // 1000 - 1]


def _ratio(lines: Sequence[tuple[int, int]]) -> float:
    return sum(hits for hits, _ in lines) / sum(chances for _, chances in lines)
