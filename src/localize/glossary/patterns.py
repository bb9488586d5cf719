"""What is searched for in a source text: a pattern for every way that a term may stand there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from localize.glossary.folding import fold, plain
from localize.glossary.surface import inflections, spellings
from localize.glossary.wordings import wording
from localize.languages import primary
from localize.model import Context, Kind, Term, Wording

_PLURAL_KINDS = frozenset({"", "noun"})
_CASES = frozenset({"de"})
_FULL_NAME_WORDS = 4
_SHORTEST_ACRONYM = 3
_LAW = re.compile(
    r"\b(act|code|agreement|gesetz|abkommen|loi|accord|legge|codice|accordo)\b", re.IGNORECASE
)


class Pattern(NamedTuple):
    """A way that a term may stand in a text.

    `key` is what is searched: folded, or with its case kept if `cased`. `capitals` are the places
    in `key` that need a capital. `forces` is false for what is found only to be left alone.
    `is_certain` names are Swiss whatever the article is about. An acronym that `needs_introduction`
    stands for its term only after the text said so.
    """

    term: Term
    form: str
    key: str
    cased: bool = False
    capitals: tuple[int, ...] = ()
    forces: bool = True
    is_acronym: bool = False
    is_certain: bool = False
    needs_introduction: bool = False


def patterns(terms: Sequence[Term], language: str) -> Iterator[Pattern]:
    """Give the patterns of all terms that have a wording in the language."""
    worded = [(term, own) for term in terms if (own := wording(term, language))]
    owners = Counter(own.acronym for _, own in worded if own.acronym)
    for term, own in worded:
        yield from _names(term, own, language)
        if own.acronym:
            yield _acronym(term, own, shared=owners[own.acronym] > 1)


def _names(term: Term, own: Wording, language: str) -> Iterator[Pattern]:
    cased = term.case_sensitive or term.kind in {Kind.DO_NOT_TRANSLATE, Kind.ACRONYM}
    inflect = not cased and (_has_plural(term) or primary(language) in _CASES)
    for form in (*own.forms, *own.variants):
        is_certain = form == own.forms[0] and _is_certain(term, form)
        for surface in _surfaces(form, language, inflect=inflect):
            yield _name(term, surface, cased=cased, is_certain=is_certain)
    for form in own.accepted:
        yield _name(term, form, cased=cased, forces=False)


def _has_plural(term: Term) -> bool:
    """A name is one thing; a term that is a noun may be many."""
    return term.kind is Kind.TERM and term.part_of_speech in _PLURAL_KINDS


def _is_certain(term: Term, form: str) -> bool:
    """Tell whether a name is Swiss beyond doubt: long, and not a law's."""
    is_long = len(form.split()) >= _FULL_NAME_WORDS and not _LAW.search(form)
    return is_long and term.kind is Kind.OFFICIAL_NAME and term.context is Context.SWISS


def _surfaces(form: str, language: str, *, inflect: bool) -> Iterable[str]:
    spelled = spellings(form, language)
    return [each for one in spelled for each in (inflections(one, language) if inflect else (one,))]


def _name(
    term: Term, form: str, *, cased: bool, forces: bool = True, is_certain: bool = False
) -> Pattern:
    key = plain(form) if cased else fold(form)
    capitals = () if cased or not _needs_capitals(term, form) else _capitals(form, key)
    return Pattern(term, form, key, cased, capitals, forces, is_certain=is_certain)


def _needs_capitals(term: Term, form: str) -> bool:
    """Official names need their capitals; so does a single word that has one."""
    return term.kind is Kind.OFFICIAL_NAME or " " not in form


def _capitals(form: str, key: str) -> tuple[int, ...]:
    """Give the places of the capitals that begin a word; none if folding moved them."""
    text = plain(form)
    if len(text) != len(key):
        return ()
    starts = (i for i in range(len(text)) if i == 0 or not text[i - 1].isalnum())
    return tuple(i for i in starts if text[i].isupper())


def _acronym(term: Term, own: Wording, *, shared: bool) -> Pattern:
    unclear = own.ambiguous or shared or len(own.acronym) < _SHORTEST_ACRONYM
    return Pattern(
        term,
        own.acronym,
        plain(own.acronym),
        cased=True,
        is_acronym=True,
        needs_introduction=unclear,
    )
