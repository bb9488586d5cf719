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
_SHARE = 10
"""Of the time, less than one part in so many is spent on looking."""
_ROUNDS = 30

_State = dict[str, tuple[int, int, int]]
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
            yield frozenset(Path(one) for one in both if now.get(one) != known.get(one))
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
    state = dict(_files(root / ARTICLES, ""))
    for folder in (root / LOCALES).glob("*/LC_MESSAGES"):
        state.update(_files(folder, ".po"))
    for path in (root / one for one in _SETTINGS):
        with contextlib.suppress(OSError):
            state[str(path)] = _state(path.stat())
    return state


def _files(folder: Path, suffix: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Give the files in a folder and below; strings, as paths would take most of the time."""
    todo = [str(folder)]
    while todo:
        for one in _listed(todo.pop()):
            if one.name[0] == ".":
                continue
            if one.is_dir(follow_symlinks=False):
                todo.append(one.path)
            elif one.name.endswith(suffix):
                with contextlib.suppress(OSError):
                    yield one.path, _state(one.stat())


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _state(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_mtime_ns, found.st_size, found.st_ino
