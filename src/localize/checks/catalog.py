"""All rules over all entries of a catalog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize import glossary, markup
from localize.checks.rules import RULES, Rule
from localize.checks.subject import Problem, Subject
from localize.model import Entry, Finding, Severity, Term

REQUIREMENTS = {"": (), "translated": ("untranslated",), "reviewed": ("untranslated", "fuzzy")}
"""What may be required of a catalog, and the rules that then warn instead of informing."""


def run(
    entries: Sequence[Entry],
    *,
    language: str,
    source_language: str,
    terms: Sequence[Term] = (),
    path: str = "",
    require: str = "",
    swiss: bool | None = None,
) -> list[Finding]:
    """Check one article's entries, in order; obsolete ones are not checked.

    `language` is the translations'. `require` is a key of `REQUIREMENTS`. Whether the article is
    about Switzerland is read from its sources unless `swiss` says so.
    """
    used = [entry for entry in entries if not entry.obsolete]
    sources = [markup.plain(entry.segment.text) for entry in used]
    matches = glossary.match(sources, terms, source_language, swiss=swiss)
    return [
        _finding(rule, problem, subject.entry, path, require)
        for subject in map(Subject, used, [language] * len(used), matches)
        for rule, problem in _problems(subject)
    ]


def _problems(subject: Subject) -> Iterator[tuple[Rule, Problem]]:
    for rule in RULES.values():
        if rule.check is not None:
            yield from ((rule, problem) for problem in rule.check(subject))


def _finding(rule: Rule, problem: Problem, entry: Entry, path: str, require: str) -> Finding:
    is_required = rule.code in REQUIREMENTS[require]
    severity = Severity.WARNING if problem.is_advice or is_required else rule.severity
    return Finding(rule.code, severity, problem.message, path, entry.line, problem.suggestion)
