"""How an engine keeps to terms: with them, without, and told others at random in their place.

The drafts are made as a newsroom's are (`drafting.work`) and judged by `glossary.verify`. Only hard
terms count. Random terms show what hints are worth by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from localize import glossary
from localize.engines import Options
from localize.evaluation import drafts, scores
from localize.evaluation.drafts import Drafts
from localize.evaluation.faults import EvaluationError
from localize.evaluation.scores import Score
from localize.evaluation.sides import Share, Side, hard, judge, share
from localize.evaluation.termlines import TermLine
from localize.evaluation.termsets import TermSet
from localize.glossary.rates import SEED, Rate
from localize.languages import primary
from localize.model import Match, Term

GIVEN, WITHOUT, RANDOM, REFERENCE = "given", "not given", "random", "reference"


@dataclass(frozen=True, slots=True)
class Obedience:
    """How an engine keeps to the terms of a test set.

    `sides` are the drafts with the terms given, not given, others given at random, and the
    references through the same checker. `gain` and `over_random` are chrF2++ of the first more than
    of the second and the third, on the lines with terms, paired. `over_applied` are sentences
    where being told put a term that neither the reference nor the other draft has; `identical`
    those without any term that came out the same. `unmatched` terms were not found in the source.
    """

    test_set: str
    system: str
    signature: str
    language: str
    lines: int
    terms: int
    unmatched: int
    sides: Mapping[str, Side]
    gain: Score
    over_random: Score
    over_applied: Share
    identical: Share

    @property
    def wall(self) -> float:
        """Time with terms against without."""
        return self.sides[GIVEN].seconds / max(1e-9, self.sides[WITHOUT].seconds)

    @property
    def cpu(self) -> float:
        """CPU time with terms against without."""
        return self.sides[GIVEN].cpu / max(1e-9, self.sides[WITHOUT].cpu)


def measure(name: str, options: Options, found: TermSet, samples: int) -> Obedience:
    """Draft a test set three times and judge it; raises `EngineError`, `EvaluationError`."""
    lines = [place for place, line in enumerate(found.lines) if hard(line.judged, found.target)]
    if not lines:
        raise EvaluationError(
            f"no hard term of the glossary in {found.name}", "give another glossary or test set"
        )
    made = draft(name, options, found)
    references = [found.lines[place].reference for place in lines]
    texts = {key: [one.texts[place] for place in lines] for key, one in made.items()}
    sides = {
        key: replace(judge(found, one.texts, lines, samples), seconds=one.seconds, cpu=one.cpu)
        for key, one in made.items()
    }
    sides[REFERENCE] = judge(found, [line.reference for line in found.lines], lines, samples)
    gain, over_random = (
        scores.difference(texts[GIVEN], texts[key], references, samples)
        for key in (WITHOUT, RANDOM)
    )
    return Obedience(
        found.name,
        name,
        made[GIVEN].signature,
        found.target,
        len(found.lines),
        sides[GIVEN].success.chances,
        sum(_unmatched(line) for line in found.lines),
        sides,
        gain,
        over_random,
        share(_over_applied(found, made), samples),
        share(_identical(found, made), samples),
    )


def draft(name: str, options: Options, found: TermSet) -> dict[str, Drafts]:
    """Draft a test set without terms, with them, and with others in their place."""
    texts = [line.source for line in found.lines]
    asked = [line.asked for line in found.lines]
    drafts.make(name, options, texts[:8])  # the first call is slower
    return {
        WITHOUT: drafts.make(name, options, texts),
        GIVEN: drafts.make(name, options, texts, asked),
        RANDOM: drafts.make(name, options, texts, exchanged(asked, found.target)),
    }


def exchanged(
    asked: Sequence[tuple[Match, ...]], language: str, seed: int = SEED
) -> list[tuple[Match, ...]]:
    """Give every match the wording of another term of the same set, drawn at random."""
    rng = Random(seed)  # noqa: S311 - statistics, not secrets
    known = {match.term.id: match.term for several in asked for match in several}
    pool = [term for term in known.values() if glossary.wording(term, language)]
    return [tuple(_exchange(match, pool, language, rng) for match in several) for several in asked]


def _exchange(match: Match, pool: Sequence[Term], language: str, rng: Random) -> Match:
    others = [term for term in pool if term.id != match.term.id]
    own = glossary.wording(rng.choice(others), language) if others else None
    if own is None or glossary.wording(match.term, language) is None:
        return match
    kept = {
        tag: one for tag, one in match.term.wordings.items() if primary(tag) != primary(language)
    }
    return replace(match, term=replace(match.term, wordings={**kept, language: own}))


def _over_applied(found: TermSet, made: Mapping[str, Drafts]) -> Rate:
    hits = []
    for place, line in enumerate(found.lines):
        texts = (made[WITHOUT].texts[place], line.reference)
        told = made[GIVEN].texts[place]
        hits.append(
            any(
                not glossary.verify(match, told, found.target).missed
                and all(glossary.verify(match, text, found.target).missed for text in texts)
                for match in hard(line.asked, found.target)
            )
        )
    return Rate(tuple(map(int, hits)), (1,) * len(hits))


def _identical(found: TermSet, made: Mapping[str, Drafts]) -> Rate:
    free = [int(not line.asked) for line in found.lines]
    pairs = zip(free, made[GIVEN].texts, made[WITHOUT].texts, strict=True)
    return Rate(tuple(int(one and told == plain) for one, told, plain in pairs), tuple(free))


def _unmatched(line: TermLine) -> int:
    """Count the terms to judge where the glossary has found nothing in the source."""
    return sum(
        all(told.end <= match.start or match.end <= told.start for told in line.asked)
        for match in line.judged
    )
