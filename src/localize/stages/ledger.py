"""Which files of `build/` are ours: what each was made from, and what was in it.

Kept in `.localize/`. Without it nothing is taken for ours, so nothing is taken away; a run over
all articles brings it back.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path, PurePosixPath

from localize.formats import is_known
from localize.project import BUILD, CACHE, Project
from localize.stages import cache, files

_FILE = "pages.json"


@dataclass(frozen=True, slots=True)
class Laid:
    """A file that we wrote; `source` is an article or a picture, empty for what all are made of."""

    source: str
    language: str
    is_original: bool
    digest: str


@dataclass(frozen=True, slots=True)
class Orphan:
    """A file of ours that nothing is the source of any more; left there if somebody changed it."""

    path: Path
    is_removed: bool


class Ledger:
    """The record; opened at a run's start, saved at its end."""

    def __init__(self, project: Project) -> None:
        self._root = project.root
        self._path = project.root / CACHE / _FILE
        self._old = cache.load(self._path)
        self._laid = {path: laid for path, laid in _records(self._old) if _is_built(path)}

    def write(self, path: Path, data: bytes, source: str, language: str, *, own: bool) -> bool:
        """Write a file and remember it; `own` tells that this is the source's own language."""
        written = files.write(path, data)
        digest = hashlib.sha256(data).hexdigest()
        self._laid[self._name(path)] = Laid(source, language, own, digest)
        return written

    def laid(self) -> Iterator[tuple[Path, Laid]]:
        """Give the files of ours that are there."""
        for name, laid in self._laid.items():
            path = self._root / name
            if path.is_file():
                yield path, laid

    def languages(self) -> set[str]:
        """Give the languages in which articles were written."""
        return {one.language for one in self._laid.values() if is_known(PurePosixPath(one.source))}

    def find(self, path: Path) -> Laid | None:
        """Give what is known of a file that is there; None if it is not ours."""
        return self._laid.get(self._name(path)) if path.is_file() else None

    def sweep(self, own: Mapping[str, str]) -> Iterator[Orphan]:
        """Take away what lost its source; `own` are the articles' own languages.

        An original in another language has lost its source, too.
        """
        for path, laid in list(self.laid()):
            is_outdated = laid.is_original and own.get(laid.source, laid.language) != laid.language
            if laid.source and (is_outdated or not (self._root / laid.source).is_file()):
                yield self._remove(path, laid)

    def keep_only(self, paths: set[Path]) -> Iterator[Orphan]:
        """Take away all other files that are made of the whole newsroom."""
        for path, laid in list(self.laid()):
            if not laid.source and path not in paths:
                yield self._remove(path, laid)

    def save(self) -> None:
        """Keep the record of the files that are there."""
        there = {self._name(path): list(astuple(laid)) for path, laid in self.laid()}
        if there != self._old:
            cache.save(self._path, there)

    def _remove(self, path: Path, laid: Laid) -> Orphan:
        """Take a file away, and folders that are empty then; not if somebody else changed it."""
        del self._laid[self._name(path)]
        if hashlib.sha256(path.read_bytes()).hexdigest() != laid.digest:
            return Orphan(path, is_removed=False)
        path.unlink()
        for folder in path.parents:
            if folder == self._root / BUILD:
                break
            with contextlib.suppress(OSError):
                folder.rmdir()
        return Orphan(path, is_removed=True)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


def _records(table: dict[str, object]) -> Iterator[tuple[str, Laid]]:
    for path, values in table.items():
        match values:
            case [str(source), str(language), bool(is_original), str(digest)]:
                yield path, Laid(source, language, is_original, digest)


def _is_built(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return parts[:1] == (BUILD,) and ".." not in parts
