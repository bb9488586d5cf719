"""Rule: whom the source calls “Mr” is no woman in the translation, and the other way round."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from localize.checks import lexicon
from localize.checks.spelling import fold
from localize.checks.subject import Pair, Problem, Subject
from localize.checks.text import Text

_TOPIC = "titles"
_KINDS = ("man", "woman")
_SPACE = "[ \u00a0\u202f]"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PARTICLES = (
    r"(?:(?:al|bin|d[aeiou]s?|del|dell[ao]|den|der|el|l[ae]|l[ao]s|ten|ter|van|von|zu)[ -])*"
)
_NAME = rf"{_PARTICLES}{_CAPITAL}(?:[\w-]|['’](?={_CAPITAL}))+"
_BEHIND = re.compile(rf"(?:{_SPACE}(?:Dr|Prof)\.?)*{_SPACE}({_NAME}(?:{_SPACE}{_NAME}){{,2}})")
_JOINT = re.compile(
    r"(?: ?[/&] ?| (?:and|or|und|oder|et|ou|e|o|y) )(?:[Ll]a |[Ii]l |[Ee]l |a |o )?"
)
_WORD = re.compile(r"[\w-]+")


class _Titled(NamedTuple):
    """A title, or two that are joined, and the names behind: `kinds` has man, woman or both."""

    kinds: frozenset[str]
    names: tuple[str, ...]
    said: str


def title(subject: Subject) -> Iterator[Problem]:
    """A man's title stands before a name that has a woman's in the source, or the other way round.

    Nothing is said of a name that the source has with both or without a title, too, nor where
    relatives are spoken of: it may be somebody else's.
    """
    for pair in subject.pairs:
        yield from _problems(pair)


def _problems(pair: Pair) -> Iterator[Problem]:
    known = _known(pair.source)
    if not known or _has_kin(pair.source) or _has_kin(pair.target):
        return
    for one in _titled(pair.target):
        same = (_same(name, pair, known) for name in one.names)
        theirs = [known[name] for name in same if name in known]
        differ = all(their.kinds.isdisjoint(one.kinds) for their in theirs)
        if theirs and differ and len(one.kinds) == 1:
            message = f"the source says “{theirs[0].said}”, the translation “{one.said}”"
            yield Problem(message, excerpt=one.said)


def _known(text: Text) -> Mapping[str, _Titled]:
    """Give the names of a source that always have a title, and always of one kind."""
    found: defaultdict[str, list[_Titled]] = defaultdict(list)
    for one in _titled(text):
        for name in one.names:
            found[name].append(one)
    counts = Counter(text.words) if found else Counter[str]()
    return {
        name: several[0]
        for name, several in found.items()
        if counts[name] <= len(several) and len(frozenset().union(*(o.kinds for o in several))) == 1
    }


def _titled(text: Text) -> Iterator[_Titled]:
    """Give the titles of a text that have names behind; those behind “Mr and Mrs” have both."""
    pattern = _pattern(text.language)
    joined: frozenset[str] = frozenset()
    end = 0
    for one in pattern.finditer(text.prose) if pattern else ():
        kinds = frozenset({str(one.lastgroup)}) | (joined if one.start() == end else frozenset())
        behind = _BEHIND.match(text.prose, one.end())
        if behind and not _is_noun(one, text):
            names = tuple(
                name for name in _WORD.findall(behind[1]) if name[0].isupper() and name[1:]
            )
            yield _Titled(kinds, names, text.prose[one.start() : behind.end()])
        joint = _JOINT.match(text.prose, one.end())
        joined, end = (kinds, joint.end()) if joint else (frozenset(), 0)


def _is_noun(found: re.Match[str], text: Text) -> bool:
    """Tell whether a word that may be a title has an article: “die Frau Brown”."""
    articles = lexicon.words(_TOPIC, text.language, "article")
    before = text.prose[: found.start()].rsplit(maxsplit=1)[-1:] if articles else []
    return any(word.lower() in articles for word in before)


def _same(name: str, pair: Pair, known: Mapping[str, _Titled]) -> str:
    """Give the source's name that a translation's is, without a genitive's ending."""
    is_other = name in known or name in pair.source.words or not name.endswith("s")
    return name if is_other else name[:-1]


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Give what finds titles, None for a language without a list."""
    lists = {kind: lexicon.words(_TOPIC, language, kind) for kind in _KINDS}
    kinds = (f"(?P<{kind}>{'|'.join(map(_form, words))})" for kind, words in lists.items())
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(kinds)})") if all(lists.values()) else None


def _form(word: str) -> str:
    """Give a title's pattern; a stop behind it is part of it."""
    return rf"{re.escape(word)}(?!\w)" + ("" if word.endswith(".") else r"\.?")


def _has_kin(text: Text) -> bool:
    return not _kin(text.language).isdisjoint(text.folded)


@cache
def _kin(language: str) -> frozenset[str]:
    """Give a language's words for relatives, folded."""
    return frozenset(map(fold, lexicon.words(_TOPIC, language, "kin")))
