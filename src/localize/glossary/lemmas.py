"""Dictionary forms of words. The door to simplemma."""

from __future__ import annotations

from functools import cache, lru_cache
from types import ModuleType

from localize.glossary.folding import fold

_LONGEST_CHAIN = 4


@lru_cache(maxsize=1 << 16)
def lemmas(word: str, language: str) -> frozenset[str]:
    """Give the dictionary forms that a word may have, folded; itself if the language has none.

    The word is also looked up in lower case, as at the beginning of a sentence it may have a
    capital that is not its own.
    """
    spelled = {word, word.lower()}
    try:
        return frozenset(fold(_simplemma().lemmatize(each, lang=language)) for each in spelled)
    except ValueError:
        return frozenset({fold(word)})


@lru_cache(maxsize=1 << 16)
def lemma(word: str, language: str) -> str:
    """Give a word's dictionary form; the word itself if the language has no dictionary.

    It is looked up until it stays: Spanish “estados” is “estado”, and that a form of “estar”.
    """
    for _ in range(_LONGEST_CHAIN):
        try:
            found: str = _simplemma().lemmatize(word, lang=language)
        except ValueError:
            break
        if found == word:
            break
        word = found
    return word


@cache
def _simplemma() -> ModuleType:
    import simplemma  # noqa: PLC0415 (takes 0.1 s and is rarely needed)

    return simplemma
