"""What became of the terms in one set of translations of a test set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from localize import glossary
from localize.evaluation import scores
from localize.evaluation.termsets import TermSet
from localize.glossary import metrics
from localize.glossary.metrics import Case
from localize.glossary.rates import Rate
from localize.glossary.wmt import tsr25
from localize.model import Enforcement, Match

MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of 1 with the ends of its 95 % interval, of so many chances."""

    value: float
    low: float
    high: float
    chances: int


@dataclass(frozen=True, slots=True)
class Side:
    """What became of the terms in one set of translations.

    `success`: the term is there; `exclusive`: in a place of its own; `tsr25`: WMT25's measure;
    `forbidden`: a forbidden form is there. `tiers` counts how terms were recognised. `chrf` is of
    the lines with terms. References took no time.
    """

    success: Share
    exclusive: Share
    tsr25: Share
    forbidden: Share
    tiers: Mapping[str, int]
    chrf: float
    seconds: float = 0.0
    cpu: float = 0.0


def judge(found: TermSet, texts: Sequence[str], lines: Sequence[int], samples: int) -> Side:
    """Judge translations of a test set, line by line."""
    language = found.target
    cases = [
        Case(line.judged, text, line.reference)
        for line, text in zip(found.lines, texts, strict=True)
    ]
    report = metrics.report(cases, language)
    wanted = [hard(line.judged, language) for line in found.lines]
    dictionaries = [
        {match.form: glossary.preferred(match, language) for match in one} for one in wanted
    ]
    sources = [line.source for line in found.lines]
    official = tsr25(sources, texts, dictionaries, (found.source, language))
    verdicts = (
        glossary.verify(match, text, language)
        for several, text in zip(wanted, texts, strict=True)
        for match in several
    )
    tiers = Counter(str(one.tier) if one.tier else MISSED for one in verdicts)
    rates = (report.success, report.exclusive, official, report.forbidden)
    chrf = scores.score(
        [texts[place] for place in lines], [found.lines[place].reference for place in lines], 0
    )
    success, exclusive, tsr, forbidden = (share(rate, samples) for rate in rates)
    return Side(success, exclusive, tsr, forbidden, dict(tiers), chrf[0].value)


def hard(matches: Sequence[Match], language: str) -> tuple[Match, ...]:
    """Give the matches that must be obeyed in a language."""
    return tuple(
        match
        for match in matches
        if match.term.enforcement is Enforcement.HARD and glossary.wording(match.term, language)
    )


def share(rate: Rate, samples: int) -> Share:
    """Give a rate with its interval; without samples, that is the value itself."""
    low, high = rate.interval(samples) if samples else (rate.value, rate.value)
    return Share(rate.value, low, high, sum(rate.chances))
