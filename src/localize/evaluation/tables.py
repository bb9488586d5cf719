"""Results as text, 80 columns wide at most, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib import resources
from itertools import groupby

from localize.evaluation.scores import Result, Score

_WIDEST, _HEAD_WIDTH = 28, 13
_HEAD = ("system", "chrF2++", "BLEU", "segments/s")


def table(results: Iterable[Result]) -> str:
    """Write results in aligned columns, a part for each test set, and the signatures in the end."""
    found = list(results)
    parts = []
    for name, several in groupby(found, key=lambda one: one.test_set):
        ours = list(several)
        rows = [_HEAD, *(_row(one) for one in ours)]
        parts.append(f"{name}, {ours[0].lines} lines\n\n" + "\n".join(columns(rows, right=(3,))))
    signatures = sorted({score.signature for one in found for score in (one.chrf, one.bleu)})
    return "\n\n".join([*parts, "\n".join(signatures)]) + "\n"


def as_json(results: Iterable[Result]) -> str:
    """Write results as a JSON list, as `schema` describes it."""
    return json.dumps([asdict(one) for one in results], ensure_ascii=False, indent=2) + "\n"


def schema(name: str = "scores") -> str:
    """Give a report's JSON Schema, draft 2020-12: `scores` or `terms`."""
    file = resources.files("localize.evaluation") / f"{name}.schema.json"
    return file.read_text(encoding="utf-8")


def columns(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Lay out rows in columns; those numbered in `right` are set to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def short(name: str) -> str:
    """Give a system's name; of a long one, what stands before the colon and the end."""
    if len(name) <= _WIDEST:
        return name
    head = min(name.find(":") + 1 or _HEAD_WIDTH, _HEAD_WIDTH)
    return f"{name[:head]}…{name[1 + head - _WIDEST :]}"


def _row(one: Result) -> tuple[str, ...]:
    speed = "–" if one.speed is None else f"{one.speed:.1f}"
    return short(one.system), shown(one.chrf), shown(one.bleu), speed


def shown(score: Score) -> str:
    """Write a score with its interval, if it has one."""
    if score.low == score.high:
        return f"{score.value:.1f}"
    return f"{score.value:.1f} ({score.low:.1f}–{score.high:.1f})"
