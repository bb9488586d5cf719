"""Two branches with translators' work, merged by git itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from localize import catalog

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

Localize = Callable[..., tuple[int, str]]
CATALOG = Path("locales/de/LC_MESSAGES/ruling.po")


@pytest.fixture
def repository(
    newsroom: Path, localize: Localize, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A newsroom under version control with drafts, and a branch `agency` beside `main`."""
    program = tmp_path_factory.mktemp("bin") / "localize"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m localize "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    git(newsroom, "init", "--quiet", "--initial-branch=main")
    assert "git   merges catalogs entry by entry" in localize("init")[1]
    driver = f"{program} merge-driver %O %A %B %P"
    wanted = git(newsroom, "config", "merge.localize-po.driver").stdout.strip()
    assert wanted == driver.replace(str(program), "localize")
    git(newsroom, "config", "merge.localize-po.driver", driver)
    localize("translate", "--lang", "de")
    commit(newsroom, "drafts")
    git(newsroom, "branch", "agency")
    return newsroom


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = {
        f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C"}
    return subprocess.run(
        ["git", "-C", str(folder), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **identity, **nobody},
    )


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    assert git(folder, "commit", "--quiet", "--message", message).returncode == 0


def edit(folder: Path, date: str, texts: dict[int, str]) -> None:
    """Translate some entries, on another date than everybody else."""
    current = catalog.read(folder / CATALOG)
    changed = {
        catalog.key(entry): catalog.accept(replace(entry, target=texts[place]))
        for place, entry in enumerate(current.entries)
        if place in texts
    }
    done = catalog.replaced(current, changed)
    header = tuple((name, date if "Date" in name else value) for name, value in done.header)
    data = catalog.to_bytes(replace(done, header=header))
    (folder / CATALOG).write_bytes(data)
    commit(folder, ", ".join(texts.values()))


def branches(folder: Path, ours: dict[int, str], theirs: dict[int, str]) -> None:
    git(folder, "checkout", "--quiet", "agency")
    edit(folder, "2026-03-01 10:00+0100", theirs)
    git(folder, "checkout", "--quiet", "main")
    edit(folder, "2026-03-02 10:00+0100", ours)


def targets(folder: Path) -> list[str]:
    return [entry.target for entry in catalog.read(folder / CATALOG).entries]


def test_neighbouring_entries_and_dates_merge_without_conflict(repository: Path) -> None:
    branches(repository, {0: "Wir null", 2: "Wir zwei"}, {1: "Sie eins", 3: "Sie drei"})
    result = git(repository, "merge", "--no-edit", "agency")
    assert result.returncode == 0, result.stdout + result.stderr
    assert targets(repository) == ["Wir null", "Sie eins", "Wir zwei", "Sie drei"]
    header = dict(catalog.read(repository / CATALOG).header)
    assert header["PO-Revision-Date"] == "2026-03-02 10:00+0100"
    assert git(repository, "status", "--porcelain").stdout == ""


def test_a_true_conflict_is_gits_and_both_texts_are_in_the_catalog(repository: Path) -> None:
    branches(repository, {0: "Unseres", 2: "Wir zwei"}, {0: "Ihres", 1: "Sie eins"})
    result = git(repository, "merge", "--no-edit", "agency")
    assert result.returncode == 1
    assert f"CONFLICT (content): Merge conflict in {CATALOG}" in result.stdout
    assert "two people translated “Court overturns ruling”" in result.stdout + result.stderr
    first, *others = catalog.read(repository / CATALOG).entries
    assert first.fuzzy
    assert "\nUnseres\n" in first.target
    assert "\nIhres" in first.target
    assert [entry.target for entry in others[:2]] == ["Sie eins", "Wir zwei"]
    assert git(repository, "status", "--porcelain").stdout == f"UU {CATALOG}\n"


def test_a_broken_side_leaves_ours_and_git_says_so(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "agency")
    (repository / CATALOG).write_bytes(b'msgid "a\n')
    commit(repository, "broken")
    git(repository, "checkout", "--quiet", "main")
    edit(repository, "2026-03-02 10:00+0100", {0: "Unseres"})
    before = (repository / CATALOG).read_bytes()
    result = git(repository, "merge", "--no-edit", "agency")
    assert result.returncode == 1
    assert "not merged" in result.stdout + result.stderr
    assert (repository / CATALOG).read_bytes() == before
    assert git(repository, "status", "--porcelain").stdout == f"UU {CATALOG}\n"
