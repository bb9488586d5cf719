"""How good translations are: scores on test sets, beside other systems' figures, and terms."""

from localize.evaluation.faults import EvaluationError
from localize.evaluation.scores import Result, Score, each, evaluate, nearness, score
from localize.evaluation.tables import as_json, table
from localize.evaluation.testsets import TestSet, pair, read

__all__ = [
    "EvaluationError",
    "Result",
    "Score",
    "TestSet",
    "as_json",
    "each",
    "evaluate",
    "nearness",
    "pair",
    "read",
    "score",
    "table",
]
