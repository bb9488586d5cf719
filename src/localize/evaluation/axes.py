"""Axes of a plot: values in pixels, and the round values between."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_TICKS = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from `low` to `high`, drawn from `start` to `end` in pixels."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def place(self, value: float) -> float:
        """Give a value's pixel."""
        low, high = self._scaled(self.low), self._scaled(self.high)
        return self.start + (self._scaled(value) - low) / (high - low) * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Give round values between the ends."""
        if self.logarithmic:
            powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
            found = [step * 10.0**power for power in powers for step in (1, 2, 5)]
        else:
            step = _round((self.high - self.low) / _TICKS)
            first = math.ceil(self.low / step)
            found = [step * (first + number) for number in range(2 * _TICKS + 2)]
        return [value for value in found if self.low <= value <= self.high]

    def _scaled(self, value: float) -> float:
        return math.log10(value) if self.logarithmic else value


def around(
    values: Sequence[float], ends: tuple[float, float], *, logarithmic: bool = False
) -> Axis:
    """Make an axis with some room around the values."""
    low, high = (min(values), max(values)) if values else (1.0, 10.0)
    if logarithmic:
        return Axis(low / 3, high * 3, *ends, logarithmic=True)
    room = 0.06 * (high - low) or 1.0
    return Axis(low - room, high + room, *ends)


def _round(step: float) -> float:
    """Give the round number above: 1, 2 or 5 with zeros."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * digit for digit in (1, 2, 5, 10) if power * digit >= step)
