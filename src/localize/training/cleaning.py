"""Which pairs are worth training on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import simplemma

from localize.training.corpus import Pair
from localize.training.recipe import Cleaning

_NOT_WORD = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_SHORT, _FEW = 25, 3


def key(text: str) -> str:
    """Give what two texts share that differ in case, punctuation and spacing only."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def test_lines(folder: Path) -> frozenset[str]:
    """Give the keys of what a folder's test sets (TSV, a header, texts in columns) contain.

    Nothing that is in them may be trained on. Cells shorter than 25 letters, such as a language's
    name or a short phrase that any text may have, count in the first two columns only.
    """
    keys: set[str] = set()
    for path in sorted(folder.rglob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            cells = [key(cell) for cell in line.split("\t")]
            keys.update(cells[:2])
            keys.update(cell for cell in cells[2:] if len(cell) >= _SHORT)
    return frozenset(keys - {""})


def is_clean(pair: Pair, rules: Cleaning) -> bool:
    """Tell whether a pair keeps the rules: words on both sides, alike in length and numbers."""
    lengths = sorted((len(pair.source), len(pair.target)))
    return (
        bool(key(pair.source) and key(pair.target))
        and pair.source != pair.target
        and lengths[1] <= rules.ratio * lengths[0] + 15
        and max(len(pair.source.split()), len(pair.target.split())) <= rules.longest
        and _same_digits(pair)
    )


def is_language(text: str, language: str, known: float) -> bool:
    """Tell whether the language's dictionary knows a share of the words: at least `known`.

    Of three words or fewer, as a list of names or a dictionary has them, nothing can be told.
    """
    if known <= 0 or len(text.split()) <= _FEW:
        return True
    return simplemma.in_target_language(text, lang=language) >= known


def clean(
    pairs: Iterable[Pair], rules: Cleaning, *, seen: set[bytes], banned: frozenset[str]
) -> Iterator[Pair]:
    """Give the clean pairs that are new and of which neither side is `banned` (given as keys).

    `seen` is filled with the digests of the pairs given: 8 bytes each, so that ten million
    duplicates need no memory and ten million pairs under 1 GB.
    """
    for pair in pairs:
        if not is_clean(pair, rules):
            continue
        source, target = key(pair.source), key(pair.target)
        digest = blake2b(f"{source}\t{target}".encode(), digest_size=8).digest()
        if digest in seen or source in banned or target in banned:
            continue
        seen.add(digest)
        yield pair


def figures(text: str) -> list[str]:
    """Give the digits that stand together in a text, sorted."""
    return sorted(_DIGITS.findall(text))


def _same_digits(pair: Pair) -> bool:
    """Tell whether both sides have nearly the same digits: at most one number apart."""
    source, target = figures(pair.source), figures(pair.target)
    return abs(len(source) - len(target)) <= max(1, len(source) // 3)
