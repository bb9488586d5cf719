"""The laws of formats on files as they come: `python benchmarks/laws.py FOLDER…`.

Every HTML page and Markdown file under the folders (at most `--limit` of a kind, drawn at random,
none larger than a megabyte) is read; without translations, every byte must come back (law 2). Then
every block is translated by itself between marks: the structure of what is written must be that of
the source (law 9), and every tag and sign in a sentence must be there as often. Files that hold
no article are counted by the reason they are refused for. Each failure is listed with its first
difference, and a file that took more than `SLOW` seconds with its time. Exit code 1 if anything
failed. Bars: law 2 and markup on all files; structure on 99.5 % of them.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from localize import formats
from localize.errors import SourceError
from localize.model import Document, Role

KINDS = {"html": (".html", ".htm", ".xhtml"), "markdown": (".md", ".markdown")}
LARGEST = 2**20
SLOW = 5.0
_TAG = re.compile("<[^>]*>")


@dataclass
class Tally:
    """What became of the files of a kind."""

    read: int = 0
    segments: int = 0
    marked: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)


def files(folders: Iterable[Path], suffixes: tuple[str, ...], limit: int) -> list[Path]:
    """Draw files of a kind, always the same ones."""
    found = sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix.lower() in suffixes and path.is_file() and not path.is_symlink()
    )
    small = [path for path in found if 0 < path.stat().st_size <= LARGEST]
    return random.Random(7).sample(small, min(limit, len(small)))


def hold(path: Path, tally: Tally) -> None:
    """Read a file and hold the laws against it."""
    data, name = path.read_bytes(), f"file{path.suffix}"
    start = time.process_time()
    try:
        document = formats.parse(data, name)
    except SourceError as error:
        tally.refused[error.message] += 1
        return
    tally.read += 1
    if formats.render(document, {}) != data:
        tally.lost.append(str(path))
    translations = {one: f"⟦{one.text}⟧" for one in document.blocks if one.role}
    rendered = formats.render(document, translations)
    before, after = formats.outline(data, name), formats.outline(rendered, name)
    if before != after:
        tally.broken.append(f"{path}: {difference(before, after)}")
    tally.segments += len(translations)
    tally.marked += marks(document).total()
    if lost := lost_marks(document):
        tally.unmarked.append(f"{path}: {len(lost)}, such as {lost[0]}")
    if (took := time.process_time() - start) > SLOW:
        tally.slow.append(f"{path}: {took:.1f} s for {len(data) / 1e3:.0f} kB")


def difference(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """Give the first place where two outlines differ."""
    pairs = enumerate(zip_longest(before, after, fillvalue="(end)"))
    index, (old, new) = next((index, pair) for index, pair in pairs if pair[0] != pair[1])
    return f"{index} of {len(before)}: {old} → {new}"


def lost_marks(document: Document) -> list[str]:
    """Give the tags and signs of sentences that the translated file has less often than its source.

    Texts of attributes stay as they are here: they are part of the markup.
    """
    visible = {one: f"⟦{one.text}⟧" for one in document.blocks if one.role not in {None, Role.ALT}}
    rendered = formats.render(document, visible).decode(document.encoding, "replace")
    source = formats.render(document, {}).decode(document.encoding, "replace")
    return [one for one in marks(document) if rendered.count(one) < source.count(one)]


def marks(document: Document) -> Counter[str]:
    """Count the tags, or Markdown's signs, that stand behind placeholders."""
    found = (one for block in document.blocks for one in block.marks)
    written = [text for one in found for text in (one.opening, one.closing) if text]
    if document.format == "html":
        return Counter(tag for text in written for tag in _TAG.findall(text))
    return Counter(written)


def report(kind: str, found: list[Path]) -> bool:
    """Print a kind's figures; tell whether every law held."""
    tally = Tally()
    for path in found:
        hold(path, tally)
    kept = 100 * (1 - len(tally.broken) / max(tally.read, 1))
    print(f"{kind}: {len(found)} files, {tally.read} read, {tally.refused.total()} refused")
    print(f"  every byte came back: all but {len(tally.lost)}")
    print(f"  structure kept: {kept:.2f} % (all but {len(tally.broken)})")
    print(
        f"  {tally.segments} texts with {tally.marked} tags and signs behind placeholders: ", end=""
    )
    print(f"markup kept in all files but {len(tally.unmarked)}")
    for reason, count in tally.refused.most_common():
        print(f"  refused {count}: {reason}")
    for name in ("lost", "broken", "unmarked", "slow"):
        for line in getattr(tally, name)[:50]:
            print(f"  {name}: {line}")
    return not (tally.lost or tally.broken or tally.unmarked)


def main() -> int:
    """Hold the laws on every kind of file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=500)
    options = parser.parse_args()
    drawn = {kind: files(options.folders, ends, options.limit) for kind, ends in KINDS.items()}
    held = [report(kind, found) for kind, found in drawn.items() if found]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
