"""What a rule looks at: an entry with its terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from localize.model import Entry, Match


@dataclass(frozen=True, slots=True)
class Subject:
    """A catalog's entry that is in use, its language, and the terms of its source."""

    entry: Entry
    language: str
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found: a sentence, and what to write instead if that is known.

    `is_advice` problems are warnings, whatever the severity of their rule.
    """

    message: str
    suggestion: str = ""
    is_advice: bool = False


Check = Callable[[Subject], Iterable[Problem]]


def translations(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give an entry's translations that are not empty, each with the source that it renders.

    The first plural form renders the singular, the others the plural.
    """
    if not entry.plural:
        pairs = [(entry.segment.text, entry.target)]
    else:
        sources = [entry.segment.text] + [entry.plural] * (len(entry.targets) - 1)
        pairs = list(zip(sources, entry.targets, strict=False))
    return ((source, target) for source, target in pairs if target)


def is_complete(entry: Entry) -> bool:
    """Tell whether all of an entry's forms have a translation."""
    return all(entry.targets) and bool(entry.targets) if entry.plural else bool(entry.target)
