"""What is seen only beside other entries: one text in two ways, one language with other figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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


class _Paired(NamedTuple):
    """The first text's figures that the other one has, those that it has not, the other's rest."""

    common: list[_Figure]
    left: list[_Figure]
    free: list[_Figure]


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
    """Name the languages that lack a figure which all others have, and have one of their own."""
    said = {tag: tuple(_figures(entry.target, tag)) for tag, entry in found.items()}
    for tag, entry in found.items():
        others = sorted((figures for other, figures in said.items() if other != tag), key=len)
        agreed = list(others[0])
        for figures in others[1:]:
            agreed = _pair(agreed, figures).common
        paired = _pair(agreed, said[tag])
        if not paired.left or "odd-one-out" in ignored(entry):
            continue
        ours = paired.free
        for figures in others:
            rest = _pair(figures, said[tag]).free
            ours = [one for one in ours if one in rest]
        if ours:
            message = f"all other languages say {paired.left[0].raw}, this one {ours[0].raw}"
            yield _finding("odd-one-out", message, article[tag][0], entry, "")


def _pair(some: Sequence[_Figure], others: Sequence[_Figure]) -> _Paired:
    """Pair the figures of two texts one to one.

    Those that mean the same find each other before those that may.
    """
    left, free = list(some), list(others)
    common: list[_Figure] = []
    for is_same in (_means_the_same, _may_mean_the_same):
        for one in tuple(left):
            same = next((other for other in free if is_same(one, other)), None)
            if same is not None:
                left.remove(one)
                free.remove(same)
                common.append(one)
    return _Paired(common, left, free)


def _means_the_same(one: _Figure, other: _Figure) -> bool:
    return one.keys == other.keys


def _may_mean_the_same(one: _Figure, other: _Figure) -> bool:
    return not one.keys.isdisjoint(other.keys)


def _figures(target: str, tag: str) -> Iterator[_Figure]:
    """Give the numbers that a text says in digits."""
    text = Text(target, tag)
    for fact in read(text).digits:
        if keys := frozenset(key for key in fact.keys if isinstance(key, float)):
            yield _Figure(keys, text.prose[fact.start : fact.end])


def _finding(code: str, message: str, path: str, entry: Entry, suggestion: str) -> EntryFinding:
    segment, severity = entry.segment, RULES[code].severity
    return EntryFinding(
        code, severity, message, path, entry.line, suggestion, segment.text, segment.context
    )


def _bare(text: str) -> str:
    return (_MARKS.sub("", text) if "<" in text else text.rstrip(_END)).casefold()
