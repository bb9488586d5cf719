"""Dictionary forms of words. The door to simplemma."""

from __future__ import annotations

from functools import cache, lru_cache
from types import ModuleType

from localize.glossary.folding import fold


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


@cache
def _simplemma() -> ModuleType:
    import simplemma  # noqa: PLC0415 (takes 0.1 s and is rarely needed)

    return simplemma
