"""Catalogs against polib and GNU gettext, all in one run: medians, and ratios to the anchor.

    python benchmarks/catalogs.py [--entries 50000] [--rounds 5]

Every figure is taken in a process of its own, so that memory is that of the one thing measured.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib

from localize import catalog
from localize.model import Role, Segment

WORDS = (
    "council", "vote", "law", "federal", "canton", "people", "initiative", "parliament", "tax",
    "health", "swiss", "european", "minister", "decision", "percent", "francs", "climate",
    "energy", "court", "report", "border", "agreement", "the", "of", "and", "to", "in", "a",
    "is", "for", "on", "with", "that", "by", "from", "at",
)  # fmt: skip


def sentences(count: int, seed: int) -> list[str]:
    """Give sentences of news-like length, all different."""
    rng = random.Random(seed)
    return [
        f"The {' '.join(rng.choices(WORDS, k=rng.randint(6, 28)))} in case {number}."
        for number in range(count)
    ]


def build(path: Path, texts: list[str]) -> None:
    """Write a catalog as the drafting leaves it: nine machine texts for every reviewed one."""
    made = catalog.new("de", "en", path)
    segments = [
        Segment(text, roles=(Role.PARAGRAPH,), references=("articles/2026/story.html",))
        for text in texts
    ]
    made, _ = catalog.update(made, segments)
    drafted = tuple(
        catalog.draft(e, f"Übersetzt: {e.segment.text}", "embedded@0a1b2c3d") for e in made.entries
    )
    entries = tuple(e if i % 10 else catalog.accept(e) for i, e in enumerate(drafted))
    catalog.write(replace(made, entries=entries), path)


def changed(texts: list[str], count: int) -> list[str]:
    """Reword some sentences a little."""
    rng = random.Random(7)
    at = set(rng.sample(range(len(texts)), count))
    return [
        text.replace("The ", "The same ", 1) if i in at else text for i, text in enumerate(texts)
    ]


def load_save(path: Path) -> None:
    """Read a catalog and write it, every slice joined anew."""
    read = catalog.read(path)
    path.with_suffix(".out").write_bytes(catalog.to_bytes(replace(read, entries=(*read.entries,))))


def load_save_all_new(path: Path) -> None:
    """Read a catalog and lay out every line of it anew."""
    path.with_suffix(".out").write_bytes(catalog.to_bytes(replace(catalog.read(path), raw=None)))


def load_save_polib(path: Path) -> None:
    """The anchor: polib's load and save."""
    polib.pofile(str(path)).save(str(path.with_suffix(".out")))


def status(folder: Path) -> None:
    """Derive the state of every entry of a folder's catalogs."""
    for path in sorted(folder.glob("*.po")):
        [(catalog.state(e), catalog.is_stale(e)) for e in catalog.read(path).entries]


def update(path: Path) -> None:
    """Read, update with a hundred changed texts, and write."""
    read = catalog.read(path)
    texts = changed([entry.segment.text for entry in read.entries], 100)
    kept = {e.segment.text: e.segment for e in read.entries}
    like = read.entries[0].segment
    done, _ = catalog.update(read, [kept.get(text) or replace(like, text=text) for text in texts])
    path.with_suffix(".out").write_bytes(catalog.to_bytes(done))


def compiled(path: Path) -> None:
    """Read and compile."""
    path.with_suffix(".mo").write_bytes(catalog.compile_mo(catalog.read(path)))


def nothing(_path: Path) -> None:
    """Start and import only: taken off the others."""


OWN: dict[str, Callable[[Path], None]] = {
    function.__name__: function
    for function in (
        load_save,
        load_save_all_new,
        load_save_polib,
        status,
        update,
        compiled,
        nothing,
    )
}


def measure_own(name: str, path: Path) -> dict[str, float]:
    """Run one of ours, in a process of its own."""
    command = [sys.executable, __file__, "--run", name, "--path", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def measure_program(command: list[str]) -> dict[str, float]:
    """Run a program of GNU gettext."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return {"seconds": time.perf_counter() - start, "megabytes": 0.0}


def run_here(name: str, path: Path) -> None:
    """Measure one of ours, in this process."""
    before = peak_memory()
    start = time.perf_counter()
    OWN[name](path)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "megabytes": peak_memory() - before}))


def peak_memory() -> float:
    """Give this process's peak in megabytes (Linux: `ru_maxrss` would count its parent's)."""
    text = Path("/proc/self/status").read_text(encoding="ascii")
    return int(text.split("VmHWM:")[1].split()[0]) / 1024


def table(folder: Path, entries: int, rounds: int) -> None:
    """Make the catalogs, and measure everything in turns."""
    big, five, reference = folder / "big.po", folder / "five.po", folder / "five.pot"
    texts = sentences(entries, 1)
    build(big, texts)
    build(five, texts[:5000])
    new = catalog.new("de", "en", reference)
    new, _ = catalog.update(new, [Segment(text) for text in changed(texts[:5000], 100)])
    catalog.write(new, reference)
    many = folder / "many"
    for number in range(1000):
        build(many / f"{number}.po", texts[number * 37 % 40000 :][:60])
    jobs: dict[str, Callable[[], dict[str, float]]] = {
        "load+save": lambda: measure_own("load_save", big),
        "load+save, all written anew": lambda: measure_own("load_save_all_new", big),
        "load+save, polib": lambda: measure_own("load_save_polib", big),
        "load+save, msgcat": lambda: measure_program(["msgcat", "-o", os.devnull, str(big)]),
        "update 5000/100": lambda: measure_own("update", five),
        "update 5000/100, msgmerge": lambda: measure_program(
            ["msgmerge", "-q", "-o", os.devnull, str(five), str(reference)]
        ),
        "compile": lambda: measure_own("compiled", big),
        "compile, msgfmt": lambda: measure_program(
            ["msgfmt", "-o", str(folder / "x.mo"), str(big)]
        ),
        "status of 1000 catalogs": lambda: measure_own("status", many),
    }
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            taken[name].append(job())
    report(taken)


def report(taken: dict[str, list[dict[str, float]]]) -> None:
    """Print medians and ratios."""
    median = {
        name: {key: statistics.median(one[key] for one in all_) for key in ("seconds", "megabytes")}
        for name, all_ in taken.items()
    }
    for name, one in median.items():
        print(f"{name:32} {one['seconds']:8.3f} s {one['megabytes']:8.1f} MB")
    pairs = (
        ("load+save", "load+save, polib", "seconds", 0.5),
        ("load+save, all written anew", "load+save, polib", "seconds", 1.0),
        ("load+save", "load+save, polib", "megabytes", 1.5),
        ("update 5000/100", "update 5000/100, msgmerge", "seconds", 1.0),
        ("compile", "compile, msgfmt", "seconds", 3.0),
    )
    for ours, theirs, key, bar in pairs:
        ratio = median[ours][key] / median[theirs][key]
        print(f"{ours} / {theirs.split(', ')[1]} ({key}): {ratio:.2f} (bar {bar})")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        run_here(options.run, options.path)
        return
    with tempfile.TemporaryDirectory() as folder:
        table(Path(folder), options.entries, options.rounds)


if __name__ == "__main__":
    main()
