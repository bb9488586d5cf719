"""Dictionaries: of two languages, and made through German."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bitext import ding, freedict, pivot
from bitext.corpus import Corpus, tidy

FREEDICT = {"fr": "fra", "it": "ita"}


def read(work: Path) -> Iterator[Corpus]:
    """Give the dictionaries, and those that are made through German."""
    german = tidy(ding.read(work))
    yield Corpus("de", "ding", [pair for pair in german if len(pair[0].split()) < 6])
    yield Corpus("de", "ding-phrases", [pair for pair in german if len(pair[0].split()) >= 6])
    for language, code in FREEDICT.items():
        yield Corpus(language, "freedict", freedict.read(work, code))
    french = pivot.through_german(german, pivot.senses(work, "deu-fra"))
    further = pivot.senses(work, "fra-ita")
    italian = {word: further[one][0] for word, one in french.items() if one in further}
    for language, words in (("fr", french), ("it", italian)):
        yield Corpus(language, "pivot-dictionary", pivot.singulars(words))
