"""Expressions are tried out on examples: kept are those that help. Needs sacrebleu."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

pytest.importorskip("sacrebleu")

from localize.engines import Begun
from localize.model import Draft, Request
from localize.training import trials
from localize.training.corpus import Pair
from localize.training.expressions import Candidate


class Obedient:
    """An engine that writes what it is told at the text's end, and knows one expression itself."""

    signature = "obedient"
    takes_terms = True

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        return self.begin(requests)()

    def begin(self, requests: Sequence[Request]) -> Begun:
        return lambda: [Draft(self._draft(request)) for request in requests]

    def score(self, requests: Sequence[Request]) -> list[float]:
        return [0.0 for _ in requests]

    def _draft(self, request: Request) -> str:
        said = [match.term.wordings["de"].forms[0] for match in request.terms]
        known = ["graue Liste"] if "grey list" in request.text else []
        return " ".join(["Das ist", *known, *said])


def test_what_helps_is_kept_and_nothing_else() -> None:
    def candidate(source: str, wanted: str, reference: str) -> Candidate:
        return Candidate(wanted, (Pair(source, reference),))

    candidates = {
        "grey list": candidate("a grey list", "graue Liste", "Das ist eine graue Liste"),
        "electoral register": candidate(
            "The Electoral register", "Stimmregister", "Das ist das Stimmregister"
        ),
        "black sheep": candidate("black sheep", "Schaf", "Das ist ein Außenseiter"),
    }
    said: list[str] = []
    helpful = trials.helpful(candidates, Obedient(), "de", said.append)
    assert helpful == {"electoral register": "Stimmregister"}
    assert said == [
        "de: trying 3 expressions on 3 examples",
        "de: drafting 2 again with what they lack",
    ]


def test_no_candidates_are_no_trouble() -> None:
    assert trials.helpful({}, Obedient(), "de", str) == {}
