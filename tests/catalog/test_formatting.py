"""The canonical form says the same, is msgcat's, and stays."""

import shutil
import subprocess
from pathlib import Path

import pytest

from localize import catalog

FILES = sorted((Path(__file__).parent / "files").iterdir())


def said(read):
    """Give what a catalog says: equality leaves out notes and references."""
    entries = sorted(read.entries, key=lambda entry: entry.obsolete)
    return [(entry, entry.segment.notes, entry.segment.references) for entry in entries]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("wrap", [79, 40, "newlines"])
def test_the_canonical_form_says_the_same_and_stays(path, wrap):
    read = catalog.read(path)
    done = catalog.formatted(read, wrap)
    assert said(done) == said(read)
    assert done.header == read.header
    again = catalog.formatted(done, wrap)
    assert catalog.to_bytes(again) == catalog.to_bytes(done)


@pytest.mark.skipif(not shutil.which("msgcat"), reason="GNU gettext is not installed")
@pytest.mark.parametrize("name", ["unwrapped.po", "no-header-no-newline.po", "order.po"])
def test_the_canonical_form_is_that_of_msgcat(name):
    path = Path(__file__).parent / "files" / name
    done = subprocess.run(["msgcat", path], capture_output=True, check=True)
    ours = catalog.to_bytes(catalog.formatted(catalog.read(path)))
    assert ours == done.stdout
