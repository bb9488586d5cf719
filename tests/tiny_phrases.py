"""A phrase-based model small enough to read, written as the real one is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from localize.phrases import swaps
from localize.training import array_file, ngram_file, swap_weights
from localize.training.ngram_counts import Ngrams
from localize.training.ngram_pruning import Order

TABLE = {
    "the": "-50| das|-60| die|-70| der",
    "court": "-20| Gericht",
    "federal court": "-20| Bundesgericht",
    "the federal court": "-10| das Bundesgericht",
    "rejected": "-40| wies|-60| lehnte",
    "rejected the appeal": "-30| wies die Beschwerde ab",
    "appeal": "-30| Beschwerde|-90| Appell",
    "of": "-60| von",
    "of the": "-40| der|-45| des",
    "(": "-5| (",
    ")": "-5|)",
    ".": "-5|.",
    ",": "-5|,",
    '"': '-5|"',
}
WORDS = "das die der Das Gericht Bundesgericht Beschwerde wies ab . ,"
TOKENS = ["<unk>", "<s>", "</s>", "<num>", *WORDS.split(" ")]
SAID = {
    ("<s>", "Das"): -20,
    ("<s>", "das"): -300,
    ("die", "Beschwerde"): -20,
    ("Beschwerde", "ab"): -10,
    ("Das", "Bundesgericht"): -20,
    ("Das", "Gericht"): -20,
    ("das", "Gericht"): -30,
    ("die", "Gericht"): -400,
}
FILES = ("phrases.de.xz", "words.de.xz", "endings.de.xz", "swaps.de.xz")


def write(
    folder: Path,
    table: Mapping[str, str] = TABLE,
    tokens: Sequence[str] = TOKENS,
    said: Mapping[tuple[str, str], int] = SAID,
    swapped: Mapping[int, float] | None = None,
    words: Sequence[str] = (),
) -> Path:
    """Write a folder of weights for en → de; `swapped` has the worth of buckets of features."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{phrase}\t{_separate(said)}\n" for phrase, said in sorted(table.items()))
    array_file.pack(folder / "phrases.de.xz", lines.encode())
    ngram_file.write(folder / "words.de.xz", ngrams(tokens, said))
    ngram_file.write(folder / "endings.de.xz", ngrams(TOKENS[:4], {}))
    worth = np.zeros(swaps.BUCKETS)
    size = len(words) + 1
    for bucket in (n * size + m for n in range(swaps.FIRST + 1) for m in range(swaps.SECOND + 1)):
        worth[swaps.bucket(bucket)] = -9.0
    for bucket, one in (swapped or {}).items():
        worth[bucket] = one
    swap_weights.write(folder / "swaps.de.xz", tuple(words), worth, 100)
    files = "\n".join(
        f'"{name}" = "{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"' for name in FILES
    )
    head = 'name = "tiny"\nkind = "phrases"\nsources = ["en"]\ntargets = ["de"]\n'
    search = "[search]\nwords = 1.0\nendings = 0.1\nswaps = 1.0\nbeam = 10\ncopied = -100\n"
    (folder / "weights.toml").write_text(f"{head}{search}[files]\n{files}\n", encoding="utf-8")
    return folder


def ngrams(tokens: Sequence[str], said: Mapping[tuple[str, str], int]) -> Ngrams:
    """Give a model of pairs with their scores in hundredths of a nat."""
    numbers = {token: number for number, token in enumerate(tokens)}
    pairs = sorted((numbers[a], numbers[b], score / 100) for (a, b), score in said.items())
    size = len(tokens)
    none = np.zeros(size, dtype=np.int64)
    chance = np.array([-5.0, *[-1.0] * (size - 1)])
    parents, lasts, scores = (np.array([pair[n] for pair in pairs]) for n in range(3))
    alone = Order(none, np.arange(size), chance, np.full(size, -0.5))
    return Ngrams(
        tuple(tokens),
        (
            alone,
            Order(parents.astype(int), lasts.astype(int), scores, np.zeros(len(pairs))),
        ),
    )


def _separate(options: str) -> str:
    """Put a tab between options that are written `-50| das|-60| die`."""
    return options.replace("|-", "\t-")
