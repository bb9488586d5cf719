"""Pairs of a text and its translation, cut into sentences, tidied and written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("de", "fr", "it")

BORDER = re.compile(  # of two sentences
    r"(?:(?<=[.!?])|(?<=[.!?][\"»”“’)]))\s+(?=[\"«„“(]?[A-ZÄÖÜÀÉÈÊÇÔÎ0-9])"
)
WORD = re.compile(r"[a-z]{3}")

Pair = tuple[str, str]


class Corpus(NamedTuple):
    """Pairs of a source and a target, with the target's language and the file's name."""

    language: str
    name: str
    pairs: Iterable[Pair]


def save(out: Path, corpus: Corpus) -> None:
    """Write a corpus that is not empty."""
    pairs = tidy(corpus.pairs)
    if pairs:
        path = out / f"en-{corpus.language}.{corpus.name}.tsv"
        path.write_text("".join(f"{one}\t{other}\n" for one, other in pairs), encoding="utf-8")
        print(f"{path}: {len(pairs)} pairs", flush=True)


def tidy(pairs: Iterable[Pair]) -> list[Pair]:
    """Give each pair once, without those that have an empty side or two sides that are the same."""
    found = dict.fromkeys((flat(one), flat(other)) for one, other in pairs)
    return [(one, other) for one, other in found if one and other and one != other]


def flat(text: str) -> str:
    """Write a text with single spaces."""
    return " ".join(text.split())


def sentences(source: str, target: str) -> list[Pair]:
    """Cut two texts into sentences, if both have as many."""
    sources, targets = BORDER.split(source), BORDER.split(target)
    if len(sources) == len(targets):
        return list(zip(sources, targets, strict=True))
    return [(source, target)]
