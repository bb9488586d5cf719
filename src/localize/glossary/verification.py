"""Whether a translation says what the glossary wants, and how it was recognised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from localize.glossary.folding import plain
from localize.glossary.tiers import DICTIONARY, NAMES, OFFICIAL, WORDS, Finder, Tier
from localize.glossary.wordings import wording
from localize.glossary.words import Span, spans
from localize.languages import primary
from localize.model import Kind, Match, Wording

_AS_WRITTEN = frozenset({Kind.DO_NOT_TRANSLATE, Kind.ACRONYM})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a term in a translation.

    `tier` is None if the term was not recognised: it is `missed`, unless the glossary has no
    wording in the language. `form` is the glossary's form that stands at `span` of the target
    text. `forbidden` are the forms that the text has and must not have.
    """

    tier: Tier | None
    missed: bool
    form: str = ""
    span: Span | None = None
    forbidden: tuple[str, ...] = ()


def verify(match: Match, target: str, language: str) -> Verdict:
    """Judge a plain translation by a term that its source has; the first tier that fits counts."""
    own = wording(match.term, language)
    if own is None:
        return Verdict(None, missed=False)
    found = next(verdicts(match, target, language), Verdict(None, missed=True))
    return replace(found, forbidden=tuple(_forbidden(own, target)))


def verdicts(match: Match, target: str, language: str) -> Iterator[Verdict]:
    """Give every place where a translation says a term, the best tier first, without repeats."""
    own = wording(match.term, language)
    tag = primary(language)
    seen: set[Span] = set()
    for tier, form, finder in _attempts(match, own) if own else ():
        for span in finder(form, target, tag):
            if span not in seen:
                seen.add(span)
                yield Verdict(tier, missed=False, form=form, span=span)


def _attempts(match: Match, own: Wording) -> Iterator[tuple[Tier, str, Finder]]:
    """Give what to try, in order: the wanted forms, what may stand for them, the dictionary."""
    is_name = match.term.case_sensitive or match.term.kind in _AS_WRITTEN
    is_official = match.term.kind is Kind.OFFICIAL_NAME
    tiers = NAMES if is_name else OFFICIAL if is_official else WORDS
    acronym = (own.acronym,) if own.acronym else ()
    others = (*own.variants, *own.accepted)
    if match.is_acronym and acronym:
        yield from _each(acronym, NAMES)
        yield from _each((*own.forms, *others), tiers, Tier.ALTERNATIVE)
    else:
        yield from _each(own.forms, tiers)
        yield from _each(others, OFFICIAL if is_official else WORDS, Tier.ALTERNATIVE)
        yield from _each(acronym, NAMES, Tier.ALTERNATIVE)
    yield from _each((*own.forms, *others), () if is_name else DICTIONARY)


def _each(
    forms: Sequence[str], tiers: Sequence[tuple[Tier, Finder]], told: Tier | None = None
) -> Iterator[tuple[Tier, str, Finder]]:
    """Try a tier with all forms, then the next; `told` is what to call them all."""
    return ((told or tier, form, finder) for tier, finder in tiers for form in forms)


def _forbidden(own: Wording, text: str) -> Iterator[str]:
    """Give the forbidden forms that stand in a text outside the right ones; ß is not ss here."""
    lower = plain(text).lower()
    right = [span for form in _right(own) for span in spans(plain(form).lower(), lower)]
    for form in own.forbidden:
        if any(not _inside(span, right) for span in spans(plain(form).lower(), lower)):
            yield form


def _right(own: Wording) -> tuple[str, ...]:
    return (*own.forms, *own.variants, *own.accepted)


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
