"""Which terms of the glossary stand in an article: longest first, in context, acronyms known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from localize.glossary.context import is_foreign, is_swiss
from localize.glossary.folding import Folded
from localize.glossary.merging import merge
from localize.glossary.patterns import Pattern, patterns
from localize.glossary.search import Hit, Index, Searched, outermost
from localize.model import Context, Match, Term

Introduced = Mapping[str, str]
"""Acronyms that an article explains, and the id of the term that each stands for in it."""


class Matcher:
    """A glossary compiled for the texts of one source language."""

    def __init__(self, terms: Sequence[Term], language: str) -> None:
        self.language = language
        self._index = Index(list(patterns(terms, language)))

    def find(
        self, text: str, *, swiss: bool, introduced: Introduced | None = None
    ) -> tuple[Match, ...]:
        """Give the terms of a plain text (no placeholders), in order, none inside another.

        `swiss` tells whether the article is about Switzerland. `introduced` are the acronyms that
        the article has explained; those that this text explains itself are known.
        """
        searched = self._index.search(text)
        known = {**(introduced or {}), **_introductions(searched, swiss=swiss)}
        return self._matches(searched, known, swiss=swiss)

    def match(self, texts: Sequence[str], *, swiss: bool | None = None) -> list[tuple[Match, ...]]:
        """Give the terms of an article's plain texts; see `find`.

        Whether the article is about Switzerland is read from it unless `swiss` says so. An acronym
        is known from the text on that explains it.
        """
        searched = [self._index.search(text) for text in texts]
        if swiss is None:
            swiss = is_swiss(texts, self.language, sum(map(_is_certain, searched)))
        known: dict[str, str] = {}
        matches = []
        for each in searched:
            if each.hits:
                known |= _introductions(each, swiss=swiss)
            matches.append(self._matches(each, known, swiss=swiss) if each.hits else ())
        return matches

    def _matches(
        self, searched: Searched, introduced: Introduced, *, swiss: bool
    ) -> tuple[Match, ...]:
        return tuple(
            self._match(hit, chosen, searched.folded)
            for hit in outermost(searched.hits)
            if (chosen := _choose(hit, introduced, swiss=swiss))
            and not self._is_foreign(hit, searched.folded)
        )

    def _is_foreign(self, hit: Hit, folded: Folded) -> bool:
        """Tell whether the text gives a name that Switzerland shares to another country."""
        shared = any(pattern.term.context is Context.SWISS for pattern in hit.patterns)
        return shared and is_foreign(folded.cased, hit.start, hit.end, self.language)

    def _match(self, hit: Hit, chosen: Sequence[Pattern], folded: Folded) -> Match:
        term = merge(tuple(pattern.term for pattern in chosen))
        start, end = folded.place(hit.start), folded.place(hit.end)
        return Match(term, start, end, chosen[0].form, self.language, chosen[0].is_acronym)


@lru_cache(maxsize=8)
def _compiled(terms: tuple[Term, ...], language: str) -> Matcher:
    return Matcher(terms, language)


class _Same:
    """Terms that are known again as the same object: comparing a whole glossary takes 13 ms."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = terms

    def __hash__(self) -> int:
        return id(self.terms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.terms is self.terms


@lru_cache(maxsize=8)
def _known(same: _Same, language: str) -> Matcher:
    return _compiled(tuple(same.terms), language)


def matcher(terms: Sequence[Term], source_language: str) -> Matcher:
    """Compile a glossary for a source language; the last ones compiled are kept."""
    return _known(_Same(terms if isinstance(terms, tuple) else tuple(terms)), source_language)


def match(
    texts: Sequence[str],
    terms: Sequence[Term],
    source_language: str,
    *,
    swiss: bool | None = None,
) -> list[tuple[Match, ...]]:
    """Give the terms of each of an article's plain texts; see `Matcher.match`."""
    return matcher(terms, source_language).match(texts, swiss=swiss)


def _choose(hit: Hit, introduced: Introduced, *, swiss: bool) -> list[Pattern]:
    """Give the patterns that count here: what the text explained, else names, else acronyms."""
    counting = [each for each in hit.patterns if _counts(each, introduced, swiss=swiss)]
    explained = [each for each in counting if introduced.get(each.form) == each.term.id]
    names = [each for each in counting if not each.is_acronym]
    return explained or names or counting


def _counts(pattern: Pattern, introduced: Introduced, *, swiss: bool) -> bool:
    """Tell whether a pattern stands for its term in this article."""
    if pattern.is_acronym and pattern.form in introduced:
        return introduced[pattern.form] == pattern.term.id
    if pattern.is_acronym:
        return swiss and not pattern.needs_introduction
    in_context = swiss or pattern.is_certain or pattern.term.context is not Context.SWISS
    return pattern.forces and in_context


def _introductions(searched: Searched, *, swiss: bool) -> dict[str, str]:
    """Give the acronyms that stand in brackets behind their term's name, or before it."""
    text = searched.folded.cased
    if "(" not in text:
        return {}
    names = [hit for hit in outermost(searched.hits) if _choose(hit, {}, swiss=swiss)]
    acronyms = [
        (hit, pattern) for hit in searched.hits for pattern in hit.patterns if pattern.is_acronym
    ]
    return {
        pattern.form: pattern.term.id
        for acronym, pattern in acronyms
        for name in names
        if _is_explained(acronym, name, text)
        and any(named.term.id == pattern.term.id for named in name.patterns)
    }


def _is_explained(acronym: Hit, name: Hit, text: str) -> bool:
    after = text[name.end : acronym.start] == " (" and text[acronym.end : acronym.end + 1] == ")"
    before = text[acronym.end : name.start] == " (" and text[name.end : name.end + 1] == ")"
    return after or before


def _is_certain(searched: Searched) -> bool:
    return any(pattern.is_certain for hit in searched.hits for pattern in hit.patterns)
