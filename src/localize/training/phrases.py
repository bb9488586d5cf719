"""Which phrases have which wording, counted over aligned lines: a phrase table.

Koehn, Och and Marcu 2003, "Statistical Phrase-Based Translation".
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from localize.engines import glosses
from localize.training import words
from localize.training.annotation import Line, Terms
from localize.training.spans import consistent

_LONGEST_WORDING = 4
_MOST = 8
"""Wordings that are remembered of a phrase."""
_SEEN, _SEEN_LONG, _SHARE_LONG = 1, 2, 0.25
"""How often a word's wording must be seen, a longer phrase's, and in what share of the phrase's."""

Occurrence = tuple[str, str]
"""A phrase and its wording at one place."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """How often phrases were seen, and their most frequent wordings, each with its number."""

    seen: Mapping[str, int]
    wordings: Mapping[str, Mapping[str, int]]


def count(lines: Iterable[Line], terms: Terms) -> Phrases:
    """Count the phrases of lines; those that are seen once are forgotten."""
    seen: Counter[str] = Counter()
    wordings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        seen.update(_all(line, terms))
        for phrase, wording in _translated(line, terms):
            wordings[phrase][wording] += 1
    kept = {
        phrase: dict(found.most_common(_MOST))
        for phrase, found in wordings.items()
        if seen[phrase] > 1
    }
    return Phrases({phrase: seen[phrase] for phrase in kept}, kept)


def gloss(line: Line, phrases: Phrases, terms: Terms) -> list[tuple[int, int, str]]:
    """Give (first word, word after the last, wording) as if the line had not been counted.

    A model that learned to trust a table that knows the answer would trust the one it gets later
    too much. Terms held out get no gloss.
    """
    own, seen = Counter(_translated(line, terms)), Counter(_all(line, terms))
    source = [token.text for token in line.source]
    low = [word.lower() for word in source]

    def look(first: int, last: int) -> str | None:
        phrase = " ".join(low[first:last])
        if phrase in terms.common or phrase in terms.held_out:
            return ""
        known = phrases.wordings.get(phrase, {})
        others = {wording: number - own[phrase, wording] for wording, number in known.items()}
        best = _best(others, phrases.seen.get(phrase, 0) - seen[phrase], last - first)
        return glosses.name(source, first) if best is None and last == first + 1 else best

    return list(glosses.stretches(len(low), look))


def table(phrases: Phrases, terms: Terms) -> dict[str, str]:
    """Give the table that an engine reads: of every phrase the best wording, none of common words.

    What counts as sure enough is as in a line that has the phrase once.
    """
    found = dict.fromkeys(terms.common, "")
    for phrase, wordings in phrases.wordings.items():
        others = {wording: number - 1 for wording, number in wordings.items()}
        best = _best(others, phrases.seen[phrase] - 1, phrase.count(" ") + 1)
        if best is not None:
            found[phrase] = best
    return found


def write(path: Path, table: Mapping[str, str]) -> None:
    """Write a table, whole or not at all."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8") as file:
        file.writelines(f"{phrase}\t{wording}\n" for phrase, wording in sorted(table.items()))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _best(wordings: Mapping[str, int], seen: int, length: int) -> str | None:
    """Give the most frequent wording of a phrase of `length` words, if it is sure enough."""
    wording = max(wordings, key=lambda one: wordings[one], default="")
    number = wordings.get(wording, 0)
    least, share = (_SEEN, 0.0) if length == 1 else (_SEEN_LONG, _SHARE_LONG)
    return wording if number >= least and number >= share * seen else None


def _all(line: Line, terms: Terms) -> Iterator[str]:
    """Give all phrases of a line's source that a table may have."""
    low = [token.text.lower() for token in line.source]
    edges = [_is_edge(word, terms) for word in low]
    for first in range(len(low)):
        for last in range(first + 1, min(first + glosses.LONGEST, len(low)) + 1):
            if edges[first] and edges[last - 1]:
                yield " ".join(low[first:last])


def _translated(line: Line, terms: Terms) -> Iterator[Occurrence]:
    """Give the phrases of a line with their wordings."""
    low = [token.text.lower() for token in line.source]
    for span in consistent(line.links, len(line.source), _LONGEST_WORDING):
        source, target = low[slice(*span.source)], line.target[slice(*span.target)]
        fit = len(source) <= glosses.LONGEST and all(_is_edge(source[i], terms) for i in (0, -1))
        if fit and any(token.text.isalpha() for token in target):
            yield " ".join(source), words.join(target).strip()


def _is_edge(word: str, terms: Terms) -> bool:
    """Tell whether a phrase may begin or end with a word: letters, and not a common one."""
    return word[0].isalpha() and word not in terms.common
