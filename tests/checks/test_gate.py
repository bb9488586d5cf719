"""The gate: coverage, what readers have, corrections that must travel, and exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from test_check_command import CATALOG, RIGHT, fill

from localize.cli import COMMANDS

Localize = Callable[..., tuple[int, str]]


@pytest.fixture
def published(newsroom: Path, localize: Localize) -> Path:
    """A newsroom whose German edition is reviewed, and rendered."""
    localize("update")
    fill(newsroom, *RIGHT)
    assert localize("render")[0] == 0
    return newsroom


def correct(newsroom: Path, old: str, new: str) -> None:
    path = newsroom / "articles" / "ruling.txt"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def row(localize: Localize, *options: str) -> dict[str, object]:
    output = localize("status", "--format", "json", *options)[1]
    found: dict[str, object] = json.loads(output[: output.rindex("]") + 1])[0]
    return found


@pytest.mark.usefixtures("published")
def test_an_edition_that_is_up_to_its_article_is_not_behind(localize: Localize) -> None:
    found = row(localize)
    assert (found["published"], found["behind"], found["gravity"]) == (True, 0, None)
    assert localize("status", "--published", "--min-coverage", "100")[0] == 0


@pytest.mark.parametrize("updates", [False, True])
def test_a_corrected_figure_is_grave_before_and_after_the_update(
    published: Path, localize: Localize, *, updates: bool
) -> None:
    correct(published, "112", "113")
    if updates:
        localize("update")
    found = row(localize)
    assert (found["behind"], found["gravity"]) == (1, "error")
    assert str(found["behind_since"]).startswith("20")
    code, output = localize("status", "--published", "--min-coverage", "0")
    assert code == 1
    assert "behind: ruling in de since 20" in output
    assert "a figure, a name or a “not” changed" in output


def test_another_wording_is_less_grave(published: Path, localize: Localize) -> None:
    correct(published, "people are affected", "people were affected")
    localize("update")
    assert row(localize)["gravity"] == "warning"


def test_a_translation_in_progress_is_not_published(newsroom: Path, localize: Localize) -> None:
    localize("update")
    fill(newsroom, *RIGHT[:2])
    correct(newsroom, "112", "113")
    assert row(localize)["published"] is False
    assert json.loads(localize("status", "--published", "--format", "json")[1]) == []


CLEAN, FOUND, USAGE, INCOMPLETE = 0, 1, 2, 3
CONTRACT = (
    (("init",), CLEAN),
    (("extract",), CLEAN),
    (("update",), CLEAN),
    (("check", "--select", "number"), CLEAN),
    (("status",), CLEAN),
    (("status", "--min-coverage", "100"), FOUND),
    (("status", "--require", "reviewed", "--min-coverage", "1"), FOUND),
    (("compile",), CLEAN),
    (("engines",), CLEAN),
    (("check", "--select", "no-such-rule"), USAGE),
    (("check", "--lang", "zz"), USAGE),
    (("check", "--article", "no-such-article"), USAGE),
    (("status", "--article", "no-such-article"), USAGE),
    (("status", "--min-coverage", "many"), USAGE),
)


@pytest.mark.parametrize(("arguments", "expected"), CONTRACT, ids=str)
def test_exit_codes_are_a_contract(
    localize: Localize, arguments: tuple[str, ...], expected: int
) -> None:
    localize("update")
    assert localize(*arguments)[0] == expected


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_calls_wrong_usage_two(localize: Localize, name: str) -> None:
    assert localize(name, "--no-such-option")[0] == USAGE


@pytest.mark.parametrize("name", ["update", "translate", "status", "compile", "render"])
def test_a_broken_catalog_leaves_the_work_incomplete(
    newsroom: Path, localize: Localize, name: str
) -> None:
    localize("update")
    (newsroom / CATALOG).write_text("<<<<<<< ours\n", encoding="utf-8")
    assert localize(name)[0] == INCOMPLETE


def test_a_broken_catalog_is_a_finding_of_the_check(newsroom: Path, localize: Localize) -> None:
    localize("update")
    (newsroom / CATALOG).write_text("<<<<<<< ours\n", encoding="utf-8")
    assert localize("check")[0] == FOUND
