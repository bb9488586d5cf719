"""Files that are whole or not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any


@contextmanager
def writing(path: Path, mode: str = "w") -> Iterator[IO[Any]]:
    """Open a file beside the path to write to (`w` or `wb`); in the end it takes the path's place.

    If anything goes wrong before, what stood there stays.
    """
    temporary = path.with_name(f"{path.name}.tmp")
    with temporary.open(mode, encoding=None if "b" in mode else "utf-8") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def copy(path: Path, to: Path) -> None:
    """Copy a file, whole or not at all."""
    with writing(to, "wb") as file:
        file.write(path.read_bytes())
