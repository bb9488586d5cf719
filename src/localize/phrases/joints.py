"""Where two phrases meet: elisions (l’, d’, qu’) and prepositions joined with articles (du, im).

Rules as in `localize.glossary.contraction` and `agreement`; what stands within a phrase was written
by people and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from localize.glossary import agreement, contraction, romance
from localize.languages import primary

_FAR = 40
"""Letters at a text's end among which its last word is looked for."""
_WORD = re.compile(r"(?<!\w)(\w+)$")
_NEXT = re.compile(r"(\w+) ")
_ELIDED: Mapping[str, tuple[re.Pattern[str], Mapping[str, str]]] = {
    "fr": (
        contraction.FRENCH_VOWEL,
        {word: word[:-1] + "’" for word in ("le", "la", "de", "que", "ne", "se", "je", "me")},
    ),
    "it": (
        contraction.ITALIAN_VOWEL,
        {"lo": "l’", "la": "l’", "il": "l’", "una": "un’"}
        | {f"{stem}l": f"{stem}ll’" for stem in contraction.ITALIAN_STEMS}
        | {f"{stem}lla": f"{stem}ll’" for stem in contraction.ITALIAN_STEMS},
    ),
}
_SHORT = re.compile(r"(?<!\w)(\w+)['’]$")
_QUOTED = re.compile(r"‘(?:[^‘’]|’(?=\w))*’$")
"""A quotation, which no word is elided behind."""
_WHOLE: Mapping[str, Mapping[str, str]] = {
    "fr": {
        **{f"{letter}": f"{letter}e" for letter in "cdjlmnst"},
        "qu": "que",
        "jusqu": "jusque",
        "lorsqu": "lorsque",
        "puisqu": "puisque",
    },
    "it": {
        "l": "il",
        "d": "di",
        "un": "una",
        **{f"{stem}ll": f"{stem}l" for stem in contraction.ITALIAN_STEMS},
    },
}
_PREPOSITIONS = {"fr": ("de", "à"), "it": ("di", "a", "da", "in", "su"), "es": ("de", "a")}
"""Those whose forms with an article `romance.LANGUAGES` has behind the articles alone, in order."""
_JOINED: Mapping[str, Mapping[tuple[str, str], str]] = {
    # “in das” stands beside “ins”
    "de": {pair: one for pair, one in agreement.SHORT.items() if pair[1] != "das"},
    **{
        tag: {
            (preposition, article): one
            for preposition, group in zip(prepositions, romance.LANGUAGES[tag][1][1:], strict=False)
            for article, one in zip(romance.LANGUAGES[tag][1][0], group, strict=True)
            if article.isalpha() and one.isalpha()
        }
        for tag, prepositions in _PREPOSITIONS.items()
    },
}


def fit(text: str, words: str, language: str) -> tuple[str, str, bool]:
    """Give a text and the words that come next as they meet, and whether a gap stays between."""
    tag = primary(language)
    if _QUOTED.search(text):
        return text, words, True
    if short := _SHORT.search(text, max(0, len(text) - _FAR)):
        return _after_apostrophe(text, words, tag, short)
    last = _WORD.search(text, max(0, len(text) - _FAR))
    if last is None or not words[:1].isalpha():
        return text, words, True
    before, start = last[1].lower(), last.start()
    following = _NEXT.match(words)
    joined = _JOINED.get(tag, {}).get((before, following[1])) if following else None
    if joined and following:
        fitted = _raised(joined) if last[1][0].isupper() else joined
        return text[:start], f"{fitted} {words[following.end() :]}", False
    vowel, elided = _ELIDED.get(tag, (None, {}))
    if vowel and before in elided and vowel.match(words):
        fitted = elided[before]
        return text[:start] + (_raised(fitted) if last[1][0].isupper() else fitted), words, False
    return text, words, True


def _after_apostrophe(
    text: str, words: str, tag: str, short: re.Match[str]
) -> tuple[str, str, bool]:
    """Give a text that ends with a short word (l’, qu’): before a consonant it gets its vowel."""
    vowel, _ = _ELIDED.get(tag, (None, {}))
    if vowel is None or not words[:1].isalpha() or vowel.match(words):
        return text, words, not words[:1].isalpha()
    whole = _WHOLE[tag].get(short[1].lower())
    if whole is None:
        return text, words, False
    fitted = _raised(whole) if short[1][0].isupper() else whole
    return text[: short.start()] + fitted, words, True


def _raised(word: str) -> str:
    return word[0].upper() + word[1:]
