"""Drafts that contradict their sources: another hypothesis may not.

A draft that the checks find fault with (a lost figure, another name, a quotation not closed) is
searched for again, and of its hypotheses the one is taken that least speaks against.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from localize import checks
from localize.engines import Engine, Options
from localize.model import Draft, Request

HYPOTHESES = 4
"""How many drafts are looked at: as many as a usual beam holds."""


def choose(
    engine: Engine, requests: Sequence[Request], drafts: Sequence[Draft], pair: Options
) -> list[Draft]:
    """Give the drafts, those in doubt replaced by what there is less doubt about."""
    doubts = [_doubts(one, draft, pair) for one, draft in zip(requests, drafts, strict=True)]
    doubtful = [number for number, weight in enumerate(doubts) if weight]
    asked = [replace(requests[number], hypotheses=HYPOTHESES) for number in doubtful]
    chosen = list(drafts)
    for number, found in zip(doubtful, engine.translate(asked), strict=True):
        chosen[number] = _best(requests[number], [drafts[number], found, *found.others], pair)
    return chosen


def _best(request: Request, drafts: Sequence[Draft], pair: Options) -> Draft:
    """Give the draft that least speaks against, the first of several."""
    return min(drafts, key=lambda one: _doubts(request, one, pair))


def _doubts(request: Request, draft: Draft, pair: Options) -> int:
    """Weigh what speaks against a draft; nothing does against none."""
    if not draft.text:
        return 0
    return checks.doubts(
        request.text, draft.text, language=pair.target, source_language=pair.source
    )
