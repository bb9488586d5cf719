"""The forms of a German term, from its dictionary form, gender and plural.

Endings by Duden, Die Grammatik (adjectives: strong, mixed and weak; nouns: genitive in -s or -es,
dative plural in -n, weak masculines). What the dictionary form cannot tell is given both ways
(`Bundesrats`, `Bundesrates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LINK = re.compile(
    r" (?:an|auf|aus|bei|der|des|für|gegen|im|in|mit|nach|über|unter|von|vom|zum|zur)\b|,"
)
_ADJECTIVE = re.compile(r"(?<=.{3})e[rs]?$")
_UNCHANGED = re.compile(
    r"(?:Schweiz|Aargau|Appenzell|Basl|Bern|Bündn|Freiburg|Gall|Genf|Glarn|Luzern|Neuenburg|"
    r"Schaffhaus|Schwyz|Solothurn|Tessin|Thurgau|Urn|Waadtländ|Wallis|Zug|Zürch)er|\w+-|und"
)
"""What stands before a noun and is not declined."""
_SIBILANT = re.compile(r"(?:s|ß|x|z)$")
_LIGHT = re.compile(r"(?:e[lnr]|chen|lein|[aeiouäöüy])$")
_SINGULAR = {
    "m": ("er e", "en", "em en", "en"),
    "f": ("e", "e", "er en", "er en"),
    "n": ("es e", "es e", "em en", "en"),
}
"""Adjective endings by gender, in the nominative, accusative, dative and genitive."""
_ADJECTIVES = {
    ("weak", "m"): ("e", "en", "en", "en"),
    ("weak", "f"): ("e", "e", "en", "en"),
    ("weak", "n"): ("e", "e", "en", "en"),
    ("weak", "pl"): ("en", "en", "en", "en"),
    ("mixed", "m"): ("er", "en", "en", "en"),
    ("mixed", "f"): ("e", "e", "en", "en"),
    ("mixed", "n"): ("es", "es", "en", "en"),
    ("mixed", "pl"): ("en", "en", "en", "en"),
    ("strong", "m"): ("er", "en", "em", "en"),
    ("strong", "f"): ("e", "e", "er", "er"),
    ("strong", "n"): ("es", "es", "em", "en"),
    ("strong", "pl"): ("e", "e", "en", "er"),
}
_PLURAL = ("e en", "e en", "en", "er en")
_CASES = 4


def declined(form: str, gender: str, plural: str = "") -> tuple[str, ...]:
    """Give a term's forms, the dictionary form first, then by number and case.

    `gender` is `m`, `f`, `n`, or one with `pl` where `form` is a plural; without it there is the
    form alone. `plural` is the whole term in the plural; without it there are only singulars.
    """
    found = [form]
    if gender in _SINGULAR:
        nouns = _nouns(form, gender, plural)
        found += _forms(form, _SINGULAR[gender], nouns)
    many = form if gender.endswith("pl") else plural
    if many and many != "?":
        noun = _split(many)[1]
        dative = noun if noun.endswith(("n", "s")) else f"{noun}n"
        found += _forms(many, _PLURAL, [[noun], [noun], [dative], [noun]])
    return tuple(dict.fromkeys(found))


def cases(form: str, gender: str, plural: str, kind: str) -> tuple[str, str, str, str]:
    """Give a term in the nominative, accusative, dative and genitive behind a determiner.

    `kind` is `weak` (behind der, dieser), `mixed` (behind ein, kein, sein) or `strong` (behind
    none). Without a gender it stays as it is.
    """
    number = gender.partition(" ")[2] or gender
    endings = _ADJECTIVES.get((kind, number))
    if endings is None:
        return form, form, form, form
    adjectives, noun, rest = _split(form)
    dative = noun if number != "pl" or noun.endswith(("n", "s")) else f"{noun}n"
    nouns = [[noun], [noun], [dative], [noun]] if number == "pl" else _nouns(form, gender, plural)
    found = [
        "".join(f"{_inflect(word, ending)} " for word in adjectives) + each[0] + rest
        for ending, each in zip(endings, nouns, strict=True)
    ]
    return found[0], found[1], found[2], found[3]


def nominalised(form: str, gender: str) -> tuple[str, ...]:
    """Give the forms of an adjective that is a noun: `Asylsuchender`, of a man; `f` of a woman.

    Nothing in the form tells it from a noun in -er (`Vertreter`): a termbase that has both
    genders, one with an -r more, does.
    """
    tables = (*_SINGULAR[gender], *_PLURAL) if gender in _SINGULAR else ()
    endings = (ending for case in tables for ending in case.split())
    words = form.split(" ")
    found = (" ".join(_inflect(word, ending) for word in words) for ending in endings)
    return tuple(dict.fromkeys([form, *found]))


def _nouns(form: str, gender: str, plural: str) -> list[list[str]]:
    """Give the noun's forms in the singular's four cases."""
    noun = _split(form)[1]
    many = _split(plural)[1] if plural and plural != "?" else ""
    if gender == "f":
        return [[noun]] * _CASES
    if gender == "m" and many in {f"{noun}n", f"{noun}en"} and _is_weak(noun):
        return [[noun], [many], [many], [many]]
    return [[noun], [noun], [noun], _genitive(noun)]


def _is_weak(noun: str) -> bool:
    return re.search(r"(?:e|and|ant|ent|ist|oge|at)$", noun) is not None


def _genitive(noun: str) -> list[str]:
    if noun.endswith("nis"):
        return [f"{noun}ses"]
    if noun.endswith("mus"):
        return [noun]
    if _SIBILANT.search(noun):
        return [f"{noun}es"]
    return [f"{noun}s"] if _LIGHT.search(noun) else [f"{noun}s", f"{noun}es"]


def _forms(form: str, endings: Sequence[str], nouns: Sequence[Sequence[str]]) -> Iterator[str]:
    """Put adjectives and noun together again, case by case."""
    adjectives, _, rest = _split(form)
    for case in range(_CASES):
        for ending in endings[case].split() if adjectives else [""]:
            before = "".join(f"{_inflect(word, ending)} " for word in adjectives)
            yield from (before + each + rest for each in nouns[case])


def _inflect(word: str, ending: str) -> str:
    return word if _UNCHANGED.fullmatch(word) else _ADJECTIVE.sub(ending, word)


def _split(form: str) -> tuple[list[str], str, str]:
    """Give a term's adjectives, its noun (`Kanton` in “Kanton Zürich”), and what follows it."""
    link = _LINK.search(form)
    words = form[: link.start() if link else None].split(" ")
    nouns = (index for index, word in enumerate(words) if _is_noun(word))
    place = next(nouns, len(words) - 1)
    adjectives, noun = words[:place], words[place]
    return adjectives, noun, form[len(" ".join([*adjectives, noun])) :]


def _is_noun(word: str) -> bool:
    """Tell whether a word that stands before others can only be a noun."""
    is_adjective = _ADJECTIVE.search(word) or _UNCHANGED.fullmatch(word)
    return word[:1].isupper() and not is_adjective
