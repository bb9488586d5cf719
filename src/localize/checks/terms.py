"""Rules: the translation keeps to the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from localize import glossary, markup
from localize.checks.subject import Problem, Subject, translations
from localize.model import Enforcement, Match


def missed(subject: Subject) -> Iterator[Problem]:
    """A term of the source is not rendered as the glossary wants; advice if the term is soft."""
    for target in _targets(subject):
        for match, verdict in _verdicts(subject, target):
            if verdict.missed:
                wanted = glossary.preferred(match, subject.language)
                message = f"the glossary wants “{wanted}” for “{match.form}” ({match.term.id})"
                is_advice = match.term.enforcement is Enforcement.SOFT
                yield Problem(message, wanted, is_advice)


def forbidden(subject: Subject) -> Iterator[Problem]:
    """The translation has a form that the glossary forbids for a term; advice if it is soft."""
    right = _right(subject) if subject.matches else ()
    for target in _targets(subject):
        for match, verdict in _verdicts(subject, target):
            wanted = glossary.preferred(match, subject.language)
            for form in verdict.forbidden:
                if form not in right:
                    message = f"“{form}” is not “{match.form}” ({match.term.id}): write “{wanted}”"
                    yield Problem(message, wanted, match.term.enforcement is Enforcement.SOFT)


def _targets(subject: Subject) -> list[str]:
    """Give the translations that are to have terms."""
    return [target for _, target in translations(subject.entry)] if subject.matches else []


def _verdicts(subject: Subject, target: str) -> Iterator[tuple[Match, glossary.Verdict]]:
    """Give a verdict for each term once, however often the source has it."""
    text = markup.plain(target)
    for match in {match.form: match for match in subject.matches}.values():
        yield match, _verdict(match, text, subject.language)


@lru_cache(maxsize=1 << 8)
def _verdict(match: Match, text: str, language: str) -> glossary.Verdict:
    return glossary.verify(match, text, language)


def _right(subject: Subject) -> set[str]:
    """Give the forms that any of the source's terms allows."""
    wordings = (glossary.wording(match.term, subject.language) for match in subject.matches)
    return {form for own in wordings if own for form in (*own.forms, *own.variants, *own.accepted)}
