"""A new newsroom's folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from localize.project import ARTICLES, LOCALES, SETTINGS_FILE
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

[check]
fail_on = "error"                  # or "warning", "info"
"""
_ATTRIBUTES = "*.po text eol=lf diff=po\n*.pot text eol=lf diff=po\n"
_IGNORE = "/build/\n/.localize/\n*.mo\n"


def setup(root: Path, source: str, targets: Sequence[str]) -> Iterator[tuple[Path, bool]]:
    """Make settings, folders and git's files; what is there already stays as it is.

    Gives every path with True if it is new. Raises `ProjectError` if the folder is not writable.
    """
    settings = _SETTINGS.format(source=source, targets=", ".join(f'"{tag}"' for tag in targets))
    texts = {
        SETTINGS_FILE: settings,
        f"{ARTICLES}/.gitkeep": "",
        "glossaries/.gitkeep": "",
        f"{LOCALES}/.gitkeep": "",
        ".gitattributes": _ATTRIBUTES,
        ".gitignore": _IGNORE,
    }
    for name, text in texts.items():
        path = root / name
        yield path, not path.exists() and files.write(path, text.encode())
