"""The modules that make parallel text out of packages."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def module(name: str) -> Callable[[pytest.MonkeyPatch], ModuleType]:
    """Make the fixture of a module."""

    @pytest.fixture(name=name)
    def bitext(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
        monkeypatch.syspath_prepend(str(BENCHMARKS))
        return importlib.import_module(f"bitext.{name}")

    return bitext


corpus, packages, trees = map(module, ("corpus", "packages", "trees"))
ding, freedict, pivot = map(module, ("ding", "freedict", "pivot"))
descriptions, catalogs, manuals = map(module, ("descriptions", "catalogs", "manuals"))
interfaces, names, backwards = map(module, ("interfaces", "names", "backwards"))
