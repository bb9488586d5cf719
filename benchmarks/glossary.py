"""Time to load, match and verify: `python benchmarks/glossary.py TERMBASE EVAL_FOLDER`.

Prints seconds for the termbase, for 100,000 entries, and for 70,000 segments made by repeating the
sources of all `*.tsv` files in the folder (columns source, reference).
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from localize import glossary

SEGMENTS = 70_000
ENTRIES = 100_000
_Result = TypeVar("_Result")


def main(termbase: Path, folder: Path) -> None:
    """Measure and print."""
    terms = timed("load the termbase", lambda: glossary.load([termbase]))
    with tempfile.TemporaryDirectory() as place:
        large = Path(place, "large.csv")
        large.write_text(_large(), encoding="utf-8")
        timed(f"load {ENTRIES} entries", lambda: glossary.load([large]))
    pairs = _pairs(folder)
    compiled = timed("compile the matcher", lambda: glossary.matcher(terms, "en"))
    sources = [source for source, _ in pairs]
    characters = sum(map(len, sources))
    found = timed(
        f"match {len(pairs)} segments, {characters} characters, × {len(terms)} entries",
        lambda: compiled.match(sources, swiss=True),
    )
    verdicts = timed(
        f"verify {sum(map(len, found))} matches",
        lambda: [
            glossary.verify(match, target, "de")
            for matches, (_, target) in zip(found, pairs, strict=True)
            for match in matches
        ],
    )
    print(f"{sum(not verdict.missed for verdict in verdicts)} found in the German references")


def timed(name: str, work: Callable[[], _Result]) -> _Result:
    """Do the work and print how long it took."""
    start = time.perf_counter()
    result = work()
    print(f"{time.perf_counter() - start:7.2f} s  {name}")
    return result


def _large() -> str:
    rows = (f"T{i};term number {i};variant {i};Begriff {i}\r\n" for i in range(ENTRIES))
    return "term_id;en;en_variants;de\r\n" + "".join(rows)


def _pairs(folder: Path) -> list[tuple[str, str]]:
    pairs = [pair for path in sorted(folder.glob("en-de.*.tsv")) for pair in _read(path)]
    return (pairs * (SEGMENTS // len(pairs) + 1))[:SEGMENTS]


def _read(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["source"], row["reference"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
