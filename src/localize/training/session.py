"""A training under way: what it is made of, and when it ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from localize.training.batches import Pools
from localize.training.network import Network
from localize.training.progress import Progress
from localize.training.recipe import Recipe
from localize.training.states import State

Score = Callable[[Network], float]


@dataclass(frozen=True, slots=True)
class Until:
    """When to stop: before step `step`, or after `seconds` from now.

    From step `finish` on the learning rate goes down to 0; in the last third of that all output
    pieces take part in each step.
    """

    step: int | None = None
    seconds: float | None = None
    finish: int | None = None


@dataclass(slots=True)
class Run:
    """A training under way: settings, state, text, where it is written, when it ends."""

    recipe: Recipe
    state: State
    pools: Pools
    folder: Path
    progress: Progress
    until: Until
    score: Score | None = None
    began: float = field(default_factory=time.monotonic)
    saved: float = field(default_factory=time.monotonic)
    interrupted: bool = False

    def over(self) -> bool:
        """Tell whether to stop here."""
        return self.interrupted or self.left() <= 0

    def left(self) -> float:
        """Give the seconds that are left, as far as they can be told."""
        now = time.monotonic()
        ends = [float("inf")]
        if self.until.seconds is not None:
            ends.append(self.began + self.until.seconds - now)
        if self.until.step is not None:
            pace = (now - self.began) / max(1, self.progress.steps)
            ends.append((self.until.step - self.state.step) * max(pace, 1e-9))
        return min(ends)
