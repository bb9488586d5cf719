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
        self._sums: list[float | Tensor] = [0.0] * 4
        self._since, self._first = time.monotonic(), 0

    def add(self, loss: Tensor, guided: Tensor, pieces: int, norm: Tensor) -> None:
        """Count one step; the losses are sums over its target pieces.

        What a GPU still computes is waited for when it is told of.
        """
        values = (loss, guided, pieces, norm)
        self._sums = [total + value for total, value in zip(self._sums, values, strict=True)]
        self.steps += 1

    def tell(self, step: int, tokens: int, rate: float, longest: int, left: float) -> None:
        """Write and say the stretch's means for a target piece; `left` is in seconds."""
        steps = self.steps - self._first
        loss, guided, pieces, norm = (float(total) for total in self._sums)
        took = time.monotonic() - self._since
        self.seconds += took
        figures = {
            "step": step,
            "tokens": tokens,
            "seconds": round(self.seconds),
            "loss": round(loss / pieces, 4),
            "guided": round(guided / pieces, 4),
            "norm": round(norm / steps, 2),
            "rate": rate,
            "speed": round(pieces / took),
            "longest": longest,
        }
        self._write(figures)
        ends = f" · {round(left / 60)} min left" if math.isfinite(left) else ""
        self.say(f"step {step:,} · loss {loss / pieces:.3f} · {pieces / took:,.0f} pieces/s{ends}")
        self._sums, self._since, self._first = [0.0] * 4, time.monotonic(), self.steps

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
