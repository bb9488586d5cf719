"""A project to try things on: what is written there is gone afterwards."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from localize.project import LOCALES, Project


@contextlib.contextmanager
def scratch(project: Project) -> Iterator[Project]:
    """Give a copy of a project: its catalogs are copied, all else is the project's own."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for item in project.root.iterdir():
            if item.name == LOCALES and item.is_dir():
                shutil.copytree(item, root / LOCALES)
            elif item.name[0] != ".":
                (root / item.name).symlink_to(item, target_is_directory=item.is_dir())
        yield replace(project, root=root)
