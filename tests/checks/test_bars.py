"""The bars on measuring data, where it is at hand: right pairs quiet, faults told."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from localize import checks
from localize.model import Entry, Finding, Segment

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
NUMBERS = ("digit-swapped", "digit-dropped", "digit-added", "number-dropped", "day-moved")


@pytest.fixture
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    """The modules that draw pairs and seed faults; skips where there are no pairs to draw."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    right_pairs = importlib.import_module("right_pairs")
    if not right_pairs.FOLDER.is_dir():
        pytest.skip("the measuring data is not here: LOCALIZE_DATA")
    return {name: importlib.import_module(name) for name in ("right_pairs", "fault_seeding")}


def found(source: str, target: str, language: str) -> list[Finding]:
    entry = Entry(Segment(source), target=target)
    return checks.run([entry], language=language, source_language="en")


def test_right_pairs_stay_quiet(benchmarks: dict[str, ModuleType]) -> None:
    pairs = benchmarks["right_pairs"].load("seen", 50)
    told = [found(pair.source, pair.target, pair.language) for pair in pairs]
    errors = sum(any(one.severity == "error" for one in each) for each in told)
    assert len(pairs) >= 600
    assert errors / len(pairs) <= 0.02
    assert sum(map(bool, told)) / len(pairs) <= 0.08


def test_seeded_figures_are_found_by_the_right_code(benchmarks: dict[str, ModuleType]) -> None:
    seeded: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for fault in benchmarks["fault_seeding"].seed("seen"):
        if fault.kind in NUMBERS:
            seeded[fault.kind] += 1
            codes = {one.code for one in found(fault.source, fault.target, fault.language)}
            told[fault.kind] += not codes.isdisjoint(fault.codes)
    assert told.total() / seeded.total() >= 0.98
