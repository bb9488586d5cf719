"""The time that `localize check` takes for a big catalog of different entries, beside pofilter's.

    LOCALIZE_DATA=/path/to/data python benchmarks/check_speed.py 100000 [--pofilter PROGRAM]

The entries are all German pairs of the sets, then lines of news from the corpora, each source
once. The programs run in turns; the medians of wall time and of processor time are told, as the
second says more on a busy machine.
"""

from __future__ import annotations

import argparse
import lzma
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from right_pairs import FOLDER, SETS, rows

from localize import catalog
from localize.model import Entry, Segment

CORPORA = ("newstest-2009-2018", "wmt-news-from-de", "swiss-gov-news")
GLOSSARY = Path(__file__).parent.parent / "glossaries"


def main() -> None:
    """Print a line a program and round, then the medians and how often they go into pofilter's."""
    parser = argparse.ArgumentParser()
    parser.add_argument("entries", type=int)
    parser.add_argument("--pofilter", default="")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = write(folder, options.entries)
        print(f"{options.entries} different entries, {path.stat().st_size / 1e6:.1f} MB")
        compare(commands(folder, path, options.pofilter), options.rounds)


def write(folder: Path, count: int) -> Path:
    """Make a newsroom with the Swiss glossary and one German catalog."""
    shutil.copytree(GLOSSARY, folder / "glossaries")
    (folder / "articles").mkdir()
    entries = tuple(Entry(Segment(source), target) for source, target in islice(pairs(), count))
    path = folder / "many.po"
    catalog.write(replace(catalog.new("de", "en", path), entries=entries), path)
    return path


def pairs() -> Iterator[tuple[str, str]]:
    """Give German pairs, each source once: those of the sets, then news from the corpora."""
    seen: set[str] = set()
    for source, target in _all():
        if source and target and source not in seen:
            seen.add(source)
            yield source, target


def _all() -> Iterator[tuple[str, str]]:
    for name in SETS:
        if name.startswith("en-de."):
            yield from ((pair.source, pair.target) for pair in rows(name))
    for name in CORPORA:
        with lzma.open(
            FOLDER.parent / "corpora" / f"en-de.{name}.tsv.xz", "rt", encoding="utf-8"
        ) as file:
            for line in file:
                source, _, target = line.rstrip("\n").partition("\t")
                yield source, target.partition("\t")[0]


def commands(folder: Path, path: Path, pofilter: str) -> Mapping[str, Sequence[str]]:
    """Give what is measured: with and without a glossary, in one process too."""
    own = [sys.executable, "-m", "localize", "-C", str(folder), "check", str(path), "-o"]
    bare = folder / "bare"
    bare.mkdir()
    alone = [*own[:4], str(bare), *own[5:]]
    found = {
        "localize check, glossary": [*own, str(folder / "a.txt")],
        "localize check": [*alone, str(folder / "b.txt")],
        "localize check -j 1": [*alone, str(folder / "c.txt"), "-j", "1"],
    }
    if pofilter:
        out = str(folder / "out.po")
        found["pofilter"] = [pofilter, "--progress=none", "--language=de", str(path), out]
    return found


def compare(programs: Mapping[str, Sequence[str]], rounds: int) -> None:
    """Run the programs in turns, and print the medians."""
    wall: dict[str, list[float]] = defaultdict(list)
    busy: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for name, command in programs.items():
            seconds, work = timed(command)
            wall[name].append(seconds)
            busy[name].append(work)
            print(f"    {name:26} {seconds:7.1f} s, processor {work:7.1f} s", flush=True)
    for name in programs:
        told = [statistics.median(each[name]) for each in (wall, busy)]
        line = f"{name:26} {told[0]:7.1f} s, processor {told[1]:7.1f} s"
        if "pofilter" in programs:
            ratios = [
                statistics.median(each["pofilter"]) / one
                for each, one in zip((wall, busy), told, strict=True)
            ]
            line += f"; pofilter takes {ratios[0]:.1f} and {ratios[1]:.1f} times as long"
        print(line)


def timed(command: Sequence[str]) -> tuple[float, float]:
    """Give the wall time and the processor time of a command and its children, in seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
