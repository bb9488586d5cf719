"""Numbers of things counted in arrays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Key = TypeVar("Key", bound=np.generic)
Floats = NDArray[np.float64]


def add(parts: Iterable[tuple[NDArray[Key], float]]) -> tuple[NDArray[Key], Floats]:
    """Count what stands in parts, each with its weight; give the keys in order, their numbers."""
    found: list[NDArray[Key]] = []
    numbers: list[Floats] = []
    for part, weight in parts:
        keys, count = np.unique(part, return_counts=True)
        found.append(keys)
        numbers.append(count * np.float64(weight))
    keys, places = np.unique(np.concatenate(found), return_inverse=True)
    total = np.bincount(places, np.concatenate(numbers), len(keys))
    return keys, total.astype(np.float64)


def together(names: NDArray[Any], numbers: Floats) -> Floats:
    """Give for every entry the sum of the numbers of those with its name."""
    _, places = np.unique(names, return_inverse=True)
    return np.bincount(places, numbers).astype(np.float64)[places]
