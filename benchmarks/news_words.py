"""What each of the words and expressions of newspapers does to drafts of lines that have it.

`python benchmarks/news_words.py CLEAN de [--lines 6] [--list]`: CLEAN holds cleaned
lines, as `localize train` leaves them in its working folder (`clean/de.hansard.tsv`). For every
entry of the embedded weights' `news-words.tsv` the first lines that have it and no other are
drafted with that file and without. Told is how much nearer to their translations (mean of chrF2++
and BLEU) drafts come by it, over all lines and, with `--list`, for each entry, the worst first. The
network was trained on these lines: it needs telling less there than elsewhere.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from localize import evaluation
from localize.engines import Options, embedded, expressions, rare, weights
from localize.engines.annotation import beside
from localize.evaluation import drafts
from localize.training import corpus, texts
from localize.training.corpus import Pair

_SHORTEST, _LONGEST = 5, 26
"""Words of a line: dictionaries and menus tell little, long lines take long."""


@dataclass(frozen=True, slots=True)
class _Line:
    pair: Pair
    entry: str


def main() -> None:
    """Draft, compare and list."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("clean", type=Path, metavar="CLEAN")
    parser.add_argument("language", metavar="LANGUAGE")
    parser.add_argument("--lines", type=int, default=6, help="how many of an entry at most")
    parser.add_argument("--list", action="store_true", help="show each entry's gain")
    arguments = parser.parse_args()
    table = rare.read(embedded.FOLDER / rare.NEWS_FILE, arguments.language)
    lines = list(sample(arguments.clean, arguments.language, table, arguments.lines))
    if not lines:
        parser.error(f"{arguments.clean}: no lines of {arguments.language}.*.tsv have an entry")
    gains = compare(lines, arguments.language)
    of_entry: defaultdict[str, list[float]] = defaultdict(list)
    for line, gain in zip(lines, gains, strict=True):
        of_entry[line.entry].append(gain)
    print(
        f"{arguments.language}: {len(lines):,} lines with {len(of_entry):,} of {len(table):,} "
        f"entries: {sum(gains) / len(gains):+.2f}"
    )
    means = {entry: sum(found) / len(found) for entry, found in of_entry.items()}
    for entry in sorted(means, key=means.__getitem__) if arguments.list else ():
        print(f"{means[entry]:+7.2f} {len(of_entry[entry])} {entry} → {table[entry]}")


def sample(folder: Path, language: str, table: Mapping[str, str], most: int) -> Iterator[_Line]:
    """Give the first `most` lines of each entry."""
    left, seen = dict.fromkeys(table, most), set[str]()
    paths = filter(texts.is_from_english, texts.find(folder, language))
    for pair in chain.from_iterable(corpus.read(path, language) for path in paths):
        if pair.source in seen or not _SHORTEST <= len(pair.source.split()) <= _LONGEST:
            continue
        entries = _entries(pair.source, table)
        if len(entries) == 1 and left[entries[0]]:
            seen.add(pair.source)
            left[entries[0]] -= 1
            yield _Line(pair, entries[0])


def compare(lines: list[_Line], language: str) -> list[float]:
    """Give how much nearer to its translation each line's draft is with the told words."""
    sources = [line.pair.source for line in lines]
    with TemporaryDirectory() as name:
        _list_without(Path(name))
        bare, told = (
            drafts.make("embedded", Options("en", language, one, 4, 2), sources).texts
            for one in (name, "")
        )
    gains = []
    for line, *both in zip(lines, bare, told, strict=True):
        before, after = evaluation.nearness(both, line.pair.target)
        gains.append(after - before)
    return gains


def _entries(text: str, table: Mapping[str, str]) -> list[str]:
    notes = beside(list(expressions.told(text, table)), rare.told(text, table))
    return [text[note.start : note.end].lower() for note in notes]


def _list_without(place: Path) -> None:
    """Put the embedded weights where a manifest does not list what newspapers say."""
    for path in embedded.FOLDER.iterdir():
        if path.name != weights.MANIFEST:
            (place / path.name).symlink_to(path)
    rows = (
        (embedded.FOLDER / weights.MANIFEST).read_text(encoding="utf-8").splitlines(keepends=True)
    )
    listed = "".join(row for row in rows if rare.NEWS_FILE not in row)
    (place / weights.MANIFEST).write_text(listed, encoding="utf-8")


if __name__ == "__main__":
    main()
