"""Two files' names exchanged at once, so that nothing is overwritten unseen.

A replaced file is gone without a look at it. After an exchange, what was there an instant ago lies
under the other name: if somebody else has just saved it, it can be put back. Linux has
`renameat2(2)` with `RENAME_EXCHANGE` (since 3.15, glibc 2.28), macOS has `renamex_np` with
`RENAME_SWAP`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # on both systems


def swap(one: Path, other: Path) -> bool:
    """Exchange two files; False, and nothing done, where the system or the disk cannot."""
    exchange = _function()
    return exchange is not None and exchange(os.fsencode(one), os.fsencode(other)) == 0


@lru_cache(maxsize=1)
def _function() -> Callable[[bytes, bytes], int] | None:
    """Find the system's call."""
    import ctypes  # noqa: PLC0415 (only who writes needs it)

    try:
        library = ctypes.CDLL(None)
    except (OSError, TypeError):  # Windows has no such library
        return None
    if hasattr(library, "renameat2"):
        return lambda one, other: int(library.renameat2(_HERE, one, _HERE, other, _EXCHANGE))
    if hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, _EXCHANGE))
    return None
