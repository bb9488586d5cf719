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
UNSEEN = re.compile("[\u00ad\u200b\ufeff]")  # soft hyphens, spaces without a width
SPACES = re.compile(r"\s+")
NO_BREAK = re.compile("[\u00a0\u202f]")

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
    """Give each pair once, without those that have an empty side or two sides that are the same.

    Spaces that differ in breaking only make no difference; the first of such pairs stays.
    """
    found: dict[Pair, Pair] = {}
    for one, other in pairs:
        pair = flat(one), flat(other)
        found.setdefault((breaking(pair[0]), breaking(pair[1])), pair)
    return [pair for (one, other), pair in found.items() if one and other and one != other]


def flat(text: str) -> str:
    """Write a text with single spaces, of which those stay that are not for a break."""
    return SPACES.sub(space, UNSEEN.sub("", text).strip())


def space(found: re.Match[str]) -> str:
    """Give the one space that stands for some: the no-break space among them, if there is one."""
    kept = NO_BREAK.search(found[0])
    return kept[0] if kept else " "


def breaking(text: str) -> str:
    """Write a text without no-break spaces."""
    return NO_BREAK.sub(" ", text)


def sentences(source: str, target: str) -> list[Pair]:
    """Cut two texts into sentences, if both have as many."""
    sources, targets = BORDER.split(source), BORDER.split(target)
    if len(sources) == len(targets):
        return list(zip(sources, targets, strict=True))
    return [(source, target)]
