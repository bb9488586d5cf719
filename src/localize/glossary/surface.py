"""How a term may stand in a source text: spellings and plurals of its forms, by language.

A rule gives forms that do not exist too (“freedoms of expression”); no text has them, so they do
no harm. Possessives need no rule: an apostrophe ends a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from localize.languages import primary

_SPELLINGS = (
    (re.compile(r"is(?=(?:e|ed|er|ers|es|ing|ation|ations)\b)"), "iz"),
    (re.compile(r"iz(?=(?:e|ed|er|ers|es|ing|ation|ations)\b)"), "is"),
    (re.compile(r"\b([Dd]ef|[Oo]ff|[Ll]ic)ence\b"), r"\1ense"),
    (re.compile(r"\b([Cc]ent)re\b"), r"\1er"),
    (re.compile(r"\b([Ll]ab|[Hh]on)our\b"), r"\1or"),
)
_ENGLISH_LINK = re.compile(
    r" (against|at|by|for|from|in|not|of|on|over|pending|to|under|with|without)\b"
)
_ROMANCE_LINK = re.compile(
    r"\b(a|à|al|alla|au|aux|contro|contre|d|da|dal|dalla|de|degli|dei|del|della|delle|des|di|dopo|"
    r"du|en|entre|et|in|l|la|le|les|lo|par|per|pour|sans|sous|su|sul|sulla|sur)\b"
)
_GERMAN_LINK = re.compile(r" (auf|aus|bei|der|des|für|im|in|mit|nach|über|und|von|zum|zur)\b|,")
_GERMAN_ENDINGS = ("", "e", "en", "n", "s", "es", "er", "ern")
_ADJECTIVE = re.compile(r"(?<=.{3})e[rs]?$")
_LAST_VOWEL = re.compile(r"(au|[aou])([^aeiouäöü]*)$")
_UMLAUTS = {"a": "ä", "au": "äu", "o": "ö", "u": "ü"}
_WORD = re.compile(r"[^\W\d_]+")
_NO_PLURAL = re.compile(r"(?<![su])s$|[^a-z]$")
_ENDS_IN_Y = re.compile(r"[^aeiou]y$")
_HISSES = ("s", "x", "z", "ch", "sh")


def spellings(form: str, language: str) -> tuple[str, ...]:
    """Give a form as it is, and as another standard of the language spells it."""
    if primary(language) != "en":
        return (form,)
    found = (pattern.sub(other, form) for pattern, other in _SPELLINGS)
    return tuple(dict.fromkeys([form, *found]))


def inflections(form: str, language: str) -> tuple[str, ...]:
    """Give a form as it is, then its plurals, and its other cases where a language has them."""
    rule = _RULES.get(primary(language))
    return tuple(dict.fromkeys([form, *(rule(form) if rule else ())]))


def _english(form: str) -> Iterator[str]:
    link = _ENGLISH_LINK.search(form)
    before, space, head = form[: link.start() if link else None].rpartition(" ")
    if plural := _english_plural(head):
        yield before + space + plural + (form[link.start() :] if link else "")


def _english_plural(noun: str) -> str:
    if _NO_PLURAL.search(noun):
        return ""
    if _ENDS_IN_Y.search(noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_HISSES) else f"{noun}s"


def _french(form: str) -> Iterator[str]:
    yield _each_word(form, _french_plural)


def _french_plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return f"{word[:-2]}aux"
    return f"{word}x" if word.endswith(("au", "eu")) else f"{word}s"


def _italian(form: str) -> Iterator[str]:
    yield _each_word(form, _italian_plural)


def _italian_plural(word: str) -> str:
    for singular, plural in (("ca", "che"), ("ga", "ghe"), ("io", "i"), ("co", "ci")):
        if word.endswith(singular):
            return word[: -len(singular)] + plural
    return word[:-1] + {"o": "i", "e": "i", "a": "e"}.get(word[-1], word[-1])


def _each_word(form: str, change: Callable[[str], str]) -> str:
    """Change the words of a name's head: those before the first preposition."""
    link = _ROMANCE_LINK.search(form)
    end = link.start() if link else len(form)
    return _WORD.sub(lambda found: change(found[0]), form[:end]) + form[end:]


def _german(form: str) -> Iterator[str]:
    """Give the cases and plurals: endings of the head's noun, and of the adjectives before it."""
    link = _GERMAN_LINK.search(form)
    *adjectives, noun = form[: link.start() if link else None].split(" ")
    rest = form[link.start() :] if link else ""
    nouns = [each + ending for each in _umlauts(noun) for ending in _GERMAN_ENDINGS]
    for row in _declined(adjectives):
        yield from (" ".join([*row, each]) + rest for each in nouns)


def _umlauts(noun: str) -> Iterator[str]:
    """Give a noun as it is, and with the umlaut that a plural may have in the last syllable."""
    yield noun
    yield _LAST_VOWEL.sub(lambda found: _UMLAUTS[found[1]] + found[2], noun)


def _declined(adjectives: list[str]) -> Iterator[list[str]]:
    """Give adjectives as they are, and in the other cases."""
    yield adjectives
    if adjectives and all(_ADJECTIVE.search(word) for word in adjectives):
        for case in ("e", "en", "em", "er", "es"):
            yield [_ADJECTIVE.sub(case, word) for word in adjectives]


_RULES: Mapping[str, Callable[[str], Iterable[str]]] = {
    "en": _english,
    "fr": _french,
    "it": _italian,
    "de": _german,
}
