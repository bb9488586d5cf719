"""Rules: the translation is in its language and its script.

The language is told by our own lists of the commonest small words; simplemma's detector would
have to load its dictionaries first, which takes longer than all other rules together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from localize.checks import lexicon
from localize.checks.subject import Pair, Problem, Subject
from localize.languages import NEWSROOM

_SCRIPTS = {
    "ar": "[\u0600-\u06ff]",
    "ja": "[\u3040-\u30ff\u4e00-\u9fff]",
    "zh": "[\u4e00-\u9fff]",
    "ru": "[\u0400-\u04ff]",
}
_BEYOND = re.compile("[^\x00-\u036f\u1e00-\u303f]")
"""What may be a letter of another script than Latin; compiled at once, as `_foreign` is not."""
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 12
_LATIN = tuple(tag for tag in NEWSROOM if tag not in _SCRIPTS)
_WORDS = 4


def language(subject: Subject) -> Iterator[Problem]:
    """The commonest small words of the translation are another language's."""
    for pair in subject.pairs:
        if pair.target.language in _LATIN and (other := _other(pair)):
            yield Problem(f"the translation seems to be in “{other}”")


def script(subject: Subject) -> Iterator[Problem]:
    """The translation is not in its language's script, or has letters of another one."""
    for pair in subject.pairs:
        plain, own = pair.target.plain, _SCRIPTS.get(pair.target.language)
        if own is None:
            strange = "".join(_foreign().findall(plain)) if _BEYOND.search(plain) else ""
            if strange and not _foreign().search(pair.source.plain):
                yield Problem(f"letters of another script: {strange[:10]}", excerpt=strange[:1])
        elif len(_LETTER.findall(plain)) >= _ENOUGH and not re.search(own, plain):
            yield Problem("the translation is not in the script of its language")


@cache
def _foreign() -> re.Pattern[str]:
    """Match a letter of another script than Latin."""
    return re.compile(
        "[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0900-\u0dff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
    )


def _other(pair: Pair) -> str:
    """Give the language whose small words the translation has, if it has few of its own.

    A word counts the more, the fewer languages have it.
    """
    text, own = pair.target, pair.target.language
    strange, ours = _strange(own)
    if strange.isdisjoint(text.vocabulary):
        return ""
    if sum(word in strange for word in text.lower) <= len(ours & text.vocabulary):
        return ""  # not even if each of them counted in full
    words, table = text.lower, _small()
    scores = dict.fromkeys(_LATIN, 0.0)
    for word in words if len(words) >= _WORDS else ():
        tags = table.get(word, ())
        for tag in tags:
            scores[tag] += 1 / len(tags)
    best = max(scores, key=lambda tag: scores[tag])
    return best if best != own and scores[best] > max(1.2, 2 * scores[own] + 0.5) else ""


@cache
def _strange(own: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the small words that a language has not, and those that only it has."""
    table = _small()
    others = frozenset(word for word, tags in table.items() if own not in tags)
    return others, frozenset(word for word, tags in table.items() if tags == (own,))


@cache
def _small() -> dict[str, tuple[str, ...]]:
    """Give the languages that have a small word, by word."""
    every = set().union(*(lexicon.words("function", tag) for tag in _LATIN))
    return {
        word: tuple(tag for tag in _LATIN if word in lexicon.words("function", tag))
        for word in every
    }
