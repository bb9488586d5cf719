"""Words in a row: a term's words, each in some form, as a translation has them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from localize.glossary.folding import fold
from localize.glossary.inflection import RULES, stems, without_accents
from localize.glossary.lemmas import lemmas
from localize.glossary.words import Span

_WORD = re.compile(r"\w+")
_SHORTEST_PART = 3
_SHORTEST_COMPONENT = 4
Same = Callable[[str, str, str], bool]
"""Whether a glossary's word and a text's word are the same: word, word, language."""


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def inflected(form: str, text: str, language: str) -> Span | None:
    """Find a form in another case, number or gender, told by the endings."""
    return _find(form, text, language, _same_stem)


def lemmatised(form: str, text: str, language: str) -> Span | None:
    """Find a form in another case, number or gender, told by a dictionary.

    It is left alone where endings are known: there it finds nothing more, takes seconds to load,
    and makes verbs of nouns (French “avoirs”).
    """
    return None if language in RULES else _find(form, text, language, _same_lemma)


def component(form: str, text: str, language: str) -> Span | None:
    """Find a form whose last word is a part of a German compound: `Asyl` in `Asylsuchende`."""
    return _find(form, text, language, _same_stem, _is_part) if language == "de" else None


def _find(
    form: str, text: str, language: str, same: Same, same_last: Same | None = None
) -> Span | None:
    """Find the first place where the text's words are the form's words, one after another."""
    wanted, words = _words(form), _words(text)
    tests = [*[same] * (len(wanted) - 1), same_last or same]
    for first in range(len(words) - len(wanted) + 1 if wanted else 0):
        row = words[first : first + len(wanted)]
        if all(
            test(one.text, other.text, language)
            for test, one, other in zip(tests, wanted, row, strict=True)
        ):
            return row[0].start, row[-1].end
    return None


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[_Word, ...]:
    return tuple(_Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text))


def _same_stem(wanted: str, word: str, language: str) -> bool:
    own = stems(word, language)
    return not own.isdisjoint(stems(wanted, language)) and same_case(wanted, word, language)


def _same_lemma(wanted: str, word: str, language: str) -> bool:
    own = lemmas(word, language)
    return not own.isdisjoint(lemmas(wanted, language)) and same_case(wanted, word, language)


def same_case(wanted: str, word: str, language: str) -> bool:
    """A German noun has its capital; elsewhere, case says little."""
    return language != "de" or word[0].isupper() or not wanted[0].isupper()


def _is_part(wanted: str, word: str, language: str) -> bool:
    """Tell whether a German noun is the first or the last part of a compound."""
    if not (wanted[0].isupper() and word[0].isupper()):
        return False
    whole = without_accents(fold(word))
    parts = [part for part in stems(wanted, language) if len(part) >= _SHORTEST_COMPONENT]
    return any(_holds(whole, part, language) for part in parts)


def _holds(whole: str, part: str, language: str) -> bool:
    if len(whole) < len(part) + _SHORTEST_PART:
        return False
    return whole.startswith(part) or any(stem.endswith(part) for stem in stems(whole, language))
