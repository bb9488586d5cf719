"""How well translations keep to terms: rates with intervals, an oracle line and a control.

Pure functions over sentences; what they measure is in `Report`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from localize.glossary.occurrences import places
from localize.glossary.rates import SEED, Rate
from localize.glossary.verification import verify
from localize.glossary.wordings import wording
from localize.model import Enforcement, Match


@dataclass(frozen=True, slots=True)
class Case:
    """A source sentence's terms, and what a system and a person made of it; plain texts."""

    matches: tuple[Match, ...]
    hypothesis: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """How translations keep to the hard terms of their sources.

    `success`: the term is there. `exclusive`: and every occurrence has a place of its own.
    `forbidden`: a form that the glossary forbids for it is there, of all terms. `excess`: the term
    is there and the reference has it not, by sentences: forcing it there was wrong, if anybody
    did. `oracle`: `exclusive` of the references. `control`: `success` in translations of other
    sentences, which is the checker's false alarm.
    """

    success: Rate
    exclusive: Rate
    forbidden: Rate
    excess: Rate
    oracle: Rate
    control: Rate


def report(cases: Sequence[Case], language: str, seed: int = SEED) -> Report:
    """Measure translations into a language; a case without terms counts for `excess` alone."""
    hard = [_hard(case.matches, language) for case in cases]
    own = [case.hypothesis for case in cases]
    gold = [case.reference for case in cases]
    strangers = _shuffled(own, seed)
    return Report(
        success=_rate(hard, own, lambda terms, text: _found(terms, text, language)),
        exclusive=_rate(hard, own, lambda terms, text: _placed(terms, text, language)),
        forbidden=_rate(
            [case.matches for case in cases], own, lambda terms, text: _bad(terms, text, language)
        ),
        excess=Rate(
            tuple(
                _found(terms, case.hypothesis, language, unless=case.reference)
                for terms, case in zip(hard, cases, strict=True)
            ),
            (1,) * len(cases),
        ),
        oracle=_rate(hard, gold, lambda terms, text: _placed(terms, text, language)),
        control=_rate(hard, strangers, lambda terms, text: _found(terms, text, language)),
    )


def _rate(
    terms: Sequence[Sequence[Match]],
    texts: Sequence[str],
    count: Callable[[Sequence[Match], str], int],
) -> Rate:
    pairs = list(zip(terms, texts, strict=True))
    return Rate(tuple(count(one, text) for one, text in pairs), tuple(len(one) for one, _ in pairs))


def _hard(matches: Sequence[Match], language: str) -> tuple[Match, ...]:
    """Give the matches that must be obeyed in a language."""
    return tuple(
        match
        for match in matches
        if match.term.enforcement is Enforcement.HARD and wording(match.term, language)
    )


def _found(terms: Sequence[Match], text: str, language: str, unless: str | None = None) -> int:
    return sum(
        not verify(match, text, language).missed
        and (unless is None or verify(match, unless, language).missed)
        for match in terms
    )


def _placed(terms: Sequence[Match], text: str, language: str) -> int:
    return sum(place is not None for place in places(terms, text, language))


def _bad(terms: Sequence[Match], text: str, language: str) -> int:
    """Count the terms with a forbidden form, unless another of the sentence's terms wants it."""
    own = [found for match in terms if (found := wording(match.term, language))]
    right = {form for one in own for form in (*one.forms, *one.variants, *one.accepted)}
    return sum(bool({*verify(match, text, language).forbidden} - right) for match in terms)


def _shuffled(texts: Sequence[str], seed: int) -> list[str]:
    """Give every sentence another one's text: the list in a random order, moved on by one."""
    order = list(range(len(texts)))
    random.Random(seed).shuffle(order)  # noqa: S311 - statistics, not secrets
    moved = dict(zip(order, [*order[1:], *order[:1]], strict=True))
    return [texts[moved[index]] for index in range(len(texts))]
