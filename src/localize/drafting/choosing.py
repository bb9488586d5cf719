"""Drafts that contradict their sources: the next best hypotheses may not.

Of the hypotheses that a search ends with, the best one is taken; if the checks find fault with it
(a lost figure, another name, a quotation not closed), the one that least speaks against.
"""

from __future__ import annotations

from dataclasses import replace

from localize import checks
from localize.engines import Options
from localize.model import Draft, Request

HYPOTHESES = 4
"""How many drafts are looked at, if the search is as wide."""


def asked(request: Request, pair: Options) -> Request:
    """Give a request for as many hypotheses as cost nothing: those that the search holds anyhow."""
    return replace(request, hypotheses=max(1, min(HYPOTHESES, pair.beam)))


def choose(request: Request, draft: Draft, pair: Options) -> Draft:
    """Give the draft, or the first of its others that least speaks against; alone."""
    several = [draft, *draft.others]
    if len(several) > 1 and draft.text and _doubts(request, draft, pair):
        draft = min(several, key=lambda one: _doubts(request, one, pair))
    return replace(draft, others=())


def _doubts(request: Request, draft: Draft, pair: Options) -> int:
    return checks.doubts(
        request.text, draft.text, language=pair.target, source_language=pair.source
    )
