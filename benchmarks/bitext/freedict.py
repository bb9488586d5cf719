"""Dictionaries of FreeDict, in the form of dictd."""

from __future__ import annotations

import gzip
import re
import string
from collections.abc import Iterable, Iterator
from pathlib import Path

from bitext import packages
from bitext.corpus import Pair, flat

NUMBERS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
PRONOUNCED = re.compile(r"\s*/.*?/|<[^>]*>|\([^)]*\)")
NUMBER = re.compile(r"^\d+\.\s*")
REMARK = re.compile(r"<[^>]*>|\([^)]*\)|\[[^\]]*\]|\{[^}]*\}")
SYNONYMS = re.compile(r"[,;]")
EXAMPLE = re.compile(r"[:\"]")


def read(work: Path, code: str) -> Iterator[Pair]:
    """Give what both dictionaries of English and a language say: from English one sense a word."""
    for head, lines in entries(work, f"eng-{code}"):
        yield from ((PRONOUNCED.sub("", head), word) for word in first_words(lines)[:1])
    for head, lines in entries(work, f"{code}-eng"):
        yield from ((word, PRONOUNCED.sub("", head)) for word in first_words(lines))


def first_words(lines: Iterable[str]) -> list[str]:
    """Give the first translation of each sense, or an empty text if it has six words or more."""
    plain = (REMARK.sub("", NUMBER.sub("", line.strip())).strip() for line in lines)
    words = [flat(SYNONYMS.split(one)[0]) for one in plain if one and not EXAMPLE.search(one)]
    return [word if len(word.split()) < 6 else "" for word in words]


def entries(work: Path, languages: str) -> Iterator[tuple[str, list[str]]]:
    """Give the entries of a FreeDict dictionary (form of dictd): headword, then its other lines."""
    folder = packages.debian(work, f"dict-freedict-{languages}") / "dictd"
    data = gzip.decompress((folder / f"freedict-{languages}.dict.dz").read_bytes())
    index = (folder / f"freedict-{languages}.index").read_text(encoding="utf-8")
    for line in index.splitlines():
        word, start, length = line.split("\t")
        if not word.startswith("00"):
            body = data[number(start) : number(start) + number(length)]
            head, *lines = body.decode("utf-8", "replace").rstrip("\n").split("\n")
            yield head, lines


def number(digits: str) -> int:
    """Read a number of dictd's index, to the base of 64."""
    value = 0
    for digit in digits:
        value = value * 64 + NUMBERS.index(digit)
    return value
