"""Start-up: `localize --help` beside importing click, and a run with nothing to do.

Prints medians in milliseconds, and ratios from the same run.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 15
ARTICLES = 100


def median(*command: str, cwd: Path | None = None, rounds: int = ROUNDS) -> float:
    """Run a command several times; give the median wall time in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(command, cwd=cwd, check=True, capture_output=True)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def start_up(localize: str) -> None:
    """Compare `--help` and `--version` with what importing click alone costs."""
    anchor = median(sys.executable, "-c", "import click")
    print(f"import click          {anchor:7.0f} ms")
    for option in ("--help", "--version"):
        ours = median(localize, option)
        print(f"localize {option:12} {ours:7.0f} ms   {ours / anchor:.2f} ×")


def nothing_to_do(localize: str) -> None:
    """Time the second run over many articles; the first one drafts them all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "glossaries", folder / "glossaries")
        (folder / "articles").mkdir()
        samples = sorted(path for path in (ROOT / "articles").rglob("*.*") if path.suffix != ".svg")
        for number in range(ARTICLES):
            sample = samples[number % len(samples)]
            copy = folder / "articles" / f"{sample.stem}-{number}{sample.suffix}"
            copy.write_bytes(sample.read_bytes())
        command = (localize, "translate", "--lang", "de")
        first = median(*command, cwd=folder, rounds=1)
        again = median(*command, cwd=folder, rounds=7)
        print(f"{ARTICLES} articles: first run {first / 1000:.1f} s, second {again:.0f} ms")


if __name__ == "__main__":
    program = str(Path(sys.executable).parent / "localize")
    start_up(program)
    nothing_to_do(program)
