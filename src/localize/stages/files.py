"""Files that are whole or not there: what stages write beside catalogs."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from localize.errors import ProjectError


def write(path: Path, data: bytes) -> bool:
    """Put `data` in a file's place at once; True if that changed anything.

    Raises `ProjectError` if the folder or the disk does not allow it; the old file is then whole.
    """
    spare = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        spare.write_bytes(data)
        spare.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            spare.unlink()
        reason = (error.strerror or str(error)).lower()
        hint = "make room, or allow writing there; nothing was lost"
        raise ProjectError(f"cannot be written: {reason}", hint, path=path) from None
    return True
