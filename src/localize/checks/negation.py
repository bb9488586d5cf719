"""Rule: what the source denies, the translation denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.checks import lexicon
from localize.checks.subject import Problem, Subject
from localize.checks.text import Text

_SHORT = re.compile(r"n[’']t\b")
_FRENCH = re.compile(
    r"\b(?:ne |n[’'])[^.;]*?"
    r"\b(?:que|qu|personne|plus|peu\w*|pou\w+|pui\w+|saur\w+|sai[st]|cess\w+|os\w+)\b"
)
_IDIOM = re.compile(
    r"\bwhether or not\b|\bnot only\b|\bif not\b|\bwhy not\b|\bnot least\b|\bor not\b"
)
_PREFIX = re.compile(r"\b(?:un|miss|nicht)[a-zäöü]{5,}|[a-z]{3}(?:los|frei|leer)(?:e[nmrs]?)?\b")


def negation(subject: Subject) -> Iterator[Problem]:
    """The source denies more often than anything in the translation does."""
    for pair in subject.pairs:
        denied = denials(pair.source)
        if denied and denied > _possible(pair.target, denied, _count(pair.source, "soft")):
            yield Problem("the source has a negation that the translation seems not to have")


def denials(text: Text) -> int:
    """Give how often a text denies, nothing if only with weak words."""
    short = len(_SHORT.findall(text.prose)) if text.language == "en" else 0
    if not short and text.vocabulary.isdisjoint(
        lexicon.words("negations", text.language, "strong")
    ):
        return 0
    idioms = len(_IDIOM.findall(text.prose.lower())) if text.language == "en" else 0
    return short + _count(text, "strict") - idioms


def _possible(text: Text, enough: int, said: int) -> int:
    """Give how many negations a text may have, at most as many as are enough.

    Of its soft words (exclude, lack), as many as its source has are taken to be those.
    """
    signs = lexicon.words("negations", text.language, "any")
    if signs:
        return enough if any(sign in text.prose for sign in signs) else 0
    found = _count(text, "strict") + (
        len(_SHORT.findall(text.prose)) if text.language == "en" else 0
    )
    if found >= enough or not lexicon.words("negations", text.language, "strict"):
        return enough
    found += max(0, _count(text, "soft") - said)
    if text.language == "fr":
        found += len(_FRENCH.findall(text.prose))
    return found + (len(_PREFIX.findall(text.prose)) if text.language == "de" else 0)


def _count(text: Text, key: str) -> int:
    known = lexicon.words("negations", text.language, key)
    if text.vocabulary.isdisjoint(known):
        return 0
    return sum(word in known for word in text.lower)
