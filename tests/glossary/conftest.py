from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from localize import glossary
from localize.model import Term

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def terms() -> tuple[Term, ...]:
    return glossary.load([HERE / "termbase.csv"])
