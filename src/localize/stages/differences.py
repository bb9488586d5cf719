"""What a file would become, as `diff -u` and `patch` write it."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

_MISSING = "\\ No newline at end of file\n"


def unified(path: Path, before: bytes, after: bytes) -> str:
    """Give the unified diff of a file's bytes, seen from where we are; empty if nothing differs."""
    if before == after:
        return ""
    name = Path(os.path.relpath(path)).as_posix()
    old, new = (_lines(data) for data in (before, after))
    lines = difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(_whole(lines))


def _lines(data: bytes) -> list[str]:
    """Split at line feeds alone: a text may hold what Unicode calls line ends."""
    lines = data.decode("utf-8", "replace").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])


def _whole(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n{_MISSING}"
