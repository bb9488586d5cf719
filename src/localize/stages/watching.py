"""Which articles to build again when files change.

Files are looked at again and again instead of asking the system for events: that works on network
drives, in containers, with editors that put a new file in an old one's place, and for any number of
folders. A look takes a fraction of the pause between two.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from localize import settings
from localize.project import ARTICLES, LOCALES, SITE, Project, name

_PAUSE = 0.5
_QUIET = 0.1
_SHARE = 20
"""Of the time, less than one part in so many is spent on looking."""
_ROUNDS = 30

_State = dict[Path, tuple[int, int, int]]
_SETTINGS = (settings.FILE, "pyproject.toml")


def changes(root: Path) -> Iterator[frozenset[Path]]:
    """Give the files that changed, came or went, whenever there are some; at first, all files.

    What is being written is waited for, until nothing changes for a tenth of a second.
    """
    known: _State = {}
    while True:
        start = time.monotonic()
        now = _look(root)
        spent = time.monotonic() - start
        if now != known:
            now = _settled(root, now)
            both = now.keys() | known.keys()
            yield frozenset(path for path in both if now.get(path) != known.get(path))
            known = now
        time.sleep(max(_PAUSE, _SHARE * spent))


def affected(project: Project, paths: Sequence[str], changed: Collection[Path]) -> list[str]:
    """Give those articles whose pages depend on what changed."""
    if any(_concerns_all(project, path) for path in changed):
        return list(paths)
    names = {_article_of(project, path) for path in changed}
    return [path for path in paths if project.root / path in changed or name(path) in names]


def _concerns_all(project: Project, path: Path) -> bool:
    is_settings = path.parent == project.root and path.name in _SETTINGS
    return is_settings or _article_of(project, path) == SITE


def _article_of(project: Project, path: Path) -> str:
    """Give the name of the article that a catalog belongs to; empty for another file."""
    folder = project.root / LOCALES
    if folder not in path.parents:
        return ""
    _, _, *parts = path.relative_to(folder).with_suffix("").parts
    return "/".join(parts)


def _settled(root: Path, now: _State) -> _State:
    for _ in range(_ROUNDS):
        before = now
        time.sleep(_QUIET)
        now = _look(root)
        if now == before:
            break
    return now


def _look(root: Path) -> _State:
    """Give time, size and identity of every file that a page depends on."""
    state: _State = {}
    for path in (*_files(root / ARTICLES), *_catalogs(root), *(root / one for one in _SETTINGS)):
        with contextlib.suppress(OSError):
            found = path.stat()
            state[path] = (found.st_mtime_ns, found.st_size, found.st_ino)
    return state


def _catalogs(root: Path) -> Iterator[Path]:
    for folder in (root / LOCALES).glob("*/LC_MESSAGES"):
        yield from (path for path in _files(folder) if path.suffix == ".po")


def _files(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if one[0] != "."]
        yield from (Path(here, one) for one in names if one[0] != ".")
