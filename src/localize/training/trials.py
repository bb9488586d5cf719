"""Which expressions help a model when they are told: examples are drafted with them and without.

What it says by itself need not be told, and what it says worse for being told must not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from localize import evaluation
from localize.engines import Engine, expressions
from localize.model import Match, Request, Term, Wording
from localize.training import measures
from localize.training.expressions import Candidate
from localize.training.texts import Say

_BATCH = 4000


@dataclass(frozen=True, slots=True)
class _Trial:
    """An example of an expression, and what its draft is like without it."""

    expression: str
    wanted: str
    source: str
    reference: str
    plain: str


def helpful(
    candidates: Mapping[str, Candidate], engine: Engine, language: str, say: Say
) -> dict[str, str]:
    """Give the expressions that help: the drafts of their examples gain by them, chrF2++ summed.

    An example whose draft has what is wanted anyhow gains nothing.
    """
    sources = sorted({pair.source for one in candidates.values() for pair in one.samples})
    say(f"{language}: trying {len(candidates):,} expressions on {len(sources):,} examples")
    drafts = _draft([Request(text, greedy=True) for text in sources], engine)
    plain = dict(zip(sources, drafts, strict=True))
    gains: defaultdict[str, float] = defaultdict(float)
    trials = list(_trials(candidates, plain, language))
    say(f"{language}: drafting {len(trials):,} again with what they lack")
    for trial, gain in zip(trials, _gains(trials, engine, language), strict=True):
        gains[trial.expression] += gain
    return {text: candidates[text].wanted for text, gain in gains.items() if gain > 0}


def _trials(
    candidates: Mapping[str, Candidate], plain: Mapping[str, str], language: str
) -> Iterator[_Trial]:
    """Give the examples whose drafts lack what is wanted."""
    for text, one in candidates.items():
        for pair in one.samples:
            draft = plain[pair.source]
            if not measures.has_term(draft, one.wanted, language):
                yield _Trial(text, one.wanted, pair.source, pair.target, draft)


def _gains(trials: Sequence[_Trial], engine: Engine, language: str) -> Iterator[float]:
    """Give how much chrF2++ each draft gains by what is told."""
    drafts = _draft([_request(trial, language) for trial in trials], engine)
    references = [trial.reference for trial in trials]
    after = evaluation.each(drafts, references)
    before = evaluation.each([trial.plain for trial in trials], references)
    return (one - other for one, other in zip(after, before, strict=True))


def _request(trial: _Trial, language: str) -> Request:
    """Ask for a draft with an expression told."""
    term = Term(trial.expression, {language: Wording((trial.wanted,))})
    places = expressions.told(trial.source, {trial.expression: trial.wanted})
    matches = tuple(Match(term, place.start, place.end) for place in places)
    return Request(trial.source, matches, greedy=True)


def _draft(requests: Sequence[Request], engine: Engine) -> list[str]:
    """Give the drafts of many requests."""
    found: list[str] = []
    for start in range(0, len(requests), _BATCH):
        found += (draft.text for draft in engine.translate(requests[start : start + _BATCH]))
    return found
