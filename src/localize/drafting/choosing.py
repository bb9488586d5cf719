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

_SHORTEST = 0.7
"""The least length of another hypothesis, as a share of the best one's."""


def asked(request: Request, pair: Options) -> Request:
    """Give a request for as many hypotheses as cost nothing: those that the search holds anyhow."""
    return replace(request, hypotheses=max(1, min(HYPOTHESES, pair.beam)))


def choose(request: Request, draft: Draft, pair: Options) -> Draft:
    """Give the draft, or the first of its others that least speaks against; alone.

    Others that are much shorter lack more than the checks can tell.
    """
    several = [one for one in draft.others if len(one.text) >= _SHORTEST * len(draft.text)]
    if several and draft.text and doubts(request, draft, pair):
        draft = min((draft, *several), key=lambda one: doubts(request, one, pair))
    return replace(draft, others=())


def doubts(request: Request, draft: Draft, pair: Options) -> int:
    """Weigh what speaks against a draft: see `checks.doubts`."""
    return checks.doubts(
        request.text, draft.text, language=pair.target, source_language=pair.source
    )
