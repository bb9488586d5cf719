"""Words that the rules know, from `words/*.txt`: lines of `language key: words`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources


@cache
def lines(topic: str) -> tuple[tuple[str, str], ...]:
    """Give a file's lines as (what stands before the colon, what stands after it)."""
    return tuple(_lines(topic))


@cache
def words(topic: str, language: str, key: str = "words") -> frozenset[str]:
    """Give the words of a line; none if the file has no such line."""
    return frozenset(dict(lines(topic)).get(f"{language} {key}", "").split())


@cache
def rows(topic: str) -> tuple[tuple[str, ...], ...]:
    """Give the words of every line of a file that has no keys."""
    return tuple(tuple(line.split()) for line in _content(topic))


def _lines(topic: str) -> Iterator[tuple[str, str]]:
    for line in _content(topic):
        name, _, text = line.partition(":")
        yield name.strip(), text.strip()


def _content(topic: str) -> Iterator[str]:
    file = resources.files("localize.checks") / "words" / f"{topic}.txt"
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
