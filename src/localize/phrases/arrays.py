"""Arrays in a compressed file."""

from __future__ import annotations

import lzma
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from localize.errors import EngineError


def read(path: Path, *names: str) -> Mapping[str, NDArray[Any]]:
    """Read the named arrays of an xz file of a numpy archive; raises `EngineError` if damaged."""
    try:
        with np.load(BytesIO(lzma.decompress(path.read_bytes())), allow_pickle=False) as archive:
            return {name: archive[name] for name in names}
    except (
        OSError,
        EOFError,
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        lzma.LZMAError,
        zipfile.BadZipFile,
    ):
        raise damaged(path) from None


def strings(joined: NDArray[Any]) -> list[str]:
    """Give the lines of a text that is an array of bytes; raises `UnicodeDecodeError`."""
    return bytes(joined).decode().split("\n")


def joined(planes: NDArray[Any]) -> NDArray[np.int64]:
    """Give numbers whose bytes stand in rows, the lowest first."""
    found = np.zeros(planes.shape[1], dtype=np.int64)
    for number, row in enumerate(planes):
        found |= row.astype(np.int64) << 8 * number
    return found


def damaged(path: Path) -> EngineError:
    """Give the error that says that a file of weights is not what was written."""
    return EngineError(f"damaged weights: {path.name}", "install the weights again", path=path)
