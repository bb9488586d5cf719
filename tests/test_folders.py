"""`-C DIR` is a change of folder, as with git and make: what is named lies there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from localize.cli import run

Localize = Callable[..., tuple[int, str]]
CATALOG = "locales/de/LC_MESSAGES/ruling.po"
COMMANDS = (
    ("check", CATALOG),
    ("check", CATALOG, "--write-baseline", "known.json"),
    ("check", "--format", "sarif", "--output", "found.sarif"),
    ("fmt", "--check", CATALOG),
    ("import", "build/xliff"),
    ("glossary", "lint", "glossaries/swiss-law-and-politics.csv"),
    ("translate", "--article", "articles/ruling.txt", "--dry-run"),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda one: " ".join(one[:2]))
@pytest.mark.parametrize("where", ["before", "behind"])
def test_files_are_named_from_the_folder_that_is_worked_in(
    newsroom: Path,
    localize: Localize,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    arguments: tuple[str, ...],
) -> None:
    localize("update", "--lang", "de")
    localize("export", "--lang", "de")
    elsewhere = newsroom.parent / f"{newsroom.name}-elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    folder = ["-C", str(newsroom)]
    assert run([*folder, *arguments] if where == "before" else [*arguments, *folder]) == 0
    assert Path.cwd() == elsewhere
    assert list(elsewhere.iterdir()) == []


def test_one_folder_is_named_from_the_other(
    newsroom: Path, localize: Localize, monkeypatch: pytest.MonkeyPatch
) -> None:
    localize("update", "--lang", "de")
    monkeypatch.chdir(newsroom.parent)
    assert run(["-C", newsroom.name, "check", "-C", "locales/de", "LC_MESSAGES/ruling.po"]) == 0


def test_init_makes_the_folder_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["-C", "daily", "init"]) == 0
    assert run(["init", "-C", "weekly"]) == 0
    assert (tmp_path / "daily" / "localize.toml").exists()
    assert (tmp_path / "weekly" / "localize.toml").exists()


@pytest.mark.parametrize("arguments", [["-C", "no", "fmt", "x.po"], ["fmt", "-C", "no", "x.po"]])
def test_a_folder_that_is_not_there_is_wrong_usage(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    assert "no such folder: no" in capfd.readouterr().err
