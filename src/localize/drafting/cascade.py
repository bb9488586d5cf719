"""Terms that a draft missed: asked for again, more and more firmly; the rest stays as it is.

Every sentence is drafted plain first. One that misses a hard term, or says any term in a form that
the glossary forbids, is drafted again with its terms (an engine that takes them obeys; the next
best hypotheses may have them); then up to the term's place, the term itself, and what the engine
says after it, unless it finds the term much likelier in a gap of the draft; a name that may not
change is put there in the end. So a sentence without terms, or with all of them right, is never
touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import isfinite

from localize import glossary, languages
from localize.drafting import choosing, forcing, inserting, omissions
from localize.engines import Engine, Options
from localize.model import Draft, Enforcement, Match, Request

ROUNDS = 4
"""How often a draft is searched again with one more term put in."""

_MUCH = 5.0
"""Nats by which a draft is likelier than another one, if it is much likelier."""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, a draft of it, and the terms that the draft misses or says in a forbidden form.

    The draft's first `settled` characters were asked for and stay.
    """

    request: Request
    draft: Draft
    missing: tuple[Match, ...]
    settled: int = 0


def obey(
    engine: Engine, requests: Sequence[Request], drafts: Sequence[Draft], pair: Options
) -> list[Draft]:
    """Give the drafts with as many terms as can be had; those without a miss as they are.

    `requests` hold the terms that matched in each sentence, `drafts` what the engine said when it
    knew of none.
    """
    language = pair.target
    cases = [
        judged(request, draft, language) for request, draft in zip(requests, drafts, strict=True)
    ]
    failed = _missing(dict(enumerate(cases)))
    if engine.takes_terms:
        failed = _told(engine, failed, pair)
    waiting = failed
    for _ in range(ROUNDS):
        waiting = _forced(engine, _missing(waiting), language)
        better = (n for n, case in waiting.items() if len(case.missing) < len(failed[n].missing))
        failed |= {number: waiting[number] for number in better}
    failed |= {number: _named(case, language) for number, case in _missing(failed).items()}
    return [failed.get(number, case).draft for number, case in enumerate(cases)]


def judged(request: Request, draft: Draft, language: str) -> Case:
    """Say which hard terms have no place of their own in a draft, or stand in a forbidden form.

    A soft term is advice, but a form that the glossary forbids gives way for it too. Acronyms come
    first: their place would do for the full name too, and it is that which is missed.
    """
    known = [match for match in request.terms if glossary.wording(match.term, language)]
    hard = sorted(
        (match for match in known if match.term.enforcement is Enforcement.HARD),
        key=lambda match: not match.is_acronym,
    )
    soft = (match for match in known if match.term.enforcement is not Enforcement.HARD)
    if not draft.text:
        return Case(request, draft, ())
    found = glossary.places(hard, draft.text, language) if hard else []
    missing = [
        match
        for match, place in zip(hard, found, strict=True)
        if place is None or _is_forbidden(match, draft, language)
    ]
    missing += (match for match in soft if _is_forbidden(match, draft, language))
    said = (match for match, place in zip(hard, found, strict=True) if place is not None)
    return Case(request, omissions.without(draft, said), tuple(missing))


def _is_forbidden(match: Match, draft: Draft, language: str) -> bool:
    """Tell whether a draft says a term in a form that the glossary forbids."""
    return bool(glossary.verify(match, draft.text, language).forbidden)


def _missing(cases: Mapping[int, Case]) -> dict[int, Case]:
    return {number: case for number, case in cases.items() if case.missing}


def _told(engine: Engine, cases: Mapping[int, Case], pair: Options) -> dict[int, Case]:
    """Draft again with the terms given, and take the hypothesis that misses the fewest.

    Of those that miss as many, the one that least speaks against.
    """

    def faults(case: Case) -> tuple[int, tuple[int, int]]:
        return len(case.missing), choosing.doubts(case.request, case.draft, pair)

    requests = [
        replace(case.request, align=True, hypotheses=choosing.HYPOTHESES) for case in cases.values()
    ]
    found: dict[int, Case] = {}
    for (number, case), draft in zip(cases.items(), engine.translate(requests), strict=True):
        several = [judged(case.request, one, pair.target) for one in (draft, *draft.others)]
        found[number] = min(several, key=faults)
    return found


