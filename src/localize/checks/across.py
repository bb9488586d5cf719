"""What is seen only beside other entries: one text in two ways, one language with other figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from localize.checks.facts import read
from localize.checks.findings import EntryFinding
from localize.checks.ignores import ignored
from localize.checks.rules import RULES
from localize.checks.text import Text
from localize.model import Entry, Finding

_MARKS = re.compile(r"</?[a-z]+\d+/?>|[\s.,:;!?…]+$")
_END = ".,:;!?…" + "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
"""What `_MARKS` takes from the end of a text without markup."""
_LEAST = 3
"""Languages that are needed to name one of them as wrong."""

Article = Mapping[str, tuple[str, Sequence[Entry]]]
"""An article's catalogs by language tag: the path that findings show, and the entries."""


class _Figure(NamedTuple):
    """A number in a text: all that it may mean (“l’11”: a day, a year), and how it is written."""

    keys: frozenset[float]
    raw: str


def inconsistent(entries: Sequence[Entry], path: str) -> Iterator[Finding]:
    """Find sources that differ only in case, markup or end marks, translated in two ways.

    Labels are left out: their context says that they mean different things.
    """
    seen: dict[str, Entry] = {}
    for entry in entries:
        if entry.obsolete or not entry.target or entry.segment.context or entry.plural:
            continue
        first = seen.setdefault(_bare(entry.segment.text), entry)
        if first is entry:
            continue
        if _bare(first.target) != _bare(entry.target) and "inconsistent" not in ignored(entry):
            message = f"line {first.line} has another translation of the same text"
            yield _finding("inconsistent", message, path, entry, first.target)


def odd_one_out(article: Article) -> Iterator[Finding]:
    """Name the one language whose figures differ from what all others agree on."""
    groups: dict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
    for tag, (_, entries) in article.items():
        for entry in entries:
            if entry.target and not entry.obsolete and not entry.plural:
                groups[entry.segment.context, entry.segment.text][tag] = entry
    for found in groups.values():
        if len(found) >= _LEAST:
            yield from _odd(found, article)


def _odd(found: Mapping[str, Entry], article: Article) -> Iterator[Finding]:
    said = {tag: tuple(_figures(entry.target, tag)) for tag, entry in found.items()}
    counts = Counter(key for figures in said.values() for key in _keys(figures))
    for tag, entry in found.items():
        here = _keys(said[tag])
        agreed = {
            key for key, count in counts.items() if count == len(said) - 1 and key not in here
        }
        lost = (one for figures in said.values() for one in figures if one.keys & agreed)
        own = (one for one in said[tag] if all(counts[key] == 1 for key in one.keys))
        theirs, ours = next(lost, None), next(own, None)
        if theirs and ours and "odd-one-out" not in ignored(entry):
            message = f"all other languages say {theirs.raw}, this one {ours.raw}"
            yield _finding("odd-one-out", message, article[tag][0], entry, "")


def _figures(target: str, tag: str) -> Iterator[_Figure]:
    """Give the numbers that a text says in digits."""
    text = Text(target, tag)
    for fact in read(text).digits:
        if keys := frozenset(key for key in fact.keys if isinstance(key, float)):
            yield _Figure(keys, text.prose[fact.start : fact.end])


def _keys(figures: Iterable[_Figure]) -> set[float]:
    """Give all that figures may mean."""
    return set[float]().union(*(one.keys for one in figures))


def _finding(code: str, message: str, path: str, entry: Entry, suggestion: str) -> EntryFinding:
    segment, severity = entry.segment, RULES[code].severity
    return EntryFinding(
        code, severity, message, path, entry.line, suggestion, segment.text, segment.context
    )


def _bare(text: str) -> str:
    return (_MARKS.sub("", text) if "<" in text else text.rstrip(_END)).casefold()
