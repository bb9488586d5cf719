"""What all tests share: a newsroom of their own in a temporary folder."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from localize.cli import run

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("house", UNHURRIED)
settings.register_profile("ci", UNHURRIED, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it

ROOT = Path(__file__).parent.parent
ARTICLE = """Court overturns ruling

The Federal Administrative Court has overturned a decision of the State Secretariat for Migration.

“The law is clear,” a spokeswoman said on January 7, 2021. About 112 people are affected.
"""


@pytest.fixture(scope="session")
def own_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged weights as `transformers/` and as `opus-mt-en-mul/` for CTranslate2."""
    pytest.importorskip("torch")
    import tiny_models  # noqa: PLC0415 - needs torch

    folder = tmp_path_factory.mktemp("models")
    tiny_models.own(folder)
    return folder


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A folder with one short article, the glossary, and German as its target."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ruling.txt").write_text(ARTICLE, encoding="utf-8")
    shutil.copytree(ROOT / "glossaries", tmp_path / "glossaries")
    (tmp_path / "localize.toml").write_text('source = "en"\ntargets = ["de"]\n', encoding="utf-8")
    return tmp_path


@pytest.fixture
def localize(newsroom: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """The command line in that newsroom: arguments in, exit code and all output back."""

    def call(*arguments: str) -> tuple[int, str]:
        code = run(["-C", str(newsroom), *arguments])
        out, err = capfd.readouterr()
        return code, out + err

    return call
