"""Rule: names stay, or take their established form; endings are free.

Only what speaks for a person's or a place's own name counts: words that institutions are made of,
nations, languages, months and acronyms are translated, and left to the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from localize import languages
from localize.checks import gazetteer, lexicon, spelling
from localize.checks.facts import vocabulary
from localize.checks.subject import Pair, Problem, Subject
from localize.checks.text import NAME

_OPENS = re.compile(r"(?:^|[.!?:;…”\"»“„«(\[–—•|/-])\W*$")
_TITLE = re.compile(r"(?<!\w)[A-ZÀ-Þ]\w{0,3}\. $")
"""An initial, or a title: M., Mr., Sr., Dr., Prof."""
_WORD = re.compile(r"\w+")
_AFTER = re.compile(r" ([^\W\d_][\w-]*)")
_NATION = re.compile(r"(?:ish|ese|ian|ean|ans?|ic|ics|ist|ists|ism|ers?|ial|ans|al)$")
_ENGLISH = re.compile(
    r"(?:[ts]ion|ment|ity|ness|ance|ence|ship|able|ible|ful|less|ous|ics|logy|graphy|hood|ward"
    r"|tural|tional|trial|ing|ised|ized|ened|ative|ctive|ities|tory|wide|line|fer|dure|book)s?$"
)
"""Endings of English words that few names have."""
_DESCRIBES = re.compile(r"(?:ans?|ch|sh|ese|i|y|al|ic)$")
"""Endings of what stands behind an article to say of which people or kind something is."""
_LATIN = frozenset({"en", "de", "fr", "it", "es", "pt"})
_ALIKE, _AKIN = 0.7, 0.5
_SHORT = 3
_STEM = 5
_ARTICLES = frozenset(
    ("the", "this", "a", "an", "our", "its", "their", "his", "her", "my", "your", "each", "every")
)


class Name(NamedTuple):
    """A capitalised word, whether a sentence begins with it, and the words beside it."""

    word: str
    opens: bool
    before: str
    after: str


def name(subject: Subject) -> Iterator[Problem]:
    """A name of the source is not in the translation, or has other letters there."""
    if languages.primary(subject.language) not in _LATIN or subject.source_language[:2] == "de":
        return
    for pair in subject.pairs:
        yield from _problems(pair, subject)


def _problems(pair: Pair, subject: Subject) -> Iterator[Problem]:
    found, kept = pair.source.names, pair.target.names
    lost = [at for at, word in enumerate(found) if len(word) > _SHORT and word not in kept]
    if not lost:
        return
    new = [word for word in dict.fromkeys(kept) if word not in found]
    shapes = set(map(_shape, new))
    for at in lost:
        if _shape(found[at]) in shapes or _may_be_own(found[at], subject.source_language):
            yield from _problem(at, pair, new, subject)


def _problem(at: int, pair: Pair, new: Collection[str], subject: Subject) -> Iterator[Problem]:
    """Tell what became of the source's name of a number, from 0; `new` are the translation's."""
    word, there = pair.source.names[at], pair.target.folded
    if _is_there(spelling.fold(word), there):
        return
    is_own = _is_own(word, subject, there)
    if twin := _twin(word, new, is_own=is_own):
        message = f"the source names “{word}”, the translation “{twin}”"
        yield Problem(message, word, excerpt=twin)
    elif is_own and _may_be_replaced(pair, new) and _is_lost(at, pair):
        yield Problem(f"“{word}” is not in the translation", word)


def _is_lost(at: int, pair: Pair) -> bool:
    """Tell whether the name is a person's or place's that the translation has in no form."""
    name = _name(at, pair.source.prose)
    return _is_meant(name, pair) and not _has_cognate(name.word, pair.target.folded, pair)


def _is_title(pair: Pair) -> bool:
    """Tell whether most words are capitalised, as in headlines."""
    long = [word for word in pair.source.words if len(word) > _SHORT]
    return sum(word[0].isupper() for word in long) * 4 > 3 * len(long)


def _name(number: int, prose: str) -> Name:
    """Give the text's name of a number, from 0, with what stands beside it."""
    match = next(islice(NAME.finditer(prose), number, None))
    before = prose[max(0, match.start() - 24) : match.start()]
    words = before.split()
    last = words[-1] if before.endswith(" ") and words else ""
    after = _AFTER.match(prose, match.end())
    opens = bool(_OPENS.search(before[-4:])) and not _TITLE.search(before)
    return Name(match[0], opens, last, after[1] if after else "")


