"""n-grams as a file that the engine reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from localize.training.ngram_counts import Floats, Ngrams

_UNIT = 100
_LOWEST = -3000


def write(path: Path, ngrams: Ngrams) -> None:
    """Write n-grams in hundredths of a nat, whole or not at all."""
    arrays: dict[str, Any] = {
        "tokens": np.frombuffer("\n".join(ngrams.tokens).encode(), dtype=np.uint8),
        "uni": _short(ngrams.uni),
        "uni_back": _short(ngrams.uni_back),
        "bi": ngrams.bi,
        "bi_score": _short(ngrams.bi_score),
        "bi_back": _short(ngrams.bi_back),
        "tri": ngrams.tri,
        "tri_score": _short(ngrams.tri_score),
    }
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        np.savez_compressed(file, **arrays)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _short(scores: Floats) -> NDArray[np.int16]:
    """Give natural logarithms in hundredths."""
    return np.maximum(np.round(scores * _UNIT), _LOWEST).astype(np.int16)