def _forced(engine: Engine, cases: Mapping[int, Case], language: str) -> dict[int, Case]:
    """Search again with the next missed term in its place; without cases that have no such term."""
    tag = languages.primary(language)
    starts = {
        number: forcing.starts(case.request, case.draft, case.missing, tag, case.settled)
        for number, case in cases.items()
    }
    choices = {
        number: [
            replace(cases[number].request, align=True, start=start, greedy=True)
            for start in several
        ]
        for number, several in starts.items()
        if several
    }
    requests = _likeliest(engine, list(choices.values()))
    found = {
        number: replace(judged(cases[number].request, draft, language), settled=len(request.start))
        for number, request, draft in zip(
            choices, requests, engine.translate(requests), strict=True
        )
    }
    return found | _filled(engine, cases, found, language)


def _filled(
    engine: Engine, cases: Mapping[int, Case], forced: Mapping[int, Case], language: str
) -> dict[int, Case]:
    """Give those cases in which a term stands in a gap of its draft far better than where forced.

    Where a draft left a term out, its place cannot be told from words, and what stands in the
    place that was taken for it is lost. The gap is chosen with the bare term, then its article.
    """
    new = {n: [one for one in cases[n].missing if one not in forced[n].missing] for n in forced}
    gaps = {
        n: found
        for n, terms in new.items()
        if terms and (found := inserting.variants(cases[n].draft, terms[0], language))
    }
    bare = _scored(engine, cases, {n: [one[0] for one in found] for n, found in gaps.items()})
    close = {n: [forced[n].draft, *found[_best(bare[n])]] for n, found in gaps.items()}
    filled: dict[int, Case] = {}
    for n, (own, *others) in _scored(engine, cases, close).items():
        draft, score = close[n][1 + _best(others)], max(others)
        case = judged(cases[n].request, draft, language)
        keeps = len(case.missing) <= len(forced[n].missing)
        if keeps and _is_much_likelier(draft, score, forced[n].draft, own):
            filled[n] = replace(case, settled=cases[n].settled)
    return filled


def _is_much_likelier(draft: Draft, score: float, other: Draft, own: float) -> bool:
    """Compare two drafts' log-probabilities, whole and by length; one of -inf tells nothing."""
    by_length = score / len(draft.text) > own / max(1, len(other.text))
    return isfinite(own) and by_length and score > own + _MUCH


def _scored(
    engine: Engine, cases: Mapping[int, Case], drafts: Mapping[int, Sequence[Draft]]
) -> dict[int, list[float]]:
    """Give the log-probability of several drafts of each case, asked for at once."""
    requests = [
        replace(cases[n].request, start=one.text)
        for n, several in drafts.items()
        for one in several
    ]
    scores = iter(engine.score(requests))
    return {n: list(islice(scores, len(several))) for n, several in drafts.items()}


def _best(scores: Sequence[float]) -> int:
    return max(range(len(scores)), key=scores.__getitem__)


def _likeliest(engine: Engine, choices: Sequence[Sequence[Request]]) -> list[Request]:
    """Give of each several requests the one whose start the engine thinks likeliest."""
    doubtful = [one for several in choices if len(several) > 1 for one in several]
    score = dict(zip(doubtful, engine.score(doubtful), strict=True))
    return [max(several, key=lambda one: score.get(one, 0.0)) for several in choices]


def _named(case: Case, language: str) -> Case:
    """Put names that may not change where their words are; what cannot be helped stays."""
    tag = languages.primary(language)
    for match in case.missing:
        text = forcing.replaced(case.draft, match, tag, case.request.text)
        found = judged(case.request, replace(case.draft, text=text, alignment=()), language)
        if len(found.missing) < len(case.missing):
            return _named(found, language)
    return case
