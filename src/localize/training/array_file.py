"""Arrays written for an engine: compressed, whole or not at all."""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from localize.training import whole

Bytes = NDArray[np.uint8]


def write(path: Path, **arrays: NDArray[Any]) -> None:
    """Write arrays by name as an xz file of a numpy archive; see `localize.phrases.arrays`."""
    archive = BytesIO()
    np.savez(archive, **arrays)  # type: ignore[arg-type]  # a name is no flag
    pack(path, archive.getvalue())


def pack(path: Path, content: bytes) -> None:
    """Write bytes as an xz file."""
    with whole.writing(path, "wb") as file:
        file.write(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))


def lines(texts: Sequence[str]) -> Bytes:
    """Give texts as bytes, one a line."""
    return np.frombuffer("\n".join(texts).encode(), dtype=np.uint8)


def planes(numbers: NDArray[np.int64]) -> Bytes:
    """Give numbers below 2^24 as three rows of bytes, the lowest first: they pack better."""
    return np.stack([(numbers >> shift & 0xFF).astype(np.uint8) for shift in (0, 8, 16)])


def rounded(numbers: NDArray[Any], size: int, none: int, kind: type[np.generic]) -> NDArray[Any]:
    """Give numbers in whole steps of `size`, `none` standing for 0, as what `kind` can hold."""
    limits = np.iinfo(kind)  # type: ignore[type-var]
    found = np.round(numbers / size) + none
    return np.clip(found, limits.min, limits.max).astype(kind)
