"""A phrase table in memory: which words can stand for a phrase, and how likely."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from localize.errors import EngineError

LONGEST = 4
"""Tokens of the longest phrase that is looked for."""

Table = Mapping[str, str]
"""A phrase, in small letters with a space between its tokens → its options, as they are written."""


def name(language: str) -> str:
    """Give the file name of a language's table."""
    return f"phrases.{language}.z"


def read(path: Path) -> Table:
    """Read a table; raises `EngineError` if it is damaged.

    Packed lines: phrase TAB option TAB option …, the best first. An option is `score|words`, the
    score in hundredths of a nat; words with a space before them stand apart from what is before.
    """
    try:
        lines = zlib.decompress(path.read_bytes()).decode().splitlines()
        return dict(line.split("\t", 1) for line in lines)
    except (OSError, UnicodeDecodeError, ValueError, zlib.error):
        raise EngineError("damaged phrase table", "install the weights again", path=path) from None


def options(written: str) -> Iterator[tuple[int, str]]:
    """Give a phrase's scores and words."""
    for option in written.split("\t"):
        score, _, words = option.partition("|")
        yield int(score), words
