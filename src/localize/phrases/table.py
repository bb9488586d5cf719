"""A phrase table in memory: which words can stand for a phrase, and how likely."""

from __future__ import annotations

import lzma
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from localize.phrases import arrays

LONGEST = 4
"""Tokens of the longest phrase that is looked for."""


@dataclass(frozen=True, slots=True)
class Table:
    """Phrases in lines as they are packed, in order, and where the lines start.

    A line is `phrase TAB option TAB option …`, the phrase in small letters with a space between its
    tokens, the best option first. An option is `score|words`, the score in hundredths of a nat;
    words with a space before them stand apart from what is before.
    """

    lines: bytes
    starts: array[int]

    def find(self, phrase: str) -> str:
        """Give a phrase's options as they are written, nothing if it is not known."""
        wanted = f"{phrase}\t".encode(errors="surrogatepass")
        size = len(wanted)

        def beginning(number: int) -> bytes:
            start = self.starts[number]
            return self.lines[start : start + size]

        number = bisect_left(range(len(self.starts)), wanted, key=beginning)
        if number == len(self.starts) or beginning(number) != wanted:
            return ""
        start = self.starts[number] + size
        return self.lines[start : self.lines.index(b"\n", start)].decode()


def name(language: str) -> str:
    """Give the file name of a language's table."""
    return f"phrases.{language}.xz"


def read(path: Path) -> Table:
    """Read a table; raises `EngineError` if it is damaged."""
    try:
        lines = lzma.decompress(path.read_bytes())
    except (OSError, EOFError, lzma.LZMAError):
        raise arrays.damaged(path) from None
    ends = np.flatnonzero(np.frombuffer(lines, dtype=np.uint8) == ord("\n")) + 1
    if not len(ends) or ends[-1] != len(lines):
        raise arrays.damaged(path)
    starts = np.concatenate([[0], ends[:-1]]).astype(np.uint64)
    return Table(lines, array("Q", starts.tobytes()))


def options(written: str) -> Iterator[tuple[int, str]]:
    """Give a phrase's scores and words."""
    for option in written.split("\t"):
        score, _, words = option.partition("|")
        yield int(score), words
