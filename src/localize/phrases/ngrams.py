"""A language model of three words: how likely a word is after two others."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from localize.errors import EngineError

UNKNOWN, BEGIN, END, FIGURE = range(4)
"""Numbers of the tokens that stand for others: a rare word, a sentence's ends, a figure."""


@dataclass(frozen=True, slots=True)
class Ngrams:
    """Log-probabilities in hundredths of a nat, backing off as in ARPA files.

    Pairs and triples of token numbers are one number: `a * V + b`, `(a * V + b) * V + c`.
    """

    numbers: Mapping[str, int]
    one: Sequence[int]
    one_back: Sequence[int]
    two: Mapping[int, int]
    two_back: Mapping[int, int]
    three: Mapping[int, int]

    def number(self, token: str) -> int:
        """Give a token's number."""
        return FIGURE if token[0].isdecimal() else self.numbers.get(token, UNKNOWN)

    def score(self, first: int, second: int, third: int) -> int:
        """Give how likely a token is after two others."""
        size = len(self.one)
        pair = first * size + second
        found = self.three.get(pair * size + third)
        if found is not None:
            return found
        found = self.two.get(second * size + third)
        if found is None:
            found = self.one_back[second] + self.one[third]
        return found + self.two_back.get(pair, 0)


def name(language: str) -> str:
    """Give the file name of a language's model."""
    return f"ngrams.{language}.npz"


def read(path: Path) -> Ngrams:
    """Read a model; raises `EngineError` if it is damaged."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
            arrays = {key: found[key] for key in found.files}
        tokens = arrays["tokens"].tobytes().decode().split("\n")
        back = arrays["bi_back"] != 0
        return Ngrams(
            {token: number for number, token in enumerate(tokens)},
            arrays["uni"].tolist(),
            arrays["uni_back"].tolist(),
            _mapping(arrays["bi"], arrays["bi_score"]),
            _mapping(arrays["bi"][back], arrays["bi_back"][back]),
            _mapping(arrays["tri"], arrays["tri_score"]),
        )
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile):
        raise EngineError(
            "damaged language model", "install the weights again", path=path
        ) from None


def _mapping(keys: np.ndarray, values: np.ndarray) -> dict[int, int]:
    return dict(zip(keys.tolist(), values.tolist(), strict=True))
