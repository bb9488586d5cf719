"""Words of a text with what a phrase table says for them, for a model that reads both.

A phrase table (Koehn, Och and Marcu 2003, "Statistical Phrase-Based Translation") knows far more
words than a small network can learn; the network knows better in what form and order they go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize.errors import EngineError

LONGEST = 3
"""Words of the longest phrase in a table."""

_NAME = 3
"""Letters of the shortest name."""

WORD = re.compile(r"\w+|[^\w\s]")

Look = Callable[[int, int], str | None]
"""First word, number of the one after the last → the wording, if there is one."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """`wording` for the characters `start` to `end` - 1 of a text."""

    start: int
    end: int
    wording: str


def table_name(language: str) -> str:
    """Give the file name of a language's phrase table."""
    return f"phrases.{language}.tsv"


def read(folder: Path, language: str) -> dict[str, str]:
    """Read the phrase table of a folder for a language, an empty one if there is none.

    A line each, phrase TAB wording. A phrase is in lower case, its words (see `WORD`) have a space
    between them. Words that need no gloss have an empty wording. Raises `EngineError` if the table
    is damaged.
    """
    path = folder / table_name(language)
    if not path.exists():
        return {}
    try:
        return dict(line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError, ValueError):
        raise EngineError("damaged phrase table", "install the weights again", path=path) from None


def find(text: str, table: Mapping[str, str]) -> list[Gloss]:
    """Give the phrases of a text that a table has, in order, the longest from the left.

    A word that looks like a name and is not in the table stands for itself.
    """
    found = list(WORD.finditer(text)) if table else []
    words = [one[0] for one in found]
    low = [word.lower() for word in words]

    def look(first: int, last: int) -> str | None:
        known = table.get(" ".join(low[first:last]))
        return name(words, first) if known is None and last == first + 1 else known

    return [
        Gloss(found[first].start(), found[last - 1].end(), wording)
        for first, last, wording in stretches(len(words), look)
    ]


def name(words: Sequence[str], place: int) -> str | None:
    """Give the word at a place if it looks like a name: a capital, not at the beginning."""
    word = words[place]
    return word if place and len(word) >= _NAME and word[0].isupper() and word.isalpha() else None


def stretches(words: int, look: Look) -> Iterator[tuple[int, int, str]]:
    """Give the stretches of a text of so many words that are known, the longest from the left."""
    first = 0
    while first < words:
        for last in range(min(first + LONGEST, words), first, -1):
            wording = look(first, last)
            if wording is not None:
                if wording:
                    yield first, last, wording
                first = last
                break
        else:
            first += 1
