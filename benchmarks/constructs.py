"""What a load and save does to each construct of a `.po` file: we beside the other libraries.

    python benchmarks/constructs.py

`same`: not a byte changed. `rewritten`: other bytes, the same meaning to gettext. `CHANGED`: the
meaning is another. `error`: not read. Anchors that are not installed are left out.
"""

from __future__ import annotations

import importlib.util
import io
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from localize import catalog

HEAD = b'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
LONG = b"a comment that is much longer than seventy-nine columns and that nobody asked to wrap"
CONSTRUCTS = {
    "plain entry": b'#: a.c\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n',
    "#= workflow flag": b'#= fuzzy\nmsgid "a"\nmsgstr "b"\n',
    "#comment without space": b'#comment\nmsgid "a"\nmsgstr "b"\n',
    "long comment": b"# " + LONG + b'\nmsgid "a"\nmsgstr "b"\n',
    "domain": b'domain "x"\n\nmsgid "a"\nmsgstr "b"\n',
    "octal escapes": b'msgid "a"\nmsgstr "a\\302\\240b"\n',
    "control escapes": b'msgid "a"\nmsgstr "a\\a\\vb"\n',
    "#~| of an obsolete entry": b'#~| msgid "o"\n#~ msgid "a"\n#~ msgstr "b"\n',
    "obsolete in the middle": b'#~ msgid "o"\n#~ msgstr "p"\n\nmsgid "a"\nmsgstr "b"\n',
    "trailing comment": b'msgid "a"\nmsgstr "b"\n\n# the end\n',
    "U+2028 and U+0085": 'msgid "a"\nmsgstr "\u2028 \x85"\n'.encode(),
    "two entries on a line": b'msgid "a" msgstr "b" msgid "c" msgstr "d"\n',
    "odd spacing": b'  msgid   "a"\n\tmsgstr"b"\n\n\n',
    "joined line": b'msgid "a\\\nb"\nmsgstr "c"\n',
    "no last newline": b'msgid "a"\nmsgstr "b"',
    "CRLF": b'msgid "a"\r\nmsgstr "b"\r\n',
    "empty msgctxt": b'msgctxt ""\nmsgid "a"\nmsgstr "b"\n',
    "Japanese, wrapped": "".join(
        ['msgid "a"\nmsgstr ""\n', f'"{"漢字" * 19}"\n', f'"{"漢字" * 10}"\n']
    ).encode(),
}


def ours(path: Path) -> bytes:
    """Read and write with this library."""
    return catalog.to_bytes(catalog.read(path))


def polib(path: Path) -> bytes:
    """Read and write with polib."""
    import polib as library  # noqa: PLC0415 - an anchor that may be missing

    library.pofile(str(path)).save(str(path))
    return path.read_bytes()


def babel(path: Path) -> bytes:
    """Read and write with Babel."""
    from babel.messages import pofile  # noqa: PLC0415 - as above

    out = io.BytesIO()
    pofile.write_po(out, pofile.read_po(io.BytesIO(path.read_bytes())))
    return out.getvalue()


def translate(path: Path) -> bytes:
    """Read and write with translate-toolkit's pypo."""
    from translate.storage import pypo  # noqa: PLC0415 - as above

    return bytes(pypo.pofile.parsefile(str(path)))


def msgcat(path: Path) -> bytes:
    """Read and write with msgcat."""
    return subprocess.run(["msgcat", path], capture_output=True, check=True).stdout


def meaning(data: bytes) -> object:
    """Give what gettext understands of a file, without layout."""
    read = catalog.parse_bytes(data)
    rows = [(entry, entry.segment.references, entry.segment.notes) for entry in read.entries]
    return sorted(map(repr, ((row[0].__class__(**fields(row[0])), *row[1:]) for row in rows)))


def fields(entry: object) -> dict[str, object]:
    """Give an entry's fields without its line, which layout may change."""
    names = [name for name in entry.__slots__ if name != "line"]  # type: ignore[attr-defined]
    return {name: getattr(entry, name) for name in names}


def judge(save: Callable[[Path], bytes], data: bytes, path: Path) -> str:
    """Say what one library does to one file."""
    path.write_bytes(data)
    try:
        done = save(path)
        if done == data:
            return "same"
        return "rewritten" if meaning(done) == meaning(data) else "CHANGED"
    except Exception:  # noqa: BLE001 - whatever an anchor raises is its answer
        return "error"


def main() -> None:
    """Print the table."""
    anchors = {"polib": polib, "babel": babel, "translate": translate}
    found = {name: save for name, save in anchors.items() if importlib.util.find_spec(name)}
    columns = {"localize": ours, **found, "msgcat": msgcat}
    print(f"{'construct':28}" + "".join(f"{name:>12}" for name in columns))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.po")
        for name, body in CONSTRUCTS.items():
            row = [judge(save, HEAD + body, path) for save in columns.values()]
            print(f"{name:28}" + "".join(f"{one:>12}" for one in row))


if __name__ == "__main__":
    main()
