"""How good translations are: chrF2++ and BLEU on test sets, beside other systems' figures.

A test set is a TSV file with a header: `source`, `reference`, then one column for each system whose
translations of the same lines are known. Scores are sacrebleu's, with its signatures; intervals are
of 95 %, from resampled lines (Koehn 2004, "Statistical Significance Tests for Machine Translation
Evaluation").
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from localize.errors import LocalizeError

SAMPLES = 1000
_FIXED = ("source", "reference")


class EvaluationError(LocalizeError):
    """A test set cannot be read, or does not fit the translations."""


@dataclass(frozen=True, slots=True)
class TestSet:
    """Lines with their reference; `systems` maps a name to its translations, line by line."""

    __test__ = False

    name: str
    sources: tuple[str, ...]
    references: tuple[str, ...]
    systems: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Score:
    """A metric's value from 0 to 100, the ends of its interval, and how it was measured."""

    value: float
    low: float
    high: float
    signature: str


@dataclass(frozen=True, slots=True)
class Result:
    """A system's scores on a test set of so many lines."""

    test_set: str
    system: str
    lines: int
    chrf: Score
    bleu: Score


def read(path: Path) -> TestSet:
    """Read a test set; raises `EvaluationError` with the line for what is not a table."""
    rows = list(_rows(path))
    header = rows[0] if rows else []
    if tuple(header[:2]) != _FIXED or len(rows) < 2:  # noqa: PLR2004 - header and a line
        raise EvaluationError(
            "this is not a test set",
            "begin with a header (source, TAB, reference, …) and give at least one line",
            path=path,
            line=1,
        )
    for number, row in enumerate(rows, start=1):
        if len(row) != len(header):
            raise EvaluationError(
                f"expected {len(header)} columns, found {len(row)}",
                "give every line as many columns as the header",
                path=path,
                line=number,
            )
    columns = dict(zip(header, zip(*rows[1:], strict=True), strict=True))
    systems = {name: texts for name, texts in columns.items() if name not in _FIXED}
    return TestSet(path.stem, columns["source"], columns["reference"], systems)


def score(
    hypotheses: Sequence[str], references: Sequence[str], samples: int = SAMPLES
) -> list[Score]:
    """Give chrF2++ and BLEU of translations; `samples` 0 leaves the intervals out.

    Raises `EvaluationError` if the numbers of lines differ.
    """
    if len(hypotheses) != len(references) or not references:
        raise EvaluationError(
            f"{len(hypotheses)} translations for {len(references)} references",
            "give one translation for each line",
        )
    return [
        _score(metric, hypotheses, references, samples) for metric in (CHRF(word_order=2), BLEU())
    ]


def evaluate(
    test_set: TestSet, drafts: Mapping[str, Sequence[str]], samples: int = SAMPLES
) -> list[Result]:
    """Score our drafts, by name, and the test set's own systems, the best chrF2++ first."""
    results = []
    for name, texts in {**test_set.systems, **drafts}.items():
        chrf, bleu = score(texts, test_set.references, samples)
        results.append(Result(test_set.name, name, len(texts), chrf, bleu))
    return sorted(results, key=lambda result: -result.chrf.value)


def table(results: Iterable[Result]) -> str:
    """Write results in aligned columns, and under them the signatures."""
    found = list(results)
    rows = [("test set", "system", "lines", "chrF2++", "BLEU")]
    rows += [
        (one.test_set, one.system, str(one.lines), _shown(one.chrf), _shown(one.bleu))
        for one in found
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    signatures = sorted({score.signature for one in found for score in (one.chrf, one.bleu)})
    return "\n".join([*lines, "", *signatures]) + "\n"


def as_json(results: Iterable[Result]) -> str:
    """Write results as a JSON list, for programs."""
    return json.dumps([asdict(result) for result in results], indent=2) + "\n"


def _rows(path: Path) -> Iterable[list[str]]:
    """Give a file's lines in cells."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(
            f"cannot read this test set: {error}", "give a TSV file in UTF-8", path=path
        ) from error
    return (line.split("\t") for line in text.split("\n") if line)


def _score(
    metric: CHRF | BLEU, hypotheses: Sequence[str], references: Sequence[str], samples: int
) -> Score:
    """Give one metric's score with its interval."""
    found = metric.corpus_score(list(hypotheses), [list(references)], n_bootstrap=samples or 1)
    signature = f"{metric.get_signature()}"
    half = float(found._ci) if samples else 0.0  # noqa: SLF001 - sacrebleu shows it in text only
    return Score(found.score, found.score - half, found.score + half, signature)


def _shown(score: Score) -> str:
    """Write a score with its interval, if it has one."""
    if score.low == score.high:
        return f"{score.value:.1f}"
    return f"{score.value:.1f} ({score.low:.1f}–{score.high:.1f})"
