"""Measure how fast sentences are split: ours, sentencex's own, pySBD's, in one run.

    python benchmarks/segmentation.py TSV [TSV …]

Each TSV file has English news in its first column, with a heading line. Five lines make one
paragraph. pySBD is slow and gets the first 200 paragraphs only; it is left out if not installed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import sentencex

from localize import segmentation

try:
    import pysbd
except ImportError:
    pysbd = None

SENTENCES = 5
ROUNDS = 3
SLOW = 200


def paragraphs(paths: Sequence[str]) -> list[str]:
    """Join the files' first columns into paragraphs."""
    lines = [
        line.partition("\t")[0]
        for path in paths
        for line in Path(path).read_text(encoding="utf-8").split("\n")[1:]
        if line
    ]
    return [" ".join(lines[at : at + SENTENCES]) for at in range(0, len(lines), SENTENCES)]


def rate(split: Callable[[str], object], texts: Sequence[str]) -> float:
    """Give the best of some rounds in MB/s of UTF-8, by processor time (other work aside)."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    return max(size / _seconds(split, texts) for _ in range(ROUNDS))


def _seconds(split: Callable[[str], object], texts: Sequence[str]) -> float:
    begun = time.process_time()
    for text in texts:
        split(text)
    return time.process_time() - begun


def main(paths: Sequence[str]) -> None:
    """Print the table."""
    if not paths:
        sys.exit("usage: python benchmarks/segmentation.py TSV [TSV …]")
    texts = paragraphs(paths)
    print(f"{len(texts)} paragraphs, {sum(map(len, texts)) / 1e6:.2f} million characters")
    print(f"localize   {rate(lambda text: segmentation.split(text, 'en'), texts):8.2f} MB/s")
    print(f"sentencex  {rate(lambda text: sentencex.segment('en', text), texts):8.2f} MB/s")
    if pysbd is None:
        print("pySBD      not installed (pip install pysbd)")
    else:
        splitter = pysbd.Segmenter(language="en", clean=False)
        print(f"pySBD      {rate(splitter.segment, texts[:SLOW]):8.2f} MB/s")


if __name__ == "__main__":
    main(sys.argv[1:])
