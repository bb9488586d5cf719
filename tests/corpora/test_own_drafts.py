"""English without Italian gets drafts: which lines, and which drafts are worth training on."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from localize.model import Draft, Request
from localize.training import cleaning
from localize.training.corpus import Pair

NONE: frozenset[str] = frozenset()
DOG = "The dog barks in the yard."
CAT = "The cat sleeps on the roof."


class Scored:
    """An engine whose scores are the numbers that texts end with, below 0; without one for 0."""

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        numbers = [float(one.text.split()[-1]) for one in requests]
        said = zip(requests, numbers, strict=True)
        return [Draft(one.text.upper(), -number if number else None) for one, number in said]


@pytest.fixture
def own_drafts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "benchmarks"))
    return importlib.import_module("own_drafts")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = f"{DOG}\tDer Hund bellt im Hof.\nToo short.\tZu kurz.\n{CAT}\tDie Katze schläft.\n"
    (tmp_path / "en-de.newstest-2009-2018.tsv").write_text(rows, encoding="utf-8")
    (tmp_path / "en-fr.newstest-2009-2018.tsv").write_text(f"{DOG}\tLe chien aboie.\n", "utf-8")
    (tmp_path / "en-de.tatoeba.tsv").write_text(f"{CAT} Again.\tNoch einmal.\n", encoding="utf-8")
    return tmp_path


def test_news_is_drafted_once_and_without_test_lines(folder: Path, own_drafts: ModuleType) -> None:
    assert own_drafts.sources(folder, NONE) == [DOG, CAT]
    assert own_drafts.sources(folder, frozenset({cleaning.key(DOG)})) == [CAT]


def test_three_fifths_are_kept_the_surer_ones(own_drafts: ModuleType) -> None:
    texts = [f"text {number}" for number in (3, 1, 5, 0, 2, 4)]
    kept = list(own_drafts.surer(texts, Scored()))
    assert [one.source for one in kept] == ["text 3", "text 1", "text 2"]
    assert kept[0].target == "TEXT 3"
    assert list(own_drafts.surer([], Scored())) == []


@pytest.mark.parametrize(
    ("source", "target", "good"),
    [
        ("He has 3 dogs and a cat.", "Ha 3 cani e un gatto.", True),
        ("He has 3 dogs and a cat.", "Ha 4 cani e un gatto.", False),
        ("He has three dogs and a cat.", "He has three dogs and cats.", False),
        ("Mr Rossi has a dog at home.", "L'on. Rossi ha un cane a casa.", False),
    ],
)
def test_drafts_with_faults_are_left_out(
    own_drafts: ModuleType, source: str, target: str, *, good: bool
) -> None:
    assert own_drafts.is_good(Pair(source, target), NONE) is good


def test_drafts_that_a_test_set_has_are_left_out(own_drafts: ModuleType) -> None:
    pair = Pair("He has 3 dogs and a cat.", "Ha 3 cani e un gatto.")
    assert not own_drafts.is_good(pair, frozenset({cleaning.key(pair.target)}))
