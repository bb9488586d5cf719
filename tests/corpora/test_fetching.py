"""Packages are fetched once, and whole."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest


def test_what_is_there_is_not_fetched_again(packages: ModuleType, tmp_path: Path) -> None:
    def fetch(part: Path) -> None:
        fetched.append(part)
        (part / "unpacked").mkdir()
        (part / "unpacked" / "file").touch()

    fetched: list[Path] = []
    folders = [packages.kept(tmp_path / "debian" / "pig-race", fetch) for _ in "ab"]
    assert len(fetched) == 1
    assert [(one / "file").exists() for one in folders] == [True, True]
    assert [one.name for one in (tmp_path / "debian").iterdir()] == ["pig-race"]


def test_a_package_is_there_whole_or_not_at_all(packages: ModuleType, tmp_path: Path) -> None:
    def fetch(part: Path) -> None:
        (part / "unpacked").mkdir()
        sys.exit("no more room")

    with pytest.raises(SystemExit, match="no more room"):
        packages.kept(tmp_path / "debian" / "pig-race", fetch)
    assert not list((tmp_path / "debian").iterdir())


def test_a_program_that_fails_is_named_with_what_it_said(
    packages: ModuleType, tmp_path: Path
) -> None:
    with pytest.raises(SystemExit, match=r"-c .*: no pigs$"):
        packages.run(tmp_path, sys.executable, "-c", "raise SystemExit('no pigs')")
