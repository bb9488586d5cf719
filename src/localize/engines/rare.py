"""Rare words: what a model saw too seldom to remember is written into the text, like a term.

Beside the weights lies `rare-words.tsv`: a header of languages, then an English word of the
training's text in lower case and the word that stood for it most often in each other language, if
one did (`localize.training.rare`).

`news-words.tsv` is alike, but written by us: words and expressions (`expressions`) of newspapers
that the model never saw, or seldom (“crevasse”), or gets wrong (“overturned a decision”: “einen
Entscheid überwiesen”) and right when told. What it has goes before what was learnt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from localize.engines.annotation import Note
from localize.errors import EngineError

FILE = "rare-words.tsv"
NEWS_FILE = "news-words.tsv"
SOURCE = "en"
_HINT = "install the weights again, or train them to the end again"
MOST = 5
"""How many of a text are told: with more, a sentence that lists things loses its end."""

_WORD = re.compile(
    r"""(?:(?<!\S)|(?<=—)|(?<=\w--))[("'«„“‘‹]*([^\W\d_]+(?:-[^\W\d_]+)*)"""
    r"""[)"'»”“’›.,;:!?…]*(?=\s|—|--\w|$)"""
)
"""A word or hyphenated compound that stands alone, signs of a sentence about it: no address."""


def read(path: Path, language: str) -> Mapping[str, str]:
    """Give the words of a file and their translation into a language, {} if it has none.

    Raises `EngineError` with the line for what is no such file.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise EngineError(f"not UTF-8 ({error})", _HINT, path=path) from None
    header, *rows = [line.split("\t") for line in lines] or [[""]]
    if header[0] != SOURCE:
        raise EngineError(f"line 1 does not begin with “{SOURCE}” and a tab", _HINT, path=path)
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise EngineError(f"line {number} has other columns", _HINT, path=path)
    place = header.index(language) if language in header else 0
    return {row[0]: row[place] for row in rows if row[place] and place}


def told(text: str, words: Mapping[str, str]) -> Iterator[Note]:
    """Give a text's rare words in order, and what stands for them.

    A word with a capital may be a name, but for a sentence's first one with a small letter behind.
    """
    for found in _WORD.finditer(text):
        word = _small(found, text)
        if word in words:
            yield Note(*found.span(1), words[word])


def _small(found: re.Match[str], text: str) -> str:
    """Give a word as a table has it, a sentence's first one with a small letter."""
    begins = not found.start() and text[found.end() :].lstrip()[:1].islower()
    return found[1][:1].lower() + found[1][1:] if begins else found[1]
