"""A training under way: what it is made of, and when it ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from localize.training.batches import Batch, Cursors, Pools
from localize.training.network import Network
from localize.training.progress import Progress
from localize.training.recipe import Recipe, Stage
from localize.training.states import State
from localize.training.team import Team

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


@dataclass(frozen=True, slots=True)
class Mixed:
    """A batch, and where the text stands behind it: see `State`."""

    batch: Batch
    stage: Stage
    block: int
    done: int
    cursors: Cursors


@dataclass(slots=True)
class Run:
    """A training under way: settings, state, text, where it is written, when it ends.

    `asked` is what a signal sets; `interrupted` and `late` are what all processes agree on.
    """

    recipe: Recipe
    state: State
    pools: Pools
    folder: Path
    progress: Progress
    until: Until
    score: Score | None = None
    team: Team = field(default_factory=Team)
    began: float = field(default_factory=time.monotonic)
    saved: float = field(default_factory=time.monotonic)
    asked: bool = False
    interrupted: bool = False
    late: bool = False

    def ask(self) -> None:
        """Ask the run to stop after the step at hand."""
        self.asked = True

    def over(self) -> bool:
        """Tell whether to stop here; the processes of a team agree on it in every step."""
        if self.team.size == 1:
            self.agree(*self.wishes())
        done = self.until.step is not None and self.state.step >= self.until.step
        return self.interrupted or self.late or done

    def wishes(self) -> tuple[bool, bool]:
        """Tell whether this process was asked to stop, and whether its time is over."""
        seconds = self.until.seconds
        return self.asked, seconds is not None and time.monotonic() - self.began >= seconds

    def agree(self, asked: float, late: float) -> None:
        """Take the wishes of all processes together."""
        self.interrupted, self.late = bool(asked), bool(late)

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
