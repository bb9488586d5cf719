"""What is seen only beside other entries: one text in two ways, one language with other figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

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
    said = {tag: _figures(entry.target, tag) for tag, entry in found.items()}
    counts = Counter(figure for figures in said.values() for figure in figures)
    for tag, entry in found.items():
        lost = [f for f, count in counts.items() if count == len(said) - 1 and f not in said[tag]]
        own = [f for f in said[tag] if counts[f] == 1]
        if lost and own and "odd-one-out" not in ignored(entry):
            message = f"all other languages say {lost[0]:g}, this one {own[0]:g}"
            yield _finding("odd-one-out", message, article[tag][0], entry, "")


def _figures(target: str, tag: str) -> set[float]:
    """Give the numbers that a text says in digits; of those with several meanings the first."""
    text = Text(target, tag)
    keys = ([key for key in fact.keys if isinstance(key, float)] for fact in read(text).digits)
    return {max(numbers) for numbers in keys if numbers}


def _finding(code: str, message: str, path: str, entry: Entry, suggestion: str) -> EntryFinding:
    segment, severity = entry.segment, RULES[code].severity
    return EntryFinding(
        code, severity, message, path, entry.line, suggestion, segment.text, segment.context
    )


def _bare(text: str) -> str:
    return (_MARKS.sub("", text) if "<" in text else text.rstrip(_END)).casefold()
