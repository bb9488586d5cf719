"""A phrase-based model small enough to read, written as the real one is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from localize.phrases import delays
from localize.training import array_file, delay_weights, ngram_file
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
FILES = ("phrases.de.xz", "words.de.xz", "endings.de.xz", "delays.de.xz")


def write(
    folder: Path,
    table: Mapping[str, str] = TABLE,
    tokens: Sequence[str] = TOKENS,
    said: Mapping[tuple[str, str], int] = SAID,
    later: Mapping[str, int] | None = None,
) -> Path:
    """Write a folder of weights for en → de; `later` has words that are said so many later."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{phrase}\t{_separate(said)}\n" for phrase, said in sorted(table.items()))
    array_file.pack(folder / "phrases.de.xz", lines.encode())
    ngram_file.write(folder / "words.de.xz", ngrams(tokens, said))
    ngram_file.write(folder / "endings.de.xz", ngrams(TOKENS[:4], {}))
    words, worth = _worth(later or {})
    delay_weights.write(folder / "delays.de.xz", words, worth, 200)
    files = "\n".join(
        f'"{name}" = "{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"' for name in FILES
    )
    head = 'name = "tiny"\nkind = "phrases"\nsources = ["en"]\ntargets = ["de"]\n'
    search = (
        "[search]\nwords = 1.0\nendings = 0.1\ndelays = 1.0\nreach = 16\nbeam = 10\ncopied = -100\n"
    )
    (folder / "weights.toml").write_text(f"{head}{search}[files]\n{files}\n", encoding="utf-8")
    return folder


def _worth(later: Mapping[str, int]) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Give words, and what features are worth that know only them and how far it is."""
    worth = np.zeros(delays.BUCKETS)
    for length in range(delays.WIDEST):
        for distance in range(delays.FARTHEST + 1):
            worth[_bucket(0, length, distance, delays.EDGE)] = 9.0
    for number, far in enumerate(later.values(), start=1):
        for distance in range(far):
            worth[_bucket(1, 0, distance, number)] = -12.0
    return tuple(later), worth


def _bucket(feature: int, length: int, distance: int, word: int) -> int:
    """Give the bucket of a feature of a stretch and what is around, all the same word."""
    lengths, distances, words = (np.array([one]) for one in (length, distance, word))
    return int(delays.buckets(lengths, distances, [words] * 7, [words] * 7)[0, feature])


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
