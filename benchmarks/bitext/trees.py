"""Trees of texts in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bitext.corpus import Pair

SYNONYM_KEYS = ("aliases", "terms")


def leaves(source: object, target: object) -> Iterator[Pair]:
    """Pair the texts that stand at the same place of two trees; lists of synonyms are none."""
    if isinstance(source, dict) and isinstance(target, dict):
        for key in source:
            if key in target and key not in SYNONYM_KEYS:
                yield from leaves(source[key], target[key])
    elif isinstance(source, str) and isinstance(target, str):
        yield source, target


def load(path: Path) -> Any:  # noqa: ANN401 - JSON
    """Read a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))
