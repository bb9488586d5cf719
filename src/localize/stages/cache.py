"""Tables in `.localize/`: safe to delete, ignored if damaged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from localize.errors import ProjectError
from localize.stages import files


def load(path: Path) -> dict[str, Any]:
    """Give a table; an empty one if it is not there, or is no table."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return table if isinstance(table, dict) else {}


def save(path: Path, table: dict[str, Any]) -> None:
    """Keep a table for the next run, if it can be kept: a cache is no reason to fail."""
    data = json.dumps(table, indent=0, sort_keys=True).encode()
    try:
        files.write(path.parent / ".gitignore", b"*\n")
        files.write(path, data)
    except ProjectError:
        return
