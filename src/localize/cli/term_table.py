"""The table of terms at the end of `localize translate`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from localize.cli.console import Console, table
from localize.project import name
from localize.stages.applied import Outcome, Use
from localize.stages.translate import Drafted

_SHOWN, _WIDTH = 10, 48
_COLUMNS = (Outcome.EXACT, Outcome.INFLECTED, Outcome.OTHER, Outcome.MISSED)


def show_terms(console: Console, drafted: Sequence[Drafted]) -> None:
    """Print how many terms each article's drafts say and how, and which ones they miss."""
    found: dict[tuple[str, str], list[Use]] = {}
    for event in drafted:
        found.setdefault((event.article, event.language), []).extend(event.uses)
    rows: list[tuple[str, ...]] = [("terms in", "lang", "matched", *_COLUMNS)]
    rows += [_row(*key, uses) for key, uses in found.items() if uses]
    if len(rows) == 1:
        return
    console.say()
    for line in table(rows, right=(2, 3, 4, 5, 6)):
        console.say(line)
    missed = sorted(_missed(found), key=lambda one: not one[1].hard)
    for place, use in islice(missed, _SHOWN):
        kind = "missed" if use.hard else "advice, not taken"
        console.say(f"{kind}: {use.term} → {use.wanted}")
        where = use.text if len(use.text) <= _WIDTH else f"{use.text[: _WIDTH - 1]}…"
        console.say(f"  in {place}: “{where}”")
    if len(missed) > _SHOWN:
        console.say(f"and {len(missed) - _SHOWN} more: localize check --select term-missed")


def _row(article: str, language: str, uses: Sequence[Use]) -> tuple[str, ...]:
    counts = Counter(use.outcome for use in uses)
    numbers = (str(counts[outcome]) for outcome in _COLUMNS)
    return name(article), language, str(len(uses)), *numbers


def _missed(found: dict[tuple[str, str], list[Use]]) -> Iterator[tuple[str, Use]]:
    """Give the missed terms with their article."""
    for (article, language), uses in found.items():
        missed = (use for use in uses if use.outcome is Outcome.MISSED)
        yield from ((f"{name(article)} ({language})", use) for use in missed)
