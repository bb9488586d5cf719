"""Files as they come: whatever documentation this machine carries goes through unchanged."""

import random
import sysconfig
import time
from pathlib import Path

from localize import formats
from localize.errors import SourceError

from .soup import marked

_FOLDERS = (Path("/usr/share/doc"), Path(sysconfig.get_path("purelib")))
_COUNT, _SECONDS, _BYTES = 150, 6, 100_000


def files() -> list[Path]:
    """Give a fixed choice of the machine's HTML, Markdown and text files."""
    found = [
        path
        for folder in _FOLDERS
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in formats.SUFFIXES and path.is_file()
    ]
    small = [path for path in found if 0 < path.stat().st_size < _BYTES]
    return random.Random(2).sample(small, min(_COUNT, len(small)))


def test_files_of_this_machine_come_back_and_keep_their_structure():
    start = time.perf_counter()
    lost, broken = [], []
    for path in files():
        data = path.read_bytes()
        try:
            document = formats.parse(data, path.name)
        except SourceError:
            continue
        if formats.render(document, {}) != data:
            lost.append(path)
        rendered = formats.render(document, marked(document))
        if formats.outline(rendered, path.name) != formats.outline(data, path.name):
            broken.append(path)
        if time.perf_counter() - start > _SECONDS:
            break
    assert not lost
    assert not broken
