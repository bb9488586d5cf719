"""What a minimum risk training tells: lines of JSON in a log, and the same for a person."""

from __future__ import annotations

import time
from pathlib import Path

from localize.training.progress import EVERY, append
from localize.training.risk_recipe import Risk, rate
from localize.training.texts import Say


class RiskProgress:
    """Gathers the steps of a stretch; `seconds` are those of all runs before."""

    def __init__(self, risk: Risk, log: Path, say: Say, seconds: float) -> None:
        self._risk, self._log, self._say = risk, log, say
        self._rewards: list[float] = []
        self._norms: list[float] = []
        self._before, self._began = seconds, time.monotonic()
        self._since = self._began

    def add(self, step: int, reward: float, norm: float) -> float:
        """Count a step, the `step`-th; give the seconds of all runs together."""
        self._rewards.append(reward)
        self._norms.append(norm)
        seconds = self._before + time.monotonic() - self._began
        if step % EVERY == 0:
            self._tell(step, seconds)
        return seconds

    def _tell(self, step: int, seconds: float) -> None:
        """Write and say the stretch's means."""
        now, steps, risk = time.monotonic(), len(self._rewards), self._risk
        took, self._since = now - self._since, now
        reward, norm = sum(self._rewards) / steps, sum(self._norms) / steps
        self._rewards, self._norms = [], []
        figures = {
            "step": step,
            "lines": step * risk.batch,
            "seconds": round(seconds),
            "reward": round(reward, 4),
            "norm": round(norm, 4),
            "rate": rate(risk, step - 1),
        }
        append(self._log, figures)
        pace, left = steps * risk.batch / took, (risk.steps - step) * took / steps / 60
        self._say(
            f"step {step:,} · expected {100 * reward:.1f} · {pace:.1f} lines/s · "
            f"{left:.0f} min of steps left"
        )
