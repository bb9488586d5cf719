"""The pieces that a language's drafts need: CTranslate2's vocabulary map, `vmap.txt`.

A joint vocabulary has pieces of all languages, but a search looks at those only that its source
tokens are mapped to: the target language's tag to the pieces of that language's text, every other
piece to itself, as a name of the source may need it (Jean et al. 2015, "On Using Very Large Target
Vocabulary for Neural Machine Translation", with a language in place of a partition).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from localize.engines import weights
from localize.training import shards, whole

FILE = weights.VOCABULARY_MAP
_SHARE = 400_000
"""One piece in so many is the least that a piece must have of its language's text."""

_ENOUGH = 2_000_000
"""Pieces of text from which on it can be told which pieces a language has."""

_UNSAID = {"it": frozenset(("onorevole", "▁onorevole", "▁Onorevole", "▁onorevoli", "▁Onorevoli"))}
"""Pieces left out of a language, though its text has them often: in that of the European
Parliament everybody is a member. Where a source or its terms say them, they may be said."""

Map = Mapping[str, frozenset[str]]


def learn(work: Path, languages: Iterable[str], pieces: Sequence[str]) -> dict[str, frozenset[str]]:
    """Give the pieces of each language's text in a working folder, rare ones left out.

    Those of weights begun with stay; a language with little text, begun with none, keeps all.
    """
    begun = read(work / FILE)
    found = {}
    for language in languages:
        counts = _count(work / "shards", language, len(pieces))
        if language in begun or counts.sum() >= _ENOUGH:
            known = frozenset(np.array(pieces)[counts * _SHARE >= max(1, counts.sum())].tolist())
            found[language] = begun.get(language, frozenset()) | known
        else:
            found[language] = frozenset(pieces)
    return found


def helps(found: Map, pieces: Sequence[str]) -> bool:
    """Tell whether a map leaves any language a piece fewer."""
    return any(len(known) < len(pieces) for known in found.values())


def write(found: Map, pieces: Sequence[str], path: Path) -> None:
    """Write a map, whole or not at all."""
    said = {
        language: known - _UNSAID.get(language, frozenset()) for language, known in found.items()
    }
    with whole.writing(path) as file:
        for language, known in said.items():
            file.write(f">>{language}<<\t{' '.join(one for one in pieces if one in known)}\n")
        shared = frozenset.intersection(*said.values())
        others = (one for one in pieces if one not in shared and not _language(one))
        file.writelines(f"{one}\t{one}\n" for one in others)


def read(path: Path) -> dict[str, frozenset[str]]:
    """Give the pieces of each language of a map, nothing without the file."""
    if not path.exists():
        return {}
    lines = (line.partition("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    keyed = ((_language(key), values) for key, _, values in lines)
    return {language: frozenset(values.split(" ")) for language, values in keyed if language}


def _language(piece: str) -> str:
    """Give the language that a piece is the tag of, "" if it is none."""
    return piece[2:-2] if piece.startswith(">>") and piece.endswith("<<") else ""


def _count(folder: Path, language: str, size: int) -> NDArray[np.int64]:
    """Count the target pieces of a language's shards."""
    counts = np.zeros(size, np.int64)
    for path in folder.glob(f"{language}.*.npz"):
        counts += np.bincount(shards.read(path).target, minlength=size)
    return counts
