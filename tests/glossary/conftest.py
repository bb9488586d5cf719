from __future__ import annotations

from pathlib import Path

import pytest

from localize import glossary
from localize.model import Term

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def terms() -> tuple[Term, ...]:
    return glossary.load([HERE / "termbase.csv"])
