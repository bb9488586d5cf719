"""Rows put behind a termbase's last one: every byte that was there stays."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from localize.errors import GlossaryError
from localize.glossary import entries, rows
from localize.glossary.columns import KEY
from localize.model import Term

_USUAL = {"kind": "term", "context": "any", "enforcement": "hard"}
"""What an absent column says."""


def append(path: Path, terms: Sequence[Term]) -> bytes:
    """Give a CSV termbase's bytes with terms behind them, in its own columns and signs.

    Raises `GlossaryError` if it cannot be read, or has no column for something that a term says.
    """
    data = path.read_bytes()
    _, header = next(rows.read(path), (1, []))
    if KEY not in header:
        raise GlossaryError("the termbase has no columns", f"begin it with {KEY};en;de", path=path)
    cells = [entries.row(term) for term in terms]
    for row in cells:
        _check(row, header, path)
    text = data.decode("utf-8-sig")
    newline = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=rows.delimiter(text), lineterminator=newline)
    writer.writerows([row.get(name, "") for name in header] for row in cells)
    between = "" if text.endswith(("\n", "\r")) or not text else newline
    return data + (between + table.getvalue()).encode()


def next_id(terms: Sequence[Term]) -> str:
    """Give an id like the last term's, counted on: `CH354` behind `CH353`."""
    known = {term.id for term in terms}
    last = terms[-1].id if terms else "T000"
    stem = last.rstrip("0123456789")
    width = len(last) - len(stem)
    number = int(last[len(stem) :] or 0) + 1
    while f"{stem}{number:0{width}}" in known:
        number += 1
    return f"{stem}{number:0{width}}"


def _check(row: dict[str, str], header: Sequence[str], path: Path) -> None:
    for name, value in row.items():
        if value and name not in header and value != _USUAL.get(name):
            hint = f"write {name} into its first row, and a separator into each other one"
            raise GlossaryError(f"the termbase has no column “{name}”", hint, path=path, line=1)
