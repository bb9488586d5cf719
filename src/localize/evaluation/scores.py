"""Scores: chrF2++ and BLEU of translations, by sacrebleu and with its signatures.

Intervals are of 95 %, from resampled lines (Koehn 2004, "Statistical Significance Tests for Machine
Translation Evaluation"). The door to sacrebleu.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from localize.evaluation.faults import EvaluationError
from localize.evaluation.testsets import TestSet

SAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Score:
    """A metric's value from 0 to 100, the ends of its interval, and how it was measured."""

    value: float
    low: float
    high: float
    signature: str


@dataclass(frozen=True, slots=True)
class Result:
    """A system's scores on a test set of so many lines.

    `speed` is in segments a second, None for a system whose translations were stored; `signature`
    says in full what made ours.
    """

    test_set: str
    system: str
    lines: int
    chrf: Score
    bleu: Score
    speed: float | None = None
    signature: str = ""


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
    """Score our drafts, by name, and the test set's own systems, the best chrF2++ first.

    One of ours goes before a system of the same name.
    """
    results = []
    for name, texts in {**test_set.systems, **drafts}.items():
        chrf, bleu = score(texts, test_set.references, samples)
        results.append(Result(test_set.name, name, len(texts), chrf, bleu))
    return sorted(results, key=lambda result: -result.chrf.value)


def each(hypotheses: Sequence[str], references: Sequence[str]) -> list[float]:
    """Give every line's own chrF2++."""
    metric = CHRF(word_order=2)
    pairs = zip(hypotheses, references, strict=True)
    return [float(metric.sentence_score(one, [other]).score) for one, other in pairs]


def nearness(hypotheses: Sequence[str], reference: str) -> list[float]:
    """Give how near each of a line's translations is to one: mean of chrF2++ and BLEU, 0 to 100.

    BLEU is that of the line, of n-grams as long as the line has them.
    """
    known = [[reference]]
    metrics = (
        CHRF(word_order=2, references=known),
        BLEU(effective_order=True, references=known),
    )
    return [
        sum(metric.corpus_score([one], None).score for metric in metrics) / len(metrics)
        for one in hypotheses
    ]


def difference(
    ours: Sequence[str], theirs: Sequence[str], references: Sequence[str], samples: int = SAMPLES
) -> Score:
    """Give how much more chrF2++ ours have than theirs, with the interval of paired samples."""
    metric, seed = CHRF(word_order=2), 12345
    one, other = (np.array(_statistics(metric, texts, references)) for texts in (ours, theirs))
    found = _value(metric, one.sum(0)) - _value(metric, other.sum(0))
    chosen = np.random.default_rng(seed).integers(0, len(one), (samples, len(one)))
    values = sorted(
        _value(metric, one[rows].sum(0)) - _value(metric, other[rows].sum(0)) for rows in chosen
    )
    low, high = (values[samples // 40], values[-1 - samples // 40]) if samples else (found, found)
    return Score(found, low, high, f"{metric.get_signature()}|paired:{samples}|seed:{seed}")


def _statistics(metric: CHRF, texts: Sequence[str], references: Sequence[str]) -> list[list[int]]:
    """Give what chrF counts in each line."""
    found: list[list[int]] = metric._extract_corpus_statistics(  # noqa: SLF001 - as above
        list(texts), [list(references)]
    )
    return found


def _value(metric: CHRF, counts: npt.NDArray[np.int64]) -> float:
    return float(metric._compute_score_from_stats(counts.tolist()).score)  # noqa: SLF001 - as above


def _score(
    metric: CHRF | BLEU, hypotheses: Sequence[str], references: Sequence[str], samples: int
) -> Score:
    """Give one metric's score with its interval."""
    found = metric.corpus_score(list(hypotheses), [list(references)], n_bootstrap=samples or 1)
    signature = f"{metric.get_signature()}"
    half = float(found._ci) if samples else 0.0  # noqa: SLF001 - sacrebleu shows it in text only
    return Score(found.score, found.score - half, found.score + half, signature)
