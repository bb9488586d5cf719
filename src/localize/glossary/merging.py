"""One term of several that share a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from localize.glossary.entries import UNKNOWN
from localize.model import Enforcement, Term, Wording

JOINT = "/"
"""Stands between the ids of terms that share a word."""


def merge(terms: tuple[Term, ...]) -> Term:
    """Make one term of several that a word may stand for (“Bundesrat”, body and member).

    Each of their wordings is right then, and forbidden is only what all of them forbid.
    """
    first, *others = dict.fromkeys(terms)
    if not others:
        return first
    return _merged((first, *others))


@lru_cache(maxsize=1024)
def _merged(terms: tuple[Term, ...]) -> Term:
    tags = dict.fromkeys(tag for term in terms for tag in term.wordings)
    wordings = {
        tag: _merge_wordings([term.wordings[tag] for term in terms if tag in term.wordings])
        for tag in tags
    }
    soft = any(term.enforcement is Enforcement.SOFT for term in terms)
    return replace(
        terms[0],
        id=JOINT.join(term.id for term in terms),
        wordings=wordings,
        enforcement=Enforcement.SOFT if soft else Enforcement.HARD,
    )


def _merge_wordings(wordings: Sequence[Wording]) -> Wording:
    def all_of(part: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(form for own in wordings for form in getattr(own, part)))

    forbidden = set.intersection(*(set(own.forbidden) for own in wordings))
    acronyms = {own.acronym for own in wordings}
    forms = all_of("forms")
    return Wording(
        forms,
        all_of("variants"),
        all_of("accepted"),
        tuple(form for form in all_of("forbidden") if form in forbidden),
        acronyms.pop() if len(acronyms) == 1 else "",
        genders=_facts(forms, [(own.forms, own.genders) for own in wordings]),
        plurals=_facts(forms, [(own.forms, own.plurals) for own in wordings]),
    )


def _facts(
    forms: Sequence[str], known: Sequence[tuple[Sequence[str], Sequence[str]]]
) -> tuple[str, ...]:
    """Put together what wordings know of their forms; nothing if none knows anything."""
    by_form = {form: fact for own, facts in known for form, fact in zip(own, facts, strict=False)}
    return tuple(by_form.get(form, UNKNOWN) for form in forms) if by_form else ()
