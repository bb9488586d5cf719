"""The packaged weights, changed for tests."""

from __future__ import annotations

import shutil
from pathlib import Path

from localize.engines import embedded
from localize.engines.weights import MANIFEST


def unlisted(name: str, folder: Path) -> Path:
    """Copy the packaged weights into a folder; their manifest does not list the file `name`."""
    place = Path(shutil.copytree(embedded.FOLDER, folder / "weights"))
    rows = (place / MANIFEST).read_text(encoding="utf-8").splitlines(keepends=True)
    listed = [row for row in rows if name not in row]
    assert len(listed) == len(rows) - 1
    (place / MANIFEST).write_text("".join(listed), encoding="utf-8")
    return place
