"""The manifest of a folder of weights, which an engine reads: see `localize.engines.weights`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from localize.engines.weights import MANIFEST
from localize.training import whole

Table = Mapping[str, object]


def write(
    folder: Path, head: Table, names: Sequence[str], tables: Mapping[str, Table] | None = None
) -> None:
    """Write what is to be known of weights and of their files, whole or not at all.

    `tables` are sections such as `search`, `names` the files, whose digests are written.
    """
    lines = list(_lines(head))
    for title, table in (tables or {}).items():
        lines += ["", f"[{title}]", *_lines(table)]
    digests = {json.dumps(name): _digest(folder / name) for name in sorted(names)}
    lines += ["", "[files]", *_lines(digests)]
    with whole.writing(folder / MANIFEST) as file:
        file.writelines(f"{line}\n" for line in lines)


def _lines(table: Table) -> list[str]:
    """Give settings as TOML; of texts, numbers, lists and truth it is written as JSON."""
    return [f"{name} = {json.dumps(value)}" for name, value in table.items()]


def _digest(path: Path) -> str:
    """Give a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
