"""Every rule: its code, which never changes, its severity, and what it is about.

A rule is a function entry → problems; a new one is a new line in the table.
"""

from __future__ import annotations

from dataclasses import dataclass

from localize.checks import completeness, newlines, placeholders, terms
from localize.checks.subject import Check
from localize.model import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `explanation` is the sentence for `check --explain`."""

    code: str
    severity: Severity
    explanation: str
    check: Check | None = None


RULES = {
    rule.code: rule
    for rule in (
        Rule(
            "untranslated",
            Severity.INFO,
            "The entry has no translation; a warning where translations are required.",
            completeness.untranslated,
        ),
        Rule(
            "fuzzy",
            Severity.INFO,
            "The translation waits for a reviewer; a warning where reviews are required.",
            completeness.fuzzy,
        ),
        Rule(
            "placeholder-missing",
            Severity.ERROR,
            "Inline markup of the source (<a1>, </a1>, <br2/>) is not in the translation.",
            placeholders.missing,
        ),
        Rule(
            "placeholder-extra",
            Severity.ERROR,
            "The translation has inline markup that the source has not, or has it too often.",
            placeholders.extra,
        ),
        Rule(
            "placeholder-nesting",
            Severity.ERROR,
            "Pairs of placeholders overlap, or one is closed before it is opened.",
            placeholders.nesting,
        ),
        Rule(
            "term-missed",
            Severity.ERROR,
            "A term of the glossary is not rendered as it wants; a warning for a soft term.",
            terms.missed,
        ),
        Rule(
            "term-forbidden",
            Severity.ERROR,
            "The translation has a form that the glossary forbids; a warning for a soft term.",
            terms.forbidden,
        ),
        Rule(
            "newlines",
            Severity.ERROR,
            "Source and translation do not both begin, or both end, with a line feed.",
            newlines.newlines,
        ),
        Rule(
            "article",
            Severity.ERROR,
            "The article that the catalog belongs to cannot be read.",
        ),
        Rule(
            "missing-catalog",
            Severity.ERROR,
            "An article has no catalog in a language; `localize update` makes it.",
        ),
        Rule(
            "outdated",
            Severity.ERROR,
            "The article has changed since its catalog was made; `localize update` merges it.",
        ),
        Rule(
            "syntax",
            Severity.ERROR,
            "What gettext's msgfmt --check says about the file; a warning where msgfmt only warns.",
        ),
        Rule(
            "syntax-unchecked",
            Severity.INFO,
            "gettext is not installed, so that msgfmt could not check the file.",
        ),
    )
}
"""The rules by code. Those without a function look at files, not at an entry."""
