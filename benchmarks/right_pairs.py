"""Human translations as measuring sets: tab-separated lines of source and reference.

    LOCALIZE_DATA=/path/to/data python benchmarks/checks.py

A set is a file `en-XX.<set>.tsv` with a header. Of each set the same lines are drawn every time;
half of them are for development, the other half is not looked at.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import NamedTuple

SETS = (
    "en-de.flores-dev", "en-de.wmt19", "en-de.wmt20", "en-de.swiss-gov-dev",
    "en-de.swiss-asylum-act-dev", "en-fr.flores-dev", "en-fr.wmt14", "en-fr.swiss-gov-dev",
    "en-fr.swiss-asylum-act-dev", "en-it.flores-dev", "en-it.wmt09", "en-it.swiss-gov-dev",
    "en-it.swiss-asylum-act-dev", "en-es.flores-dev", "en-es.wmt13",
)  # fmt: skip
FOLDER = Path(os.environ.get("LOCALIZE_DATA", "../shared/data")) / "eval"


class RightPair(NamedTuple):
    """A source and its human translation; `set` and `line` say where they stand."""

    language: str
    set: str
    line: int
    source: str
    target: str


def load(half: str, each: int = 50) -> list[RightPair]:
    """Give `each` pairs of every set: of the half `seen`, `unseen`, or of `both`."""
    found: list[RightPair] = []
    for name in SETS:
        lines = rows(name)
        chosen = _order(name, len(lines))
        seen, unseen = chosen[:50] + chosen[100::2], chosen[50:100] + chosen[101::2]
        halves = {"seen": seen[:each], "unseen": unseen[:each], "both": seen[:each] + unseen[:each]}
        found += [lines[at] for at in sorted(halves[half])]
    return found


def _order(name: str, count: int) -> list[int]:
    """Give the lines of a set in a random order that is always the same."""
    rng = random.Random(f"6 {name}")
    first = rng.sample(range(count), 100)
    rest = sorted(set(range(count)) - set(first))
    rng.shuffle(rest)
    return first + rest


def rows(name: str) -> list[RightPair]:
    """Give all pairs of a set, as they are."""
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    fields = [line.split("\t") for line in text.split("\n")[1:]]
    return [
        RightPair(name[3:5], name[6:], number, *map(_bare, cells[:2]))
        for number, cells in enumerate(fields, start=2)
        if len(cells) > 1 and all(cells[:2])
    ]


def _bare(cell: str) -> str:
    """Undo the quoting of spreadsheet programs, where a cell has it."""
    inner = cell[1:-1]
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return cell
