"""A phrase-based model small enough to read, written as the real one is."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

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


def write(
    folder: Path,
    table: Mapping[str, str] = TABLE,
    tokens: Sequence[str] = TOKENS,
    said: Mapping[tuple[str, str], int] = SAID,
) -> Path:
    """Write a folder of weights for en → de."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "\n".join(f"{phrase}\t{_separate(said)}" for phrase, said in sorted(table.items()))
    (folder / "phrases.de.z").write_bytes(zlib.compress(lines.encode()))
    numbers = {token: number for number, token in enumerate(tokens)}
    size = len(tokens)
    pairs = sorted((numbers[a] * size + numbers[b], score) for (a, b), score in said.items())
    arrays = {
        "tokens": np.frombuffer("\n".join(tokens).encode(), np.uint8),
        "uni": np.array([-500, *[-100] * (size - 1)], np.int16),
        "uni_back": np.full(size, -50, np.int16),
        "bi": np.array([key for key, _ in pairs], np.uint64),
        "bi_score": np.array([score for _, score in pairs], np.int16),
        "bi_back": np.full(len(pairs), -40, np.int16),
        "tri": np.array([], np.uint64),
        "tri_score": np.array([], np.int16),
    }
    np.savez_compressed(folder / "ngrams.de.npz", allow_pickle=False, **arrays)
    files = "\n".join(
        f'"{name}" = "{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"'
        for name in ("phrases.de.z", "ngrams.de.npz")
    )
    head = 'name = "tiny"\nkind = "phrases"\nsources = ["en"]\ntargets = ["de"]\n'
    search = "[search]\nlm = 1.0\nbeam = 10\ncopied = -100\n"
    (folder / "weights.toml").write_text(f"{head}{search}[files]\n{files}\n", encoding="utf-8")
    return folder


def _separate(options: str) -> str:
    """Put a tab between options that are written `-50| das|-60| die`."""
    return options.replace("|-", "\t-")
