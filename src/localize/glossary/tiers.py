"""How a form may be recognised in a translation, from letter for letter to in a compound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from localize.glossary import spread
from localize.glossary.folding import fold, plain, trace
from localize.glossary.sequences import component, inflected, lemmatised, same_case
from localize.glossary.words import Span, spans

Finder = Callable[[str, str, str], Iterator[Span]]
"""Looks for a form in a text of a language: form, text, primary tag → the text's spans."""
_CAPITALS = str.maketrans("ÀÂÇÈÉÊËÎÏÔÙÛ", "AACEEEEIIOUU")
_ACCENTED = frozenset({"fr", "it"})


class Tier(StrEnum):
    """How a term was recognised in a translation.

    Endings come before the dictionary, which serves the languages whose endings are not known.
    """

    EXACT = "exact"
    NORMALISED = "normalised"
    INFLECTED = "inflected"
    COMPONENT = "component"
    SPREAD = "spread"
    ALTERNATIVE = "alternative"
    LEMMA = "lemma"


def _exact(form: str, text: str, _language: str) -> Iterator[Span]:
    return spans(form, text)


def _same_signs(form: str, text: str, _language: str) -> Iterator[Span]:
    """Find a form with other apostrophes, hyphens and spaces, its case kept."""
    traced = trace(text)
    return _back(traced.places, spans(plain(form), traced.cased))


def _normalised(form: str, text: str, language: str) -> Iterator[Span]:
    """Find a form with other signs, case, ss for ß, or capitals without accents."""
    yield from _folded(form, text, language)
    if language in _ACCENTED:
        yield from _folded(form.translate(_CAPITALS), text.translate(_CAPITALS), language)


def _folded(form: str, text: str, language: str) -> Iterator[Span]:
    traced = trace(text)
    for span in _back(traced.places, spans(fold(form), traced.text)):
        if same_case(form, text[span[0] :], language):
            yield span


def _back(places: Sequence[int], found: Iterator[Span]) -> Iterator[Span]:
    return ((places[start], places[end]) if places else (start, end) for start, end in found)


NAMES: tuple[tuple[Tier, Finder], ...] = (
    (Tier.EXACT, _exact),
    (Tier.NORMALISED, _same_signs),
)
WORDS: tuple[tuple[Tier, Finder], ...] = (
    (Tier.EXACT, _exact),
    (Tier.NORMALISED, _normalised),
    (Tier.INFLECTED, inflected),
    (Tier.COMPONENT, component),
    (Tier.SPREAD, spread.of_words),
)
OFFICIAL: tuple[tuple[Tier, Finder], ...] = (*WORDS[:-1], (Tier.SPREAD, spread.of_names))
"""For words and for official names; those for `NAMES` keep to the letter."""
DICTIONARY: tuple[tuple[Tier, Finder], ...] = ((Tier.LEMMA, lemmatised),)
"""For words of the languages whose endings are not known."""
