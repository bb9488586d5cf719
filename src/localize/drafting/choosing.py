"""Drafts that contradict their sources, or leave a clause out: other hypotheses may not.

Of the hypotheses that a search ends with, the best one is taken; if the checks find fault with it
(a lost figure, another name, a quotation not closed), or an omission, the one that least speaks
against. If something does all the same, the text is searched again, more widely.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from localize import checks
from localize.drafting import omissions
from localize.engines import Engine, Options
from localize.model import Draft, Request

HYPOTHESES = 4
"""How many drafts are looked at, if the search is as wide."""

_WIDER = 2
"""How much wider a second search is: measured, on what a first one omitted."""

_OMISSION = 3
"""What an omission weighs: as much as a wrong figure."""

_NONE = 0, 0
_SHORTEST = 0.7
"""The least length of another hypothesis, as a share of the best one's."""


Mend = Callable[[Request, Draft], Draft]
"""Takes out of a request's draft what can be told to be wrong without another one."""


def asked(request: Request, pair: Options) -> Request:
    """Give a request for as many hypotheses as cost nothing: those that the search holds anyhow."""
    return replace(request, hypotheses=max(1, min(HYPOTHESES, pair.beam)))


def choose(request: Request, draft: Draft, pair: Options) -> Draft:
    """Give the draft, or the first of its others that least speaks against; alone.

    Others that are much shorter lack more than the checks can tell.
    """
    several = [one for one in draft.others if len(one.text) >= _SHORTEST * len(draft.text)]
    if several and draft.text and doubts(request, draft, pair) > _NONE:
        draft = min((draft, *several), key=lambda one: doubts(request, one, pair))
    return replace(draft, others=())


def search_again(
    engine: Engine, drafts: Mapping[Request, Draft], pair: Options, mend: Mend
) -> Callable[[], dict[Request, Draft]]:
    """Begin to search more widely for what speaks against a chosen draft.

    The call that is given waits, and gives all drafts, those chosen anew. `mend` is done to every
    draft that is found. Who wants the fastest search gets no second one.
    """
    wanted = drafts.items() if pair.beam > 1 else ()
    doubted = [one for one, draft in wanted if draft.text and doubts(one, draft, pair) > _NONE]
    if not doubted:
        return lambda: dict(drafts)
    wider = engine.begin([replace(one, hypotheses=_WIDER * pair.beam) for one in doubted])

    def finish() -> dict[Request, Draft]:
        chosen: dict[Request, Draft] = {}
        for one, found in zip(doubted, wider(), strict=True):
            draft = mend(one, found)
            several = (draft, *draft.others)
            chosen[one] = choose(one, replace(drafts[one], others=several), pair)
        return dict(drafts) | chosen

    return finish


def doubts(request: Request, draft: Draft, pair: Options) -> tuple[int, int]:
    """Weigh what speaks against a draft (see `checks.doubts`), and count the letters omitted."""
    weight = checks.doubts(
        request.text, draft.text, language=pair.target, source_language=pair.source
    )
    omitted = omissions.letters(request.text, draft)
    return (weight, 0) if omitted < omissions.LEAST else (weight + _OMISSION, omitted)
