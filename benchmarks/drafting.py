"""Drafting end to end beside the bare decoder: the same segments, the same settings, one run.

    python benchmarks/drafting.py [lines.txt] [--engine embedded] [--segments 2000] [--rounds 3]

`lines.txt` has an English sentence a line; without it, sentences are put together from the sample
articles. Ours: read articles, segment, match terms, update, draft, write catalogs. The anchors: one
`Translator.translate_batch` of the embedded weights on the same sentences, tokenized and sorted by
length beforehand; bare, and with the vocabulary map that lies beside the weights.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import ctranslate2

from localize import catalog, engines, markup, project
from localize.engines import decoding, embedded, pieces
from localize.stages.memo import Memo
from localize.stages.translate import translate
from localize.stages.update import update

ROOT = Path(__file__).parent.parent
PER_ARTICLE = 40


def sample_lines(count: int) -> list[str]:
    """Make different sentences out of the sample article's own."""
    text = (ROOT / "articles/2026/glacier-law.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.endswith(".") and len(line) > 60]
    return [f"On day {number}, {lines[number % len(lines)]}" for number in range(count)]


def newsroom(folder: Path, lines: Sequence[str], engine: str) -> project.Project:
    """Write the lines as articles, a paragraph each."""
    (folder / "localize.toml").write_text(f'engine = "{engine}"\n', encoding="utf-8")
    (folder / "articles").mkdir()
    for start in range(0, len(lines), PER_ARTICLE):
        body = "\n\n".join(lines[start : start + PER_ARTICLE])
        path = folder / "articles" / f"article-{start:05}.md"
        path.write_text(f"{body}\n", encoding="utf-8")
    (folder / "glossaries").symlink_to(ROOT / "glossaries")
    return project.find(folder)


def ours(lines: Sequence[str], engine: str) -> tuple[float, list[str]]:
    """Do the main job in a new folder; give the seconds and the segments that were drafted."""
    with tempfile.TemporaryDirectory() as name:
        place = newsroom(Path(name), lines, engine)
        start = time.perf_counter()
        paths = project.articles(place)
        memo = Memo(place)
        list(update(place, paths, ["de"], memo))
        list(translate(place, paths, "de", memo))
        memo.save()
        seconds = time.perf_counter() - start
        entries = [
            entry
            for path in paths
            for entry in catalog.read(place.catalog_path(path, "de")).entries
        ]
    return seconds, [markup.plain(entry.segment.text) for entry in entries]


def bare(segments: Sequence[str], *, mapped: bool = False) -> float:
    """Decode the segments with nothing around; gives the seconds, model loading included."""
    model = pieces.Pieces(embedded.FOLDER / "joint.spm", (">>de<<",))
    tokens = sorted((model.encode(text) for text in segments), key=len)
    start = time.perf_counter()
    translator = ctranslate2.Translator(
        str(embedded.FOLDER),
        compute_type="int8",
        inter_threads=len(os.sched_getaffinity(0)),
        intra_threads=1,
    )
    translator.translate_batch(
        tokens,
        beam_size=4,
        max_batch_size=decoding.BATCH_TOKENS,
        batch_type="tokens",
        max_decoding_length=2 * embedded.LONGEST,
        disable_unk=True,
        return_scores=True,
        use_vmap=mapped,
    )
    return time.perf_counter() - start


def main() -> None:
    """Print seconds and their ratio, medians of alternating rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", nargs="?", type=Path)
    parser.add_argument("--engine", default=engines.DEFAULT)
    parser.add_argument("--segments", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    count = arguments.segments
    lines = (
        arguments.lines.read_text(encoding="utf-8").splitlines()[:count]
        if arguments.lines
        else sample_lines(count)
    )
    rounds = []
    for _ in range(arguments.rounds):
        seconds, segments = ours(lines, arguments.engine)
        anchors = bare(segments), bare(segments, mapped=True)
        rounds.append((seconds, *anchors, len(segments)))
    report(rounds, statistics.median)


def report(
    rounds: list[tuple[float, float, float, int]], middle: Callable[[list[float]], float]
) -> None:
    """Print the table."""
    for seconds, anchor, mapped, segments in rounds:
        print(f"{segments} segments: ours {seconds:.2f} s, bare decoder {anchor:.2f} s", end=", ")
        print(f"with the map {mapped:.2f} s")
    ratios = [middle([one[0] / one[place] for one in rounds]) for place in (1, 2)]
    rate = middle([one[3] / one[0] for one in rounds])
    print(f"{ratios[0]:.2f} × the bare decoder, {ratios[1]:.2f} × it with the map", end=", ")
    print(f"{rate:.0f} segments a second")


if __name__ == "__main__":
    main()
