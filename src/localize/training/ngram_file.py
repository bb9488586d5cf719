"""n-grams as a file that the engine reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from localize.phrases import NAT
from localize.training import whole
from localize.training.ngram_counts import Floats, Ngrams

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
    with whole.writing(path, "wb") as file:
        np.savez_compressed(file, **arrays)


def _short(scores: Floats) -> NDArray[np.int16]:
    """Give natural logarithms in hundredths."""
    return np.maximum(np.round(scores * NAT), _LOWEST).astype(np.int16)
