"""A term put behind a text that has begun: article, preposition and term made to agree.

A draft says “von der Behörde” where the glossary wants “Staatssekretariat”: the last word before
the place tells which cases it may be, and the term's gender what the article is then (“von dem
Staatssekretariat”). Rules by Duden, Die Grammatik, and those of `contraction`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from localize.glossary import contraction, declension

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
_SHORT = {
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
_FRENCH = re.compile(
    r"(?:(?<=\s)|^)(de\s+l['’]|de\s+la\s+|du\s+|des\s+|à\s+l['’]|à\s+la\s+|au\s+|aux\s+|"
    r"l['’]|le\s+|la\s+|les\s+|d['’]|de\s+|qu['’]|que\s+|une?\s+)$",
    re.IGNORECASE,
)
_ITALIAN = re.compile(
    r"(?:(?<=\s)|^)((?:de|a|da|ne|su)l(?:l['’]|l[oae]\s+|\s+)|(?:de|a|da|ne|su)(?:i|gli)\s+|"
    r"l['’]|il\s+|lo\s+|la\s+|i\s+|gli\s+|le\s+|un['’]|un[oa]?\s+)$",
    re.IGNORECASE,
)
_FRENCH_GROUPS = (
    ("l'", "le", "la", "les"),
    ("de l'", "du", "de la", "des"),
    ("à l'", "au", "à la", "aux"),
    ("un", "une"),
    ("d'", "de"),
    ("qu'", "que"),
)
_ITALIAN_GROUPS = (
    ("il", "lo", "l'", "la", "i", "gli", "le"),
    *(
        tuple(stem + ending for ending in ("l", "llo", "ll'", "lla", "i", "gli", "lle"))
        for stem in ("de", "a", "da", "ne", "su")
    ),
    ("un", "uno", "una", "un'"),
)


def openings(before: str, form: str, gender: str, plural: str, language: str) -> tuple[str, ...]:
    """Give the ways in which a text may go on with a term, the likeliest first.

    `before` is the text up to the term's place, whose last article or preposition is made to
    agree; `gender` and `plural` are the form's, as a termbase has them. What is not known (no
    gender, another language) leaves the text as it is.
    """
    if language == "de":
        found = tuple(_german(before, form, gender, plural))
    elif language in {"fr", "it"}:
        found = tuple(_romance(before, form, gender, language))
    else:
        found = ()
    return tuple(dict.fromkeys(found)) or (before + form,)


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
        return "weak", [(case, _SHORT.get((preposition, article), f"{preposition} {article}"))]
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


def _romance(before: str, form: str, gender: str, language: str) -> Iterator[str]:
    """Give a French or Italian text whose article and preposition fit the term."""
    pattern, groups = (_FRENCH, _FRENCH_GROUPS) if language == "fr" else (_ITALIAN, _ITALIAN_GROUPS)
    if not before and gender:
        first = next(iter(contraction.articled(form, language, gender)[1:2]), form)
        yield from (form, first[:1].upper() + first[1:])
    found = pattern.search(before)
    if found is None or not gender:
        return
    said = re.sub(r"\s+", " ", found[1]).strip().replace("’", "'")
    group = next((each for each in groups if said.lower() in each), ())
    for candidate in contraction.articled(form, language, gender):
        article = candidate[: len(candidate) - len(form)].strip()
        if article in group:
            text = candidate.replace("'", "’") if "’" in before else candidate
            text = text[0].upper() + text[1:] if said[:1].isupper() else text
            yield before[: found.start(1)] + text
