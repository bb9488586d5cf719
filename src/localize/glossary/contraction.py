"""Romance terms behind articles and prepositions: du, aux, l', d', dello, nell', del, al, pela.

The rules are the grammars' own: Grevisse, Le bon usage (elision, contracted articles); Serianni,
Grammatica italiana (lo, gli before s and a consonant, z, gn, ps, pn, x, y and i before a vowel);
Real Academia Española, Nueva gramática (el before a stressed a); Cunha and Cintra, Nova gramática
do português contemporâneo (contracted prepositions).
"""

from __future__ import annotations

import re

ITALIAN_STEMS = ("de", "a", "da", "ne", "su")
_ITALIAN_ENDINGS = {
    "il ": "l ",
    "lo ": "llo ",
    "l'": "ll'",
    "la ": "lla ",
    "i ": "i ",
    "gli ": "gli ",
    "le ": "lle ",
}
ITALIAN_VOWEL = re.compile(r"(?![iy][aeiou])h?[aeiouàèéìòù]", re.IGNORECASE)
_ITALIAN_HEAVY = re.compile(r"s[^aeiouàèéìòù]|z|gn|ps|pn|x|y|i[aeou]", re.IGNORECASE)
FRENCH_VOWEL = re.compile(
    r"(?!on(?:ze|zième)\b|oui\b)[aâàeéèêëiîïoôuûùœ]"
    r"|h(?!aut|auss|ors|asard|andicap|iérarch|ong|uit|a(?:mas|ine|rc[eè]l|s?ch|ll\b|mac|nt|rd)|ezboll|ockey|éros\b|ollande)",
    re.IGNORECASE,
)
"""Before what le, la and de lose their vowel: a vowel, or an h that is not aspirated."""
_SPANISH_STRESSED = re.compile(
    r"h?(?:á\w*|a[iu]?[^aeiouáéíóú\W]+(?:[gq]?u?[aeiou]|[iu][aeo])[ns]?)(?!\w)", re.IGNORECASE
)
"""A first word whose stress is on its first letter, an a: área, agua, acta, arma, hambre."""
_FRENCH_ARTICLES = {
    "l'": ("l'", "de l'", "à l'"),
    "le ": ("le ", "du ", "au "),
    "la ": ("la ", "de la ", "à la "),
    "les ": ("les ", "des ", "aux "),
}


def articled(form: str, language: str, gender: str) -> tuple[str, ...]:
    """Give a term with nothing before it, then behind each article and preposition it may have.

    `gender` is `m` or `f`, with ` pl` for a plural; without it, or in another language, there is
    the form alone. Apostrophes are straight, as in a termbase.
    """
    letter, _, number = gender.partition(" ")
    if letter not in {"m", "f"}:
        return (form,)
    rule = _RULES.get(language)
    return rule(form, letter, is_many=number == "pl") if rule else (form,)


def _french(form: str, letter: str, *, is_many: bool) -> tuple[str, ...]:
    has_vowel = FRENCH_VOWEL.match(form) is not None
    singular = "l'" if has_vowel else {"m": "le ", "f": "la "}[letter]
    before = _FRENCH_ARTICLES["les " if is_many else singular]
    indefinite = "des " if is_many else {"m": "un ", "f": "une "}[letter]
    short = ("d'", "qu'") if has_vowel else ("de ", "que ")
    return _joined(form, ("", *before, indefinite, *short))


def _italian(form: str, letter: str, *, is_many: bool) -> tuple[str, ...]:
    article = _italian_article(form, letter, is_many=is_many)
    contracted = tuple(stem + _ITALIAN_ENDINGS[article] for stem in ITALIAN_STEMS)
    indefinite = () if is_many else (_italian_indefinite(form, letter),)
    return _joined(form, ("", article, *contracted, *indefinite, "di ", "a ", "da ", "in ", "su "))


def _italian_article(form: str, letter: str, *, is_many: bool) -> str:
    has_vowel = ITALIAN_VOWEL.match(form) is not None
    is_heavy = _ITALIAN_HEAVY.match(form) is not None
    if letter == "f":
        return "le " if is_many else "l'" if has_vowel else "la "
    if is_many:
        return "gli " if has_vowel or is_heavy else "i "
    return "l'" if has_vowel else "lo " if is_heavy else "il "


def _italian_indefinite(form: str, letter: str) -> str:
    if letter == "f":
        return "un'" if ITALIAN_VOWEL.match(form) else "una "
    return "uno " if _ITALIAN_HEAVY.match(form) else "un "


def _spanish(form: str, letter: str, *, is_many: bool) -> tuple[str, ...]:
    if is_many:
        article = "los " if letter == "m" else "las "
        return _joined(form, ("", article, f"de {article}", f"a {article}", "de ", "a "))
    is_el = letter == "m" or _SPANISH_STRESSED.match(form) is not None
    articles = ("el ", "del ", "al ", "un ") if is_el else ("la ", "de la ", "a la ", "una ")
    return _joined(form, ("", *articles, "de ", "a "))


def _portuguese(form: str, letter: str, *, is_many: bool) -> tuple[str, ...]:
    article = {"m": "o", "f": "a"}[letter] + ("s " if is_many else " ")
    contracted = tuple(stem + article for stem in ("d", "n", "pel"))
    to = {"o ": "ao ", "a ": "à ", "os ": "aos ", "as ": "às "}[article]
    indefinite = {"m": ("um ", "num "), "f": ("uma ", "numa ")}[letter]
    own = () if is_many else indefinite
    return _joined(form, ("", article, *contracted, to, *own, "de ", "em ", "a ", "por "))


_RULES = {"fr": _french, "it": _italian, "es": _spanish, "pt": _portuguese}


def _joined(form: str, before: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each + form for each in before))
