"""Terms in columns."""

from __future__ import annotations

from collections.abc import Sequence

from localize.cli.console import table

_WIDTH = 80


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Lay out rows in 80 columns; the first column is whole, the others share the rest."""
    first = max(len(row[0]) for row in rows)
    width = max(8, (_WIDTH - first) // (len(rows[0]) - 1) - 2)
    return table([[row[0], *(_cut(cell, width) for cell in row[1:])] for row in rows])


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
