"""A new newsroom's folder."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from localize import settings
from localize.project import ARTICLES, LOCALES
from localize.stages import files

_SETTINGS = """\
# Settings of localize; `localize doctor` tells whether they work.
source = "{source}"
targets = [{targets}]
segmentation = "sentence"          # or "paragraph"
engine = "embedded"
glossaries = ["glossaries/*.csv"]

[catalog]
wrap = 79                          # or "newlines"

[publish]
require = "reviewed"               # or "translated": drafts too
base_url = ""                      # where the pages will stand, for hreflang
interface = false                  # or true: menus and buttons, too, from site.po

[check]
fail_on = "error"                  # or "warning", "info"
"""
_ATTRIBUTES_FILE = ".gitattributes"
_ATTRIBUTES = "*.po text eol=lf diff=po merge=localize-po\n*.pot text eol=lf diff=po\n"
_IGNORE = "/build/\n/.localize/\n*.mo\n*.po.~*~\n"
_DRIVER = {
    "merge.localize-po.name": "gettext catalogs, entry by entry",
    "merge.localize-po.driver": "localize merge-driver %O %A %B %P",
}


def setup(root: Path, source: str, targets: Sequence[str]) -> Iterator[tuple[Path, bool]]:
    """Make settings, folders and git's files; what is there already stays as it is.

    Gives every path with True if it is new, or has a new line. Raises `ProjectError` if the folder
    is not writable.
    """
    listed = ", ".join(f'"{tag}"' for tag in targets)
    texts = {
        settings.FILE: _SETTINGS.format(source=source, targets=listed),
        f"{ARTICLES}/.gitkeep": "",
        f"{LOCALES}/.gitkeep": "",
        _ATTRIBUTES_FILE: _ATTRIBUTES,
        ".gitignore": _IGNORE,
    }
    glossary = packaged_glossary()
    if glossary is not None:
        path = root / "glossaries" / glossary.name
        yield path, not path.exists() and files.write(path, glossary.read_bytes())
    for name, text in texts.items():
        path = root / name
        if not path.exists():
            yield path, files.write(path, text.encode())
        else:
            yield path, name == _ATTRIBUTES_FILE and _attribute(path)


def packaged_glossary() -> Path | None:
    """Give the termbase that ships with the package; in a checkout it is the sample newsroom's."""
    package = Path(__file__).parents[1]
    folders = (package / "termbase", package.parents[1] / "glossaries")
    return next((file for folder in folders for file in sorted(folder.glob("*.csv"))), None)


def install_driver(root: Path) -> bool:
    """Tell git about the merge driver for catalogs; False without git or a repository there.

    Git keeps that in the repository's own settings, which nobody else's clone gets: everybody
    who merges runs `localize init` once.
    """
    program = shutil.which("git")
    if program is None or _git(program, root, "rev-parse", "--git-dir"):
        return False
    return not any(_git(program, root, "config", key, value) for key, value in _DRIVER.items())


def _attribute(path: Path) -> bool:
    """Add the driver's line to attributes that somebody else wrote; True if it was not there."""
    data = path.read_bytes()
    if b"merge=localize-po" in data:
        return False
    gap = b"" if not data or data.endswith(b"\n") else b"\n"
    return files.write(path, data + gap + _ATTRIBUTES.splitlines(keepends=True)[0].encode())


def _git(program: str, root: Path, *arguments: str) -> int:
    command = [program, "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 (our own arguments, no shell)
    return done.returncode
