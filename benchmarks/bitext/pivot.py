"""Dictionaries made through a language between."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from bitext import freedict
from bitext.corpus import Pair
from bitext.freedict import NUMBER

HEADWORD_END = re.compile(r"\s*[/<]")


def senses(work: Path, languages: str) -> dict[str, list[str]]:
    """Give the translations of the words that have at most two and are no names."""
    found: dict[str, list[str]] = defaultdict(list)
    for head, lines in freedict.entries(work, languages):
        if "<pn>" not in head:
            found[HEADWORD_END.split(head)[0].strip()] += translations(lines)
    return {head: words for head, words in found.items() if 1 <= len(set(words)) <= 2}


def translations(lines: list[str]) -> list[str]:
    """Give the first translation of each numbered sense, if it has three words or fewer."""
    numbered = [line for line in lines if NUMBER.match(line)] or lines[:1]
    words = [NUMBER.sub("", line).split(",")[0].split(" 2.")[0].strip() for line in numbered]
    return [word for word in words if word and len(word.split()) < 4]


def through_german(german: Iterable[Pair], further: dict[str, list[str]]) -> dict[str, str]:
    """Translate words of at most three German senses: by the only way, or by two that agree."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for source, target in german:
        by_word[source].append(target)
    found = {}
    for word, targets in by_word.items():
        if len(word.split()) <= 3 and len(targets) <= 3:
            votes = Counter(further[one][0] for one in targets if one in further)
            for best, count in votes.most_common(1):
                if count > 1 or len(votes) == 1:
                    found[word] = best
    return found


def singulars(words: dict[str, str]) -> Iterator[Pair]:
    """Give words without the forms in -s that have the translation of the form without."""
    for word, target in words.items():
        if not (word.endswith("s") and words.get(word[:-1]) == target):
            yield word, target
