"""What became of the glossary's terms in drafts that were just made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from localize import glossary, markup
from localize.drafting import Task
from localize.glossary import Tier
from localize.model import Enforcement


class Outcome(StrEnum):
    """How a draft says a term, if it does."""

    EXACT = "exact"
    INFLECTED = "inflected"
    OTHER = "other"
    MISSED = "missed"


_OUTCOMES = {
    Tier.EXACT: Outcome.EXACT,
    Tier.NORMALISED: Outcome.EXACT,
    Tier.ALTERNATIVE: Outcome.OTHER,
    None: Outcome.MISSED,
}


@dataclass(frozen=True, slots=True)
class Use:
    """A term of a source text, what was wanted for it, and what came of it in the draft.

    `hard` terms must be obeyed, the others are advice.
    """

    term: str
    wanted: str
    outcome: Outcome
    text: str
    hard: bool


def uses(task: Task, draft: str, language: str) -> Iterator[Use]:
    """Tell of every term that matched in a task what became of it in its masked draft.

    A term that stands twice in the source needs two places in the draft.
    """
    matches = [match for match in task.terms if glossary.wording(match.term, language)]
    found = glossary.places(matches, markup.plain(draft), language)
    for match, verdict in zip(matches, found, strict=True):
        tier = verdict.tier if verdict else None
        outcome = _OUTCOMES.get(tier, Outcome.INFLECTED)
        text = markup.plain(task.segment.text)
        hard = match.term.enforcement is Enforcement.HARD
        yield Use(match.form, glossary.preferred(match, language), outcome, text, hard)
