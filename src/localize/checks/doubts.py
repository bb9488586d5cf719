"""What speaks against a draft that nobody has read yet: findings about its content, weighed."""

from __future__ import annotations

from localize import markup
from localize.checks.rules import RULES
from localize.checks.subject import Subject
from localize.model import Entry, Segment, Severity

_CODES = (
    *("number", "date", "percent", "currency", "unit", "legal-reference", "reference", "address"),
    *("name", "negation", "quote-unbalanced", "quote-lost", "bracket", "language", "script"),
    *("title", "untranslated-part", "loop", "repeated", "sentence-dropped", "length", "truncated"),
    "double-word",
)
_WEIGHT = {Severity.ERROR: 3, Severity.WARNING: 1, Severity.INFO: 0}
_CHECKS = tuple(
    (rule.check, _WEIGHT[rule.severity])
    for rule in (RULES[code] for code in _CODES)
    if rule.check is not None
)


def doubts(source: str, draft: str, *, language: str, source_language: str) -> int:
    """Weigh what is wrong with a plain text's draft: 3 for an error, 1 for a warning, 0 for advice.

    Nothing is said about terms, which are looked after apart, nor about typography.
    """
    entry = Entry(Segment(markup.escape(source)), target=markup.escape(draft))
    subject = Subject(entry, language, source_language=source_language)
    return sum(
        weight for check, weight in _CHECKS for problem in check(subject) if not problem.is_advice
    )
