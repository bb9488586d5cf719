"""The German-English dictionary Ding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bitext import packages
from bitext.corpus import Pair, flat

NOTE = re.compile(  # the innermost of nested ones
    r"\s*(?:\{[^{}]*\}|\[[^\[\]]*\]|\([^()]*\)|<[^<>]*>)"
)
RARE = re.compile(r"\[(?:obs|veraltet|Ös\.\]|alt\])")
NO_WORDS = re.compile(r"/|\.\.\.|[()\[\]{}]")
ENGLISH_SHORT = (
    (re.compile(r"\bsb\b\.?/sth\b\.?|\bsth\b\.?/sb\b\.?"), "sth."),
    (re.compile(r"\bsb\b\.?"), "someone"),
    (re.compile(r"\bsth\b\.?"), "something"),
)
GERMAN_SHORT = (
    (re.compile(r"\bjd[nm]?\b\.?/etw\b\.?|\betw\b\.?/jd[nm]\b\.?"), "etw."),
    (re.compile(r"\bjds\b\.?"), "jemandes"),
    (re.compile(r"\bjdn\b\.?"), "jemanden"),
    (re.compile(r"\bjdm\b\.?"), "jemandem"),
    (re.compile(r"\bjd\b\.?"), "jemand"),
    (re.compile(r"\betw\b\.?"), "etwas"),
)


def read(work: Path) -> Iterator[Pair]:
    """Give the English words of Ding, each with the first German one of its meaning."""
    folder = packages.debian(work, "trans-de-en") / "trans"
    for line in (folder / "de-en").read_text(encoding="utf-8").split("\n"):
        for source, target in meanings(line):
            yield from words(source, target)


def meanings(line: str) -> list[Pair]:
    """Give the meanings that a line has, English and German; a remark has none."""
    german, _, english = line.partition(" :: ")
    targets, sources = outside(german, "|"), outside(english, "|")
    if line.startswith("#") or len(sources) != len(targets):
        return []
    return list(zip(sources, targets, strict=True))


def words(source: str, target: str) -> Iterator[Pair]:
    """Give the first four English words of a meaning, verbs without `to` too, with the German."""
    usual = [one for one in outside(target, ";") if not RARE.search(one)]
    first = written_out(usual, GERMAN_SHORT)[:1]
    for word in written_out(outside(source, ";"), ENGLISH_SHORT)[:4] if first else ():
        yield word, first[0]
        if word.startswith("to ") and len(word.split()) < 4 and " " not in first[0]:
            yield word.removeprefix("to "), first[0]


def outside(text: str, separator: str) -> list[str]:
    """Split a text at the separators that are in no brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth = max(0, depth + (sign in "([{") - (sign in ")]}"))
        if sign == separator and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def written_out(words: Iterable[str], short: Iterable[tuple[re.Pattern[str], str]]) -> list[str]:
    """Give words without notes and abbreviations."""
    found = []
    for word in words:
        full = without_notes(word)
        for pattern, long in short:
            full = pattern.sub(long, full)
        found.append(flat(full).strip(" ,"))
    return [word for word in found if len(word) > 1 and not NO_WORDS.search(word)]


def without_notes(word: str) -> str:
    """Write a word without notes, from the innermost outwards."""
    while (rest := NOTE.sub("", word)) != word:
        word = rest
    return word
