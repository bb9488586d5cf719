"""A training of a few seconds: its recipe, its corpus, its steps. It needs torch."""

from __future__ import annotations

from pathlib import Path

import torch

from localize.training import export, layers, network, run
from localize.training.session import Until
from localize.training.texts import Say

RECIPE = """
name = "tiny"
languages = ["de"]
[vocabulary]
size = 424
[annotation]
aligner = "none"
[cleaning]
known = 0
[model]
width = 32
inner = 32
heads = 2
encoder_layers = 1
decoder_layers = 1
[steps]
warmup = 5
finish = 4
dropout = 0.1
candidates = [100, 50]
block = 64
save = 10_000
[[curriculum]]
start = 0
longest = 60
tokens = 100
[mix]
"de.*" = 1
"""
NOUNS = {"court": "Gericht", "law": "Gesetz", "council": "Rat", "vote": "Votum", "office": "Amt"}
VERBS = {"sees": "sieht", "needs": "braucht", "has": "hat", "knows": "kennt"}


PAD = 49


def silent(_text: str) -> None:
    """Say nothing."""


def small() -> network.Network:
    """Give a network of fifty pieces, the padding included, the same each time."""
    torch.manual_seed(3)
    return network.Network(layers.Shape(PAD + 1, 16, 32, 2, 2, 2, 64))


def lay(folder: Path) -> Path:
    """Write the recipe and a corpus whose every line is one of 5 × 4 × 5 × 8 sentences."""
    (folder / "tiny.toml").write_text(RECIPE, encoding="utf-8")
    lines = [
        f"In {year} the {a} {v} the {b}.\tIm Jahr {year} {w} das {x} das {y}."
        for a, x in NOUNS.items()
        for v, w in VERBS.items()
        for b, y in NOUNS.items()
        for year in range(2010, 2018)
    ]
    (folder / "en-de.toy.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def train(folder: Path, say: Say, *, steps: int = 12) -> Path:
    """Make some steps and an export; give the working folder."""
    work = folder / "work"
    run.train(folder / "tiny.toml", folder, work, until=Until(step=steps), say=say)
    run.finish(folder / "tiny.toml", work, say=say)
    return work


def exported(folder: Path) -> Path:
    """Give the weights that `train` exported, as the engine reads them."""
    return folder / "work" / run.EXPORT / export.INT8
