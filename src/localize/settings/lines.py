"""Where in the settings file something stands."""

from __future__ import annotations

from pathlib import Path


def line_of(path: Path, value: str) -> int | None:
    """Give the first line in which a value stands, None if it is written otherwise."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return next((number for number, line in lines if value and value in line), None)