def _is_there(word: str, there: frozenset[str]) -> bool:
    """Tell whether a folded name stands in the translation, with or without an ending."""
    if word in there or any(word[:end] in there for end in range(_STEM, len(word))):
        return True
    stem = word[: max(_STEM, len(word) - 1)]
    alike = [other for other in there if other.startswith(stem)]
    return any(len(other) <= len(word) + 12 for other in alike)


def _is_own(word: str, subject: Subject, there: frozenset[str]) -> bool:
    """Tell whether a word is somebody's own name, and not one that has another form there."""
    if not _may_be_own(word, subject.source_language):
        return False
    forms = gazetteer.places().get(spelling.fold(word), ())
    return not any(_is_there(form, there) for form in forms)


@lru_cache(maxsize=1 << 14)
def _may_be_own(word: str, language: str) -> bool:
    """Tell whether a word is no institution, month, number, nation or country."""
    lower = word.lower()
    if len(word) <= _SHORT or not gazetteer.common().isdisjoint({lower, lower.removesuffix("s")}):
        return False
    known = vocabulary.load(language)
    if lower in known.months or lower in known.weekdays or lower in known.numbers:
        return False
    if len(lower) > _STEM and _ENGLISH.search(lower):
        return False
    if _NATION.search(lower) and lower[:_STEM] in gazetteer.nations(language):
        return False
    return spelling.fold(word) not in gazetteer.country_words(language)


def _twin(word: str, new: Collection[str], *, is_own: bool) -> str:
    """Give the new word that stands for a name: its letters swapped, or one of them another.

    What differs only as spellings of one name do (Ababa, Abeba; Tobruk, Tobrouk) is none.
    """
    one = spelling.fold(word)
    for other in new:
        two = spelling.fold(other)
        if (
            one[0] == two[0]
            and abs(len(one) - len(two)) <= 1
            and spelling.is_slip(one, two, is_own=is_own)
        ):
            return other
    return ""


@lru_cache(maxsize=1 << 16)
def _shape(word: str) -> tuple[str, str, int]:
    """Give what a word shares with itself where its letters are swapped."""
    folded = spelling.fold(word)
    return folded[0], folded[-1], len(folded)


def _may_be_replaced(pair: Pair, new: Collection[str]) -> bool:
    """Tell whether a new name stands inside a sentence; in German any noun may be one.

    A country is none, nor what may be the form of a word of the source.
    """
    prose, language = pair.target.prose, pair.target.language
    if language == "de":
        return True
    strange = (at for at, word in enumerate(pair.target.names) if word in new)
    return any(
        not _name(at, prose).opens and not _is_known(pair.target.names[at], pair) for at in strange
    )


def _is_known(word: str, pair: Pair) -> bool:
    one = spelling.fold(word)
    return one in gazetteer.country_words(pair.target.language) or any(
        _is_cognate(one, other) for other in pair.source.folded if len(other) > _SHORT
    )


def _is_meant(name: Name, pair: Pair) -> bool:
    """Tell whether a person or place is meant: a neighbour is kept, or no article stands before."""
    if name.opens:
        return False
    kept = pair.target.folded
    if any(
        near[:1].isupper() and kept.issuperset(map(spelling.fold, _WORD.findall(near)))
        for near in (name.before, name.after)
    ):
        return True
    before = name.before.rstrip(".").lower()
    if name.before[:1].islower() or before in lexicon.words("function", "en"):
        is_described = before in _ARTICLES and (
            _DESCRIBES.search(name.word) is not None or name.after == "of"
        )
        return not is_described and not _is_title(pair)
    is_last = not name.after[:1].isupper()
    return before in lexicon.words("titles", "en") or (
        is_last and before in gazetteer.common() and not _is_title(pair)
    )


def _has_cognate(word: str, there: frozenset[str], pair: Pair) -> bool:
    """Tell whether a word of the translation may be the name's form in its language."""
    one = spelling.fold(word)
    ours = {spelling.fold(word) for word in pair.source.vocabulary}
    theirs = [other for other in there - ours if len(other) > _SHORT]
    return any(_is_cognate(one, other) for other in theirs) or any(
        _is_alike(one, other) for other in theirs
    )


def _is_cognate(one: str, other: str) -> bool:
    """Tell whether two words begin alike, or have the same consonants, and are not too unlike."""
    return (
        other[0] == one[0]
        and (other[:_SHORT] == one[:_SHORT] or spelling.skeleton(other) == spelling.skeleton(one))
        and _is_alike(one, other, _AKIN)
    )


@lru_cache(maxsize=1 << 14)
def _is_alike(one: str, other: str, least: float = _ALIKE) -> bool:
    """Tell whether two words share most letters in order; what cannot be is told at once."""
    matcher = SequenceMatcher(None, one, other)
    return all(
        ratio() >= least for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    )
