"""What the last run found settled, so that a run with nothing to do reads no article.

Kept in `.localize/`; safe to delete, and ignored if damaged. A memory holds only as long as every
byte that the result depends on is the same: article, catalog, settings, glossary, and version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from localize import __version__
from localize.project import CACHE, Project
from localize.stages import cache

_FILE = "settled.json"


class Memo:
    """The table of settled catalogs; opened at a run's start, saved at its end."""

    def __init__(self, project: Project) -> None:
        self._path = project.root / CACHE / _FILE
        self._base = _digest(
            [__version__.encode(), repr(project.settings).encode()]
            + [path.read_bytes() for path in project.glossary_paths()]
        )
        self._old = cache.load(self._path)
        self._new = dict(self._old)

    def is_settled(self, stage: str, *paths: Path) -> bool:
        """Tell whether a stage had nothing to do when these files were as they are now."""
        key = f"{stage} {paths[-1]}"
        return key in self._new and self._new[key] == self._key(paths)

    def settle(self, stage: str, *paths: Path) -> None:
        """Remember that a stage has nothing more to do with these files."""
        self._new[f"{stage} {paths[-1]}"] = self._key(paths)

    def save(self) -> None:
        """Keep the table for the next run."""
        if self._new != self._old:
            cache.save(self._path, self._new)

    def _key(self, paths: Iterable[Path]) -> str:
        return _digest([self._base.encode(), *(_bytes(path) for path in paths)])


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _digest(parts: Iterable[bytes]) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()
