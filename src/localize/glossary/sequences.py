"""Words in a row: a term's words, each in some form, as a translation has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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
Part = Callable[[str, str, str], Span]
"""Where a glossary's word stands in a text's word: word, word, language."""


class Word(NamedTuple):
    """A word and its place in a text."""

    text: str
    start: int
    end: int


def inflected(form: str, text: str, language: str) -> Iterator[Span]:
    """Find a form in another case, number or gender, told by the endings."""
    return _find(form, text, language, same_stem)


def lemmatised(form: str, text: str, language: str) -> Iterator[Span]:
    """Find a form in another case, number or gender, told by a dictionary.

    It is left alone where endings are known: there it finds nothing more, takes seconds to load,
    and makes verbs of nouns (French “avoirs”).
    """
    return iter(()) if language in RULES else _find(form, text, language, _same_lemma)


def component(form: str, text: str, language: str) -> Iterator[Span]:
    """Find a form whose last word is a part of a German compound: `Asyl` in `Asylsuchende`."""
    return _find(form, text, language, same_stem, _part) if language == "de" else iter(())


def _find(
    form: str, text: str, language: str, same: Same, part: Part | None = None
) -> Iterator[Span]:
    """Find the places where the text's words are the form's words, one after another.

    The last one may be a `part` of the text's word; the span holds that part only.
    """
    wanted, found = words(form), words(text)
    certain = wanted if part is None else wanted[:-1]
    if same is same_stem and not may_hold(certain, text, language):
        return
    for first in range(len(found) - len(wanted) + 1 if wanted else 0):
        row = found[first : first + len(wanted)]
        before = zip(wanted[:-1], row, strict=False)
        if all(same(one.text, other.text, language) for one, other in before):
            start, end = _last(wanted[-1].text, row[-1].text, language, same, part)
            if end:
                yield row[0].start + (start if len(row) == 1 else 0), row[-1].start + end


def _last(wanted: str, word: str, language: str, same: Same, part: Part | None) -> Span:
    """Give where the form's last word stands in the text's word; (0, 0) if it does not."""
    if part:
        return part(wanted, word, language)
    return (0, len(word)) if same(wanted, word, language) else (0, 0)


@lru_cache(maxsize=1 << 12)
def words(text: str) -> tuple[Word, ...]:
    """Give a text's words with their places."""
    return tuple(Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text))


def may_hold(wanted: Iterable[Word], text: str, language: str) -> bool:
    """Tell, at once, whether a text has a form of each word: if not, it needs no looking."""
    own = _stems_of(text, language)
    return all(not own.isdisjoint(stems(one.text, language)) for one in wanted)


@lru_cache(maxsize=1 << 12)
def _stems_of(text: str, language: str) -> frozenset[str]:
    return frozenset().union(*(stems(one.text, language) for one in words(text)))


def same_stem(wanted: str, word: str, language: str) -> bool:
    """Tell whether two words are forms of one, by their endings."""
    own = stems(word, language)
    return not own.isdisjoint(stems(wanted, language)) and same_case(wanted, word, language)


def _same_lemma(wanted: str, word: str, language: str) -> bool:
    own = lemmas(word, language)
    return not own.isdisjoint(lemmas(wanted, language)) and same_case(wanted, word, language)


def same_case(wanted: str, word: str, language: str) -> bool:
    """A German noun has its capital; elsewhere, case says little."""
    return language != "de" or word[0].isupper() or not wanted[0].isupper()


def _part(wanted: str, word: str, language: str) -> Span:
    """Give where a noun stands in a German compound, first or last; (0, 0) if it does not."""
    if not (wanted[0].isupper() and word[0].isupper()):
        return 0, 0
    whole = without_accents(fold(word))
    longest = len(whole) - _SHORTEST_PART
    parts = (
        each for each in stems(wanted, language) if _SHORTEST_COMPONENT <= len(each) <= longest
    )
    for part in sorted(parts, key=len, reverse=True):
        is_first = whole.startswith(part)
        if is_first or any(stem.endswith(part) for stem in stems(word, language)):
            start, end = (0, len(part)) if is_first else (whole.rfind(part), len(word))
            return (start, end) if len(whole) == len(word) else (0, len(word))
    return 0, 0
