"""Words that must not be told apart from their sentence: told wrongly, they turn a fact round.

“unwilling” stood for “willens”, behind a “nicht” of its own, and a minister's office has the sex of
the one who held it. Too many words are left out rather than too few.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import simplemma

from localize.checks import lexicon
from localize.checks.facts import vocabulary
from localize.training import words

_DENIES = re.compile(
    r"(?!dismiss|discuss|discover|display|district|mission)"
    r"(un|non|dis|mis|miss|in|im|il|ir)([^\W\d_]{3,})"
)
_SURE = frozenset(("un", "non", "dis", "mis", "miss"))
"""Prefixes that deny; others do only where a word is left behind them."""

_WITHOUT = ("less", "los", "lose", "losen", "loser", "loses")

_TURNING = frozenset((
    "increase", "increases", "increased", "decrease", "decreases", "decreased",
    "rise", "rises", "rose", "fall", "falls", "fell",
    "decline", "declines", "declined", "drop", "drops", "dropped",
    "conviction", "convictions", "convicted", "indictment", "acquitted", "appeal", "appeals",
    "illicit", "illegal", "prohibited", "tom",
))  # fmt: skip
"""What goes up or down, what courts decide, and who is somebody else in every lesson."""

_FEMALE = {
    "de": re.compile(r"[a-zäöü](?:er|or|ist|ent|ant|at|log|ält|ärt|räs|präs|en)in(?:nen)?$"),
    "fr": re.compile(r"(?:cheffe|rice|ère|euse|ente|onne)s?$"),
    "it": re.compile(r"(?:onorevol[ei]|rice|rici|essa|ministra)$"),
}
"""Offices of women, and whom Italian calls so."""


def is_safe(expression: str, wanted: str, language: str) -> bool:
    """Tell whether no word of an English expression, or of what stands for it, may turn a fact.

    That is one that denies, counts, goes up or down, or is a person's office.
    """
    return not any(
        _turns(token.text, tag)
        for tag, text in (("en", expression), (language, wanted))
        for token in words.split(text)
    )


def denies(word: str, language: str) -> bool:
    """Tell whether a word may deny what is left of it: unwilling, insufficient, stateless.

    “under” and “income” are taken for such, too.
    """
    small = word.lower()
    found = _DENIES.match(small)
    return small.endswith(_WITHOUT) or (
        found is not None
        and (found[1] in _SURE or bool(simplemma.is_known(found[2], lang=language)))
    )


@lru_cache(maxsize=1 << 17)
def _turns(word: str, language: str) -> bool:
    """Tell whether a word may turn a fact round."""
    female = _FEMALE.get(language)
    is_female = female is not None and female.search(word) is not None
    return is_female or word.lower() in _listed(language) or denies(word, language)


@cache
def _listed(language: str) -> frozenset[str]:
    """Give the words of our lists: those that deny, in part too, that count, and offices."""
    denying = (lexicon.words("negations", language, key) for key in ("strict", "soft"))
    offices = lexicon.words("titles", language) if language == "en" else frozenset[str]()
    return _TURNING.union(vocabulary.load(language).numbers, offices, *denying)
