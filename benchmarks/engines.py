"""The embedded engine beside transformers: the same weights, the same lines, the same beam.

    python benchmarks/engines.py LINES.txt [--segments 400] [--rounds 3] [--beam 4]

`LINES.txt` has an English sentence a line. Prints segments a second of each (by the clock and by
processor time), medians of alternating rounds in one run, loading not counted; the share of drafts
that are the same; and the memory of a process of its own that drafts all lines with the embedded
engine. `--workers` gives each that many threads. Needs the extra `[train]`.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from localize import engines
from localize.engines import Engine, Options, embedded
from localize.model import Request

PAIR = "en", "de"


def export(folder: Path) -> None:
    """Write the packaged weights for transformers, and for CTranslate2 in 32 bits."""
    from ctranslate2.converters import TransformersConverter  # noqa: PLC0415 - needs torch

    from localize.training import export, packed  # noqa: PLC0415 - as above

    export.export(packed.read(embedded.FOLDER), embedded.FOLDER / "joint.spm", folder)
    files = ["source.spm", "target.spm", "tokenizer_config.json"]
    converter = TransformersConverter(str(folder / "transformers"), copy_files=files)
    converter.convert(str(folder / "ctranslate2"))


def contestants(folder: Path, beam: int, workers: int) -> dict[str, Engine]:
    """Load the engines; each has as many threads."""
    slow, whole = str(folder / "transformers"), str(folder / "ctranslate2")
    asked = {
        "embedded": Options(*PAIR, "", beam, workers),
        "transformers": Options(*PAIR, slow, beam, workers, "float32"),
        "ctranslate2": Options(*PAIR, whole, beam, workers, "float32"),
    }
    return {name: engines.load(name, options) for name, options in asked.items()}


def seconds(engine: Engine, lines: list[str]) -> tuple[float, float, list[str]]:
    """Translate; gives the seconds, those of the processors, and the drafts."""
    start, busy = time.perf_counter(), time.process_time()
    drafts = engine.translate([Request(line) for line in lines])
    spent = time.perf_counter() - start, time.process_time() - busy
    return *spent, [draft.text for draft in drafts]


def agreement(drafts: dict[str, list[str]]) -> None:
    """Print how far the drafts are those of transformers."""
    from localize import evaluation  # noqa: PLC0415 - needs sacrebleu

    wanted = drafts["transformers"]
    for name, found in drafts.items():
        same = sum(a == b for a, b in zip(found, wanted, strict=True)) / len(wanted)
        chrf = evaluation.score(found, wanted, 0)[0].value
        print(f"{name:20} {same:6.1%} as transformers, chrF2++ to it {chrf:.1f}")


def memory(lines: list[str], beam: int) -> None:
    """Draft in jobs, and print the most memory that was resident."""
    engine = engines.load("embedded", Options(*PAIR, beam=beam))
    for start in range(0, len(lines), 512):
        engine.translate([Request(line) for line in lines[start : start + 512]])
    status = Path("/proc/self/status").read_text(encoding="utf-8")  # getrusage knows the parent's
    print(int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) // 1024)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", type=Path)
    parser.add_argument("--segments", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    lines = arguments.lines.read_text(encoding="utf-8").splitlines()
    if arguments.memory:
        memory(lines, arguments.beam)
        return
    lines = lines[: arguments.segments]
    with tempfile.TemporaryDirectory() as name:
        export(Path(name))
        report(contestants(Path(name), arguments.beam, arguments.workers), lines, arguments.rounds)
    command = [sys.executable, __file__, str(arguments.lines), "--memory"]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    print(f"embedded: {found.stdout.strip()} MiB resident at most, all lines in jobs of 512")


def report(several: dict[str, Engine], lines: list[str], rounds: int) -> None:
    """Measure in alternating rounds."""
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in several}
    drafts: dict[str, list[str]] = {}
    for _ in range(rounds):
        for name, engine in several.items():
            *taken, drafts[name] = seconds(engine, lines)
            spent[name].append((taken[0], taken[1]))
    for name, times in spent.items():
        rate = len(lines) / statistics.median(wall for wall, _ in times)
        pairs = list(zip(spent["transformers"], times, strict=True))
        wall, busy = (statistics.median(a[i] / b[i] for a, b in pairs) for i in (0, 1))
        print(f"{name:13} {rate:6.1f} segments a second, {wall:.1f} × transformers", end=" ")
        print(f"({busy:.1f} × by processor time)")
    agreement(drafts)


if __name__ == "__main__":
    main()
