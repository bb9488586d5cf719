"""All rules over all entries of a catalog."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

from localize import glossary, markup
from localize.checks.findings import EntryFinding
from localize.checks.ignores import ignored
from localize.checks.rules import RULES, Rule
from localize.checks.subject import Problem, Subject
from localize.model import Entry, Finding, Match, Severity, Term

REQUIREMENTS = {"": (), "translated": ("untranslated",), "reviewed": ("untranslated", "fuzzy")}
"""What may be required of a catalog, and the rules that then warn instead of informing."""

PART = 1000
"""Entries that are checked at a time."""

Map = Callable[[Callable[[range], list[Finding]], Sequence[range]], Iterable[list[Finding]]]
"""Does as the builtin does, maybe in several processes."""


def run(
    entries: Sequence[Entry],
    *,
    language: str,
    source_language: str,
    terms: Sequence[Term] = (),
    path: str = "",
    require: str = "",
    swiss: bool | None = None,
    codes: Collection[str] | None = None,
    spread: Map = map,
) -> list[Finding]:
    """Check one article's entries, in order; obsolete ones are not checked.

    `language` is the translations'. `require` is a key of `REQUIREMENTS`. Whether the article is
    about Switzerland is read from its sources unless `swiss` says so. `codes` are the rules to
    apply, all without. What a translator's comment ignores is left out. `spread` maps over parts of
    the entries; the findings are the same whatever it does.
    """
    used = [entry for entry in entries if not entry.obsolete]
    matches = _matches(used, terms, source_language, swiss=swiss)
    rules = [
        rule for rule in RULES.values() if rule.check and (codes is None or rule.code in codes)
    ]
    make = partial(Subject, language=language, source_language=source_language)
    tell = partial(_finding, path=path, require=require)
    work = partial(_check, list(zip(used, matches, strict=True)), make, rules, tell)
    parts = [range(at, min(at + PART, len(used))) for at in range(0, len(used), PART)]
    return [finding for found in spread(work, parts) for finding in found]


def _check(
    matched: Sequence[tuple[Entry, tuple[Match, ...]]],
    make: Callable[..., Subject],
    rules: Sequence[Rule],
    tell: Callable[[Rule, Problem, Entry], Finding],
    part: range,
) -> list[Finding]:
    return [
        tell(rule, problem, entry)
        for entry, matches in matched[part.start : part.stop]
        for rule, problem in _problems(make(entry, matches=matches), rules)
    ]


def _matches(
    used: Sequence[Entry],
    terms: Sequence[Term],
    source_language: str,
    *,
    swiss: bool | None,
) -> Sequence[tuple[Match, ...]]:
    if not terms:
        return [()] * len(used)
    sources = [markup.plain(entry.segment.text) for entry in used]
    return glossary.match(sources, terms, source_language, swiss=swiss)


def _problems(subject: Subject, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Problem]]:
    quiet = ignored(subject.entry)
    for rule in rules:
        if rule.check is not None and rule.code not in quiet:
            for problem in rule.check(subject):
                yield rule, problem


def _finding(rule: Rule, problem: Problem, entry: Entry, path: str, require: str) -> EntryFinding:
    is_required = rule.code in REQUIREMENTS[require]
    severity = Severity.WARNING if problem.is_advice or is_required else rule.severity
    return EntryFinding(
        rule.code,
        severity,
        problem.message,
        path,
        entry.line,
        problem.suggestion,
        source=entry.segment.text,
        context=entry.segment.context,
        excerpt=problem.excerpt,
    )
