"""Rule: whom the source calls “Mr” is no woman in the translation, and the other way round."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from localize.checks import lexicon
from localize.checks.subject import Pair, Problem, Subject
from localize.checks.text import Text

_KINDS = ("man", "woman")
_PARTICLES = r"(?:(?:d[aeiu]|del|della|den|der|von|van|zu|al|el)[ -])*"
_NAME = rf"{_PARTICLES}[^\W\d_a-zß-öø-ÿ][\w-]+"
_BEHIND = re.compile(rf"[ \u00a0\u202f]({_NAME}(?: {_NAME}){{,2}})")
_JOINT = re.compile(r" (?:and|und|et|e|y) ")
_WORD = re.compile(r"[\w-]+")
_SHORT = 2
_ENDING = 2
"""The longest ending of a name: “Smiths”."""

Titled = Mapping[str, Mapping[str, str]]
"""The words of names, with the title that each has, by its kind."""


def title(subject: Subject) -> Iterator[Problem]:
    """A man's title stands before a name that has a woman's in the source, or the other way round.

    Who is named with both, or beside a relative, may be somebody else.
    """
    for pair in subject.pairs:
        yield from _problems(pair)


def _problems(pair: Pair) -> Iterator[Problem]:
    titled = _titled(pair.source)
    if not titled or not lexicon.words("titles", pair.source.language, "kin").isdisjoint(
        pair.source.words
    ):
        return
    for name, ours in _titled(pair.target).items():
        same = _same(name, titled)
        theirs = titled.get(same, {})
        if len(theirs) == len(ours) == 1 and theirs.keys() != ours.keys():
            (was,), (now,) = theirs.values(), ours.values()
            message = f"the source says “{was} {same}”, the translation “{now} {name}”"
            yield Problem(message, excerpt=f"{now} {name}")


def _titled(text: Text) -> Titled:
    """Give the names of a text that have a title; those behind “Mr and Mrs” have both."""
    pattern = _pattern(text.language)
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    joined: dict[str, str] = {}
    end = 0
    for one in pattern.finditer(text.prose) if pattern else ():
        titles = {str(one.lastgroup): one[0]} | (joined if one.start() == end else {})
        if behind := _BEHIND.match(text.prose, one.end()):
            for name in _WORD.findall(behind[1]):
                if name[0].isupper() and len(name) > _SHORT:
                    found[name] |= titles
        joint = _JOINT.match(text.prose, one.end())
        joined, end = (titles, joint.end()) if joint else ({}, 0)
    return found


def _same(name: str, titled: Titled) -> str:
    """Give the name that another one is, with an ending or without, "" if none."""
    stems = (name[: len(name) - size] for size in range(_ENDING + 1))
    return next((stem for stem in stems if stem in titled), "")


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Give what finds titles, None for a language without a list."""
    lists = {kind: lexicon.words("titles", language, kind) for kind in _KINDS}
    kinds = (f"(?P<{kind}>{'|'.join(map(_form, words))})" for kind, words in lists.items())
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(kinds)})") if all(lists.values()) else None


def _form(word: str) -> str:
    """Give a title's pattern; a stop behind it is part of it."""
    return rf"{re.escape(word)}(?!\w)" + ("" if word.endswith(".") else r"\.?")
