"""Which of a source's terms have a place of their own in a translation."""

from __future__ import annotations

from collections.abc import Sequence

from localize.glossary.verification import Verdict, verdicts
from localize.glossary.words import Span
from localize.model import Match


def places(matches: Sequence[Match], target: str, language: str) -> list[Verdict | None]:
    """Give each match a place in the translation that no other has; None for what gets none.

    As many as possible get one: it is a maximum matching of terms and places (Kuhn 1955, “The
    Hungarian method for the assignment problem”), where places that overlap are one. A term
    without a wording in the language gets none.
    """
    found = [list(verdicts(match, target, language)) for match in matches]
    slots = _slots([one.span for each in found for one in each if one.span])
    owner: dict[int, int] = {}
    for number in range(len(found)):
        _claim(number, found, slots, owner, set())
    owned = {number: slot for slot, number in owner.items()}
    return [
        next((one for one in each if one.span and slots[one.span] == owned.get(number)), None)
        for number, each in enumerate(found)
    ]


def _slots(spans: Sequence[Span]) -> dict[Span, int]:
    """Number the places; those that overlap have the same number."""
    slots: dict[Span, int] = {}
    number, reach = -1, -1
    for span in sorted(set(spans)):
        if span[0] >= reach:
            number += 1
        reach = max(reach, span[1])
        slots[span] = number
    return slots


def _claim(
    number: int,
    found: Sequence[Sequence[Verdict]],
    slots: dict[Span, int],
    owner: dict[int, int],
    tried: set[int],
) -> bool:
    """Find a free place for a term, moving others to their next ones where that helps."""
    for verdict in found[number]:
        slot = slots[verdict.span] if verdict.span else -1
        if slot < 0 or slot in tried:
            continue
        tried.add(slot)
        if slot not in owner or _claim(owner[slot], found, slots, owner, tried):
            owner[slot] = number
            return True
    return False
