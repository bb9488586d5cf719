"""A term put behind a text that has begun: article, preposition and term made to agree.

A draft says “von der Behörde” where the glossary wants “Staatssekretariat”: the last word before
the place tells which cases it may be, and the term's gender what the article is then (“von dem
Staatssekretariat”). Rules by Duden, Die Grammatik; the Romance languages have theirs in `romance`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from localize.glossary import declension, romance

_DEFINITE = {
    "m": ("der", "den", "dem", "des"),
    "f": ("die", "die", "der", "der"),
    "n": ("das", "das", "dem", "des"),
    "pl": ("die", "die", "den", "der"),
}
"""The article in the nominative, accusative, dative and genitive."""
_ENDINGS = {
    "m": ("", "en", "em", "es"),
    "f": ("e", "e", "er", "er"),
    "n": ("", "", "em", "es"),
    "pl": ("e", "e", "en", "er"),
}
"""The endings of ein, kein, mein and such; dieser and such have `er`, `es` for the empty ones."""
_STRONG = {"m": "er", "n": "es"}
_POSSESSIVE = re.compile(r"((?:[kms]|d)?ein|ihr|unser|euer|eur)(e[nmrs]?)?", re.IGNORECASE)
_POINTING = re.compile(r"(dies|jen|jed|welch|manch|solch|all)(e[nmrs]?)", re.IGNORECASE)
_JOINED = {
    "im": ("in", 2),
    "ins": ("in", 1),
    "am": ("an", 2),
    "ans": ("an", 1),
    "vom": ("von", 2),
    "zum": ("zu", 2),
    "zur": ("zu", 2),
    "beim": ("bei", 2),
}
"""A preposition with its article, and the case that it asks for."""
_DATIVE, _GENITIVE = 2, 3
_DATIVE_ONLY = re.compile(
    r"\b(?:ab|aus|bei|dank|entgegen|gegenüber|gemäss|gemäß|laut|mit|nach|samt|seit|von|zu)$",
    re.IGNORECASE,
)
SHORT = {
    ("in", "dem"): "im",
    ("in", "das"): "ins",
    ("an", "dem"): "am",
    ("an", "das"): "ans",
    ("von", "dem"): "vom",
    ("zu", "dem"): "zum",
    ("zu", "der"): "zur",
    ("bei", "dem"): "beim",
}
_WORD = re.compile(r"(\S+)\s+$")


def openings(before: str, form: str, gender: str, plural: str, language: str) -> tuple[str, ...]:
    """Give the ways in which a text may go on with a term, the likeliest first.

    `before` is the text up to the term's place, whose last article or preposition is made to
    agree; `gender` and `plural` are the form's, as a termbase has them. What is not known (no
    gender, another language) leaves the text as it is.
    """
    if language == "de":
        found = tuple(_german(before, form, gender, plural))
    elif language in romance.LANGUAGES:
        found = tuple(romance.openings(before, form, gender, language))
    else:
        found = ()
    return tuple(dict.fromkeys(found)) or (before + form,)


def definite(form: str, gender: str, plural: str) -> Iterator[str]:
    """Give a German term behind its article: nominative, accusative, dative, genitive."""
    number = gender.partition(" ")[2] or gender
    forms = declension.cases(form, gender, plural, "weak")
    for article, each in zip(_DEFINITE[number], forms, strict=True):
        yield f"{article} {each}"


def _german(before: str, form: str, gender: str, plural: str) -> Iterator[str]:
    """Give a German text with the term in each case that its last word allows."""
    number = gender.partition(" ")[2] or gender
    last = _WORD.search(before)
    known = number in _DEFINITE
    kind, found = _determiners(last[1], number) if last and known else ("", [])
    if last is None or not found:
        alone = declension.cases(form, gender, plural, "strong")[:_GENITIVE]
        yield from (before + each for each in alone)
        if known and not before:
            article = _DEFINITE[number][0].capitalize()
            yield f"{article} {declension.cases(form, gender, plural, 'weak')[0]}"
        return
    forms = declension.cases(form, gender, plural, kind)
    asked = _DATIVE_ONLY.search(before[: last.start()].rstrip()) is not None
    for case, word in found if not asked else _only(found, _DATIVE):
        fitted = word.capitalize() if last[1][:1].isupper() else word
        yield f"{before[: last.start()]}{fitted} {forms[case]}"


def _only(found: list[tuple[int, str]], case: int) -> list[tuple[int, str]]:
    """Give what stands in one case; all if there is nothing in it."""
    return [one for one in found if one[0] == case] or found


def _determiners(word: str, number: str) -> tuple[str, list[tuple[int, str]]]:
    """Give a determiner's kind, and what it is for another gender in the cases it may be in."""
    lower = word.lower()
    if lower in _JOINED:
        preposition, case = _JOINED[lower]
        article = _DEFINITE[number][case]
        return "weak", [(case, SHORT.get((preposition, article), f"{preposition} {article}"))]
    cases = [c for c in range(4) if any(row[c] == lower for row in _DEFINITE.values())]
    if cases:
        return "weak", [(case, _DEFINITE[number][case]) for case in cases]
    if found := _POINTING.fullmatch(lower):
        return "weak", _ended(found[1], found[2], number, _STRONG)
    if found := _POSSESSIVE.fullmatch(lower):
        return "mixed", _ended(found[1], found[2] or "", number, {})
    return "", []


def _ended(stem: str, ending: str, number: str, strong: Mapping[str, str]) -> list[tuple[int, str]]:
    """Give a stem with the endings of another gender in the cases that an ending may mean."""

    def of(gender: str, case: int) -> str:
        return _ENDINGS[gender][case] or strong.get(gender, "")

    cases = [case for case in range(4) if any(of(gender, case) == ending for gender in _ENDINGS)]
    return [(case, stem + of(number, case)) for case in cases]
