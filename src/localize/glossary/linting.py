"""What is wrong with a termbase that can be read: terms in, findings out."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from localize.errors import GlossaryError
from localize.glossary.folding import fold, plain
from localize.glossary.stopwords import is_stop_word
from localize.glossary.wordings import wording
from localize.glossary.words import spans
from localize.model import Finding, Severity, Term, Wording

RULES = {
    "glossary-row": "The row cannot be used: columns, quotes, an id that stands twice, no target.",
    "glossary-duplicate": "Two terms are the same words and want the same.",
    "glossary-conflict": "Two terms share a word and want different ones for it.",
    "glossary-acronym": "Two terms share an acronym, which then counts only where it is explained.",
    "glossary-forbidden": "A form is wanted, or allowed, and forbidden.",
    "glossary-forbidden-inside": "A forbidden form is a part of an allowed one.",
    "glossary-swiss-spelling": "A Swiss German wording has ß.",
    "glossary-language": "A term has no wording in a language that the project needs.",
    "glossary-stop-word": "A term is a word that every text is full of.",
    "glossary-invisible": "A wording has characters that nobody sees, as direction marks.",
}
"""Every code with its sentence."""
_GERMAN = "de"
_SWISS_GERMAN = "de-CH"


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms, the language of their sources, and the languages that are needed."""

    terms: Sequence[Term]
    source: str
    needed: Sequence[str]


def lint(
    items: Sequence[Term | GlossaryError], source: str, needed: Sequence[str] = ()
) -> list[Finding]:
    """Give the findings about what `termbase.scan` read, by place.

    `source` is the language that terms are matched in; each needs a wording in all of `needed`.
    """
    terms = [item for item in items if isinstance(item, Term)]
    broken = [_broken(item) for item in items if isinstance(item, GlossaryError)]
    glossary = Glossary(terms, source, needed)
    found = [finding for check in _CHECKS for finding in check(glossary)]
    return sorted([*broken, *found], key=lambda one: (one.path, one.line))


def _broken(error: GlossaryError) -> Finding:
    path, line = error.path or "", error.line or 0
    return Finding("glossary-row", Severity.ERROR, error.message, path, line, error.hint)


def _finding(
    code: str, severity: Severity, term: Term, message: str, suggestion: str = ""
) -> Finding:
    return Finding(code, severity, f"{term.id}: {message}", term.path, term.line, suggestion)


def _shared(glossary: Glossary) -> Iterator[Finding]:
    """Look for words that two terms claim in a source."""
    for key, terms in _owners(glossary).items():
        first, *others = dict.fromkeys(terms)
        for other in others:
            if first.context is other.context and first.id != other.id:
                yield _rivals(first, other, key, glossary.source)


def _owners(glossary: Glossary) -> Mapping[str, list[Term]]:
    owners: dict[str, list[Term]] = defaultdict(list)
    for term in glossary.terms:
        own = wording(term, glossary.source)
        for form in (*own.forms, *own.variants) if own else ():
            owners[fold(form)].append(term)
    return owners


def _rivals(first: Term, other: Term, key: str, source: str) -> Finding:
    place = f"{first.id} ({first.path}:{first.line})"
    for language in first.wordings:
        one, two = first.wordings[language], other.wordings.get(language)
        if language != source and two and _folded(one).isdisjoint(_folded(two)):
            message = f"“{key}” is also {place}, which wants “{one.forms[0]}” in {language}"
            hint = f"let one of them have it, or allow “{two.forms[0]}” in both"
            return _finding("glossary-conflict", Severity.WARNING, other, message, hint)
    message = f"“{key}” is also {place}, which wants the same"
    return _finding("glossary-duplicate", Severity.WARNING, other, message, "keep one of them")


def _acronyms(glossary: Glossary) -> Iterator[Finding]:
    owners: dict[str, Term] = {}
    for term in glossary.terms:
        own = wording(term, glossary.source)
        if own and own.acronym and (first := owners.setdefault(own.acronym, term)) is not term:
            message = f"the acronym “{own.acronym}” is also {first.id}'s"
            hint = "it counts only in an article that explains it"
            yield _finding("glossary-acronym", Severity.INFO, term, message, hint)


def _forbidden(glossary: Glossary) -> Iterator[Finding]:
    for term in glossary.terms:
        for language, own in term.wordings.items():
            for bad in own.forbidden:
                yield from _collisions(term, language, own, bad)


def _collisions(term: Term, language: str, own: Wording, bad: str) -> Iterator[Finding]:
    """Compare as `verification` does: ß is not ss, so that one may be forbidden for the other."""
    for good in _right(own):
        low, high = plain(bad).lower(), plain(good).lower()
        if low == high:
            message = f"“{bad}” is both allowed and forbidden in {language}"
            yield _finding("glossary-forbidden", Severity.ERROR, term, message)
        elif next(spans(low, high), None):
            message = f"the forbidden “{bad}” is a part of the allowed “{good}” in {language}"
            hint = "it is found only where it stands alone"
            yield _finding("glossary-forbidden-inside", Severity.WARNING, term, message, hint)


def _spelling(glossary: Glossary) -> Iterator[Finding]:
    for term in glossary.terms:
        for tag, severity in ((_SWISS_GERMAN, Severity.ERROR), (_GERMAN, Severity.INFO)):
            for form in _right(term.wordings[tag]) if tag in term.wordings else ():
                if "ß" in form or "ẞ" in form:
                    swiss = form.replace("ß", "ss").replace("ẞ", "SS")
                    message = f"“{form}” has ß, which Switzerland does not write"
                    yield _finding("glossary-swiss-spelling", severity, term, message, swiss)


def _languages(glossary: Glossary) -> Iterator[Finding]:
    for term in glossary.terms:
        for tag in glossary.needed:
            if wording(term, tag) is None:
                message = f"it has no wording in {tag}"
                yield _finding("glossary-language", Severity.WARNING, term, message)


def _stop_words(glossary: Glossary) -> Iterator[Finding]:
    for term in glossary.terms:
        for tag, own in term.wordings.items():
            for form in _right(own):
                if is_stop_word(form.strip(), tag):
                    message = f"“{form}” is a word of every text in {tag}"
                    hint = "give the whole expression, or take the row out"
                    yield _finding("glossary-stop-word", Severity.ERROR, term, message, hint)


def _invisible(glossary: Glossary) -> Iterator[Finding]:
    for term in glossary.terms:
        for tag, own in term.wordings.items():
            for form in (*_right(own), *own.forbidden):
                if not form.isascii() and (codes := _unseen(form)):
                    message = f"“{form}” ({tag}) has characters that nobody sees: {codes}"
                    yield _finding("glossary-invisible", Severity.WARNING, term, message)


def _unseen(form: str) -> str:
    odd = (one for one in dict.fromkeys(form) if unicodedata.category(one) in {"Cf", "Cc"})
    return ", ".join(f"U+{ord(one):04X}" for one in odd)


def _right(own: Wording) -> tuple[str, ...]:
    return (*own.forms, *own.variants, *own.accepted)


def _folded(own: Wording) -> set[str]:
    return {fold(form) for form in _right(own)}


_CHECKS: tuple[Callable[[Glossary], Iterator[Finding]], ...] = (
    _shared,
    _acronyms,
    _forbidden,
    _spelling,
    _languages,
    _stop_words,
    _invisible,
)
