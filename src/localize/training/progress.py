"""What a training tells: lines of JSON in a log, and the same for a person."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from torch import Tensor

EVERY, LOG = 50, "log.jsonl"


class Progress:
    """Gathers the steps of a stretch; `seconds` are those of all runs together.

    Without a path nothing is written.
    """

    def __init__(self, path: Path | None, say: Callable[[str], None], seconds: float) -> None:
        self.path, self.say, self.seconds = path, say, seconds
        self.steps = 0
        self._told: dict[str, float | Tensor] = {}
        self._pieces, self._norm = 0, 0.0
        self._since, self._first = time.monotonic(), 0

    def add(self, told: Mapping[str, Tensor], pieces: int, norm: Tensor) -> None:
        """Count one step; what is told are sums over its target pieces.

        What a GPU still computes is waited for when it is told of.
        """
        self._told = {name: self._told.get(name, 0.0) + value for name, value in told.items()}
        self._pieces, self._norm = self._pieces + pieces, self._norm + norm
        self.steps += 1

    def tell(self, step: int, tokens: int, rate: float, longest: int, left: float) -> None:
        """Write and say the stretch's means for a target piece; `left` is in seconds."""
        steps = self.steps - self._first
        told = {name: float(total) / self._pieces for name, total in self._told.items()}
        took = time.monotonic() - self._since
        self.seconds += took
        figures = {
            "step": step,
            "tokens": tokens,
            "seconds": round(self.seconds),
            **{name: round(value, 4) for name, value in told.items()},
            "norm": round(float(self._norm) / steps, 2),
            "rate": rate,
            "speed": round(self._pieces / took),
            "longest": longest,
        }
        self._write(figures)
        ends = f" · {round(left / 60)} min left" if math.isfinite(left) else ""
        name, value = next(iter(told.items()))
        pace = self._pieces / took
        self.say(f"step {step:,} · {name} {value:.3f} · {pace:,.0f} pieces/s{ends}")
        self._told, self._pieces, self._norm = {}, 0, 0.0
        self._since, self._first = time.monotonic(), self.steps

    def score(self, step: int, chrf: float) -> None:
        """Write and say how well a step's weights translate a small set."""
        self._write({"step": step, "chrf": round(chrf, 2)})
        self.say(f"step {step:,} · chrF {chrf:.1f}")

    def _write(self, figures: dict[str, float]) -> None:
        """Append a line to the log."""
        if self.path is not None:
            append(self.path, figures)


def append(path: Path, figures: Mapping[str, float]) -> None:
    """Append a line to a log."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(figures) + "\n")
