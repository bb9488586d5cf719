"""Scores of test sets; all of it needs sacrebleu."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("sacrebleu")

from localize import evaluation

HEADER = "source\treference\tother\n"
LINES = (
    "The court sat on Monday.\tDas Gericht tagte am Montag.\tDer Hof saß am Montag.\n"
    "The council met in Bern.\tDer Rat traf sich in Bern.\tDer Rat traf sich in Bern.\n"
)


@pytest.fixture
def dev(tmp_path: Path) -> evaluation.TestSet:
    path = tmp_path / "en-de.dev.tsv"
    path.write_text(HEADER + LINES, encoding="utf-8")
    return evaluation.read(path)


def test_a_test_set_has_lines_and_other_systems(dev: evaluation.TestSet) -> None:
    assert dev.name == "en-de.dev"
    assert dev.references[1] == "Der Rat traf sich in Bern."
    assert list(dev.systems) == ["other"]


def test_a_perfect_draft_stands_first_with_full_marks(dev: evaluation.TestSet) -> None:
    results = evaluation.evaluate(dev, {"ours": dev.references}, samples=50)
    assert [result.system for result in results] == ["ours", "other"]
    best, other = results
    assert best.chrf.value == pytest.approx(100)
    assert best.bleu.value == pytest.approx(100)
    assert other.chrf.low <= other.chrf.value <= other.chrf.high


def test_scores_have_signatures_and_are_repeatable(dev: evaluation.TestSet) -> None:
    first, second = (evaluation.evaluate(dev, {}, samples=20) for _ in range(2))
    assert first == second
    assert "nw:2" in first[0].chrf.signature
    assert "bs:20" in first[0].bleu.signature


def test_the_table_has_every_system_and_signature(dev: evaluation.TestSet) -> None:
    text = evaluation.table(evaluation.evaluate(dev, {"ours": dev.references}, samples=0))
    assert "en-de.dev" in text
    assert text.count("nrefs:1") == 2


def test_json_has_what_the_table_has(dev: evaluation.TestSet) -> None:
    results = evaluation.evaluate(dev, {}, samples=10)
    (found,) = json.loads(evaluation.as_json(results))
    assert found["system"] == "other"
    assert found["chrf"]["value"] == results[0].chrf.value


def test_a_draft_too_few_is_an_error(dev: evaluation.TestSet) -> None:
    with pytest.raises(evaluation.EvaluationError, match="1 translations for 2 references"):
        evaluation.evaluate(dev, {"ours": ["one"]})


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", 1, "not a test set"),
        (b"English\tGerman\na\tb\n", 1, "not a test set"),
        (HEADER.encode(), 1, "not a test set"),
        (HEADER.encode() + b"one\ttwo\n", 2, "expected 3 columns"),
        (HEADER.encode() + b"a\t\xff\tb\n", None, "cannot read"),
    ],
)
def test_a_bad_test_set_is_named_with_its_line(
    tmp_path: Path, content: bytes, line: int | None, message: str
) -> None:
    path = tmp_path / "en-de.bad.tsv"
    path.write_bytes(content)
    with pytest.raises(evaluation.EvaluationError, match=message) as caught:
        evaluation.read(path)
    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert caught.value.hint
