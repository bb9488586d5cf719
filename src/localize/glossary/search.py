"""Where a glossary's patterns stand in a text. The door to pyahocorasick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import ahocorasick

from localize.glossary.folding import Folded, trace
from localize.glossary.patterns import Pattern
from localize.glossary.words import joins


class Hit(NamedTuple):
    """A place in a folded text, and the patterns that stand there."""

    start: int
    end: int
    patterns: tuple[Pattern, ...]


class Searched(NamedTuple):
    """A text with all hits that stand in it as words, longest first."""

    folded: Folded
    hits: tuple[Hit, ...]


class Index:
    """Patterns compiled to automata: one for folded text, one where case decides."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._cased = _automaton(pattern for pattern in patterns if pattern.cased)
        self._folded = _automaton(pattern for pattern in patterns if not pattern.cased)

    def search(self, text: str) -> Searched:
        """Give the patterns that stand in a text as words, with the capitals that they need."""
        folded = trace(text)
        hits = [*_hits(self._folded, folded.text), *_hits(self._cased, folded.cased)]
        if not hits:
            return Searched(folded, ())
        capitalised = (_capitalised(hit, folded.cased) for hit in hits)
        found = [hit for hit in capitalised if hit]
        found.sort(key=lambda hit: (hit.start - hit.end, hit.start))
        return Searched(folded, tuple(found))


def outermost(hits: Iterable[Hit]) -> list[Hit]:
    """Give, of hits that come longest first, those that no longer one overlaps, in text order."""
    kept: list[Hit] = []
    for hit in hits:
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept)


def _automaton(found: Iterable[Pattern]) -> ahocorasick.Automaton | None:
    """Compile patterns; those with the same key lie together."""
    by_key: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in found:
        if pattern.key:
            by_key[pattern.key].append(pattern)
    automaton = ahocorasick.Automaton()
    for key, same in by_key.items():
        automaton.add_word(key, (len(key), tuple(same)))
    automaton.make_automaton()
    return automaton if by_key else None


def _hits(automaton: ahocorasick.Automaton | None, text: str) -> Iterator[Hit]:
    """Give the places where a pattern stands as a word or words."""
    if automaton is None:
        return
    for last, (length, found) in automaton.iter(text):
        start, end = last + 1 - length, last + 1
        if not (joins(text, start) or joins(text, end)):
            yield Hit(start, end, found)


def _capitalised(hit: Hit, cased: str) -> Hit | None:
    """Leave the patterns whose capitals stand in the text; None if there is none."""
    found = tuple(
        pattern
        for pattern in hit.patterns
        if all(cased[hit.start + place].isupper() for place in pattern.capitals)
    )
    return hit._replace(patterns=found) if found else None
