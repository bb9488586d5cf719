"""A training's learning curve: `python benchmarks/curve.py WORK/run/log.jsonl curve.svg`.

A name that ends in .png gives a PNG beside the SVG, if a program that draws it is installed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from localize.evaluation import pictures

if __name__ == "__main__":
    for path in pictures.write(pictures.learning(Path(sys.argv[1])), Path(sys.argv[2])):
        print(path)
