"""Rule: names stay, or take their established form; endings are free.

Only what speaks for a person's or a place's own name counts: words that institutions are made of,
nations, languages, months and acronyms are translated, and left to the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from localize import languages
from localize.checks import gazetteer, lexicon, spelling
from localize.checks.facts import vocabulary
from localize.checks.subject import Pair, Problem, Subject

_NAME = re.compile(r"(?<![\w’'.-])[A-ZÀ-ÖØ-ÞŠŽ][a-zß-ÿœšžćčńłęıāēīōū]+(?:[A-Z][a-z]+)?(?!\w)")
_OPENS = re.compile(r"(?:^|[.!?:;…”\"»“„«(\[–—•|/-])\W*$")
_WORD = re.compile(r"\w+")
_AFTER = re.compile(r" ([^\W\d_][\w-]*)")
_NATION = re.compile(r"(?:ish|ese|ian|ean|ans?|ic|ics|ist|ists|ism|ers?|ial|ans|al)$")
_ENGLISH = re.compile(
    r"(?:[ts]ion|ment|ity|ness|ance|ence|ship|able|ible|ful|less|ous|ics|logy|graphy|hood|ward"
    r"|tural|tional|trial|ing|ised|ized|ened|ative|ctive|ities|tory|wide|line|fer|dure|book)s?$"
)
"""Endings of English words that few names have."""
_LATIN = frozenset({"en", "de", "fr", "it", "es", "pt"})
_ALIKE = 0.7
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
    prose = pair.source.prose
    found = list(_NAME.finditer(prose))
    if not found:
        return
    there = {spelling.fold(word) for word in _WORD.findall(pair.target.prose)}
    gone = [match for match in found if not _is_there(spelling.fold(match[0]), there)]
    new = set(_NAME.findall(pair.target.prose)).difference(match[0] for match in found)
    for name in (_name(match, prose) for match in gone):
        is_own = _is_own(name.word, subject, there)
        if twin := _twin(name.word, new, is_own=is_own):
            message = f"the source names “{name.word}”, the translation “{twin}”"
            yield Problem(message, name.word, excerpt=twin)
        elif not is_own or not _may_be_replaced(pair, new):
            continue
        elif _is_meant(name, pair) and not _has_cognate(name.word, there, pair):
            yield Problem(f"“{name.word}” is not in the translation", name.word)


def _is_title(pair: Pair) -> bool:
    """Tell whether most words are capitalised, as in headlines."""
    long = [word for word in pair.source.words if len(word) > _SHORT]
    return sum(word[0].isupper() for word in long) * 4 > 3 * len(long)


def _name(match: re.Match[str], prose: str) -> Name:
    before = prose[max(0, match.start() - 24) : match.start()]
    words = before.split()
    last = words[-1] if before.endswith(" ") and words else ""
    after = _AFTER.match(prose, match.end())
    opens = bool(_OPENS.search(before[-4:]))
    return Name(match[0], opens, last, after[1] if after else "")


def _is_there(word: str, there: set[str]) -> bool:
    """Tell whether a folded name stands in the translation, with or without an ending."""
    if word in there:
        return True
    stem = word[: max(_STEM, len(word) - 1)]
    for other in there:
        if other.startswith(stem) and len(other) <= len(word) + 12:
            return True
        if len(other) >= _STEM and word.startswith(other):
            return True
    return False


def _is_own(word: str, subject: Subject, there: set[str]) -> bool:
    """Tell whether a word is somebody's own name, and not one that has another form there."""
    lower = word.lower()
    if len(word) <= _SHORT or not gazetteer.common().isdisjoint({lower, lower.removesuffix("s")}):
        return False
    known = vocabulary.load(subject.source_language)
    if lower in known.months or lower in known.weekdays or lower in known.numbers:
        return False
    if len(lower) > _STEM and _ENGLISH.search(lower):
        return False
    if _NATION.search(lower) and lower[:_STEM] in gazetteer.nations(subject.source_language):
        return False
    forms = gazetteer.places().get(spelling.fold(word), frozenset())
    if any(_is_there(form, there) for form in forms):
        return False
    return spelling.fold(word) not in gazetteer.country_words(subject.source_language)


def _twin(word: str, new: set[str], *, is_own: bool) -> str:
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


def _may_be_replaced(pair: Pair, new: set[str]) -> bool:
    """Tell whether a new name stands inside a sentence; in German any noun may be one."""
    prose = pair.target.prose
    if pair.target.language == "de":
        return True
    return any(not _name(match, prose).opens for match in _NAME.finditer(prose) if match[0] in new)


def _is_meant(name: Name, pair: Pair) -> bool:
    """Tell whether a person or place is meant: a neighbour is kept, or no article stands before."""
    if name.opens:
        return False
    kept = set(_WORD.findall(pair.target.prose))
    if any(
        near[:1].isupper() and not set(_WORD.findall(near)) - kept
        for near in (name.before, name.after)
    ):
        return True
    if name.before[:1].islower():
        return name.before not in _ARTICLES and not _is_title(pair)
    before = name.before.rstrip(".").lower()
    is_last = not name.after[:1].isupper()
    return before in lexicon.words("titles", "en") or (
        is_last and before in gazetteer.common() and not _is_title(pair)
    )


def _has_cognate(word: str, there: set[str], pair: Pair) -> bool:
    """Tell whether a word of the translation may be the name's form in its language."""
    one = spelling.fold(word)
    skeleton = spelling.skeleton(one)
    theirs = there - {spelling.fold(word) for word in pair.source.vocabulary}
    return any(
        (
            other[0] == one[0]
            and (spelling.skeleton(other) == skeleton or other[:_SHORT] == one[:_SHORT])
        )
        or SequenceMatcher(None, one, other).ratio() >= _ALIKE
        for other in theirs
        if len(other) > _SHORT
    )
