"""What a rule looks at: an entry with its terms, and each of its translations with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import NamedTuple

from localize import languages
from localize.checks.facts import Difference, compare
from localize.checks.lazy import lazy
from localize.checks.text import Text
from localize.model import Entry, Match


class Pair:
    """A translation beside its source."""

    def __init__(self, source: Text, target: Text) -> None:
        self.source = source
        self.target = target

    @lazy
    def differences(self) -> list[Difference]:
        """What the two do not agree on, of what they say in figures."""
        return compare(self.source, self.target)


@dataclass(frozen=True)
class Subject:
    """A catalog's entry that is in use, the tags of its languages, and the terms of its source."""

    entry: Entry
    language: str
    matches: tuple[Match, ...] = ()
    source_language: str = "en"

    @lazy
    def pairs(self) -> tuple[Pair, ...]:
        """The translations that are not empty, each with the source that it renders."""
        return tuple(
            Pair(Text(source, self.source_language), Text(target, self.language))
            for source, target in translations(self.entry)
        )

    @lazy
    def signs(self) -> frozenset[str]:
        """The signs of the translations and of their sources."""
        texts = (text.signs for pair in self.pairs for text in (pair.source, pair.target))
        return frozenset().union(*texts)

    @lazy
    def differences(self) -> tuple[Difference, ...]:
        """What the translations and their sources do not agree on, of what they say in figures."""
        return tuple(found for pair in self.pairs for found in pair.differences)

    @lazy
    def is_regional(self) -> bool:
        """Whether the language tag names a region, and with it a typography: `de-CH`."""
        return self.language != languages.primary(self.language)


class Problem(NamedTuple):
    """What a rule found: a sentence, and what to write instead if that is known.

    `is_advice` problems are warnings, whatever the severity of their rule. `excerpt` is the part
    of the translation that is meant.
    """

    message: str
    suggestion: str = ""
    is_advice: bool = False
    excerpt: str = ""


Check = Callable[[Subject], Iterable[Problem]]


def only_with(signs: str) -> Callable[[Check], Check]:
    """Apply a rule only where one of the signs stands: elsewhere it would find nothing."""
    telling = frozenset(signs)

    def decorate(check: Check) -> Check:
        @wraps(check)
        def guarded(subject: Subject) -> Iterable[Problem]:
            return () if telling.isdisjoint(subject.signs) else check(subject)

        return guarded

    return decorate


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
