"""Which words translate which: eflomal in both directions, joined.

eflomal (Östling and Tiedemann 2016, "Efficient word alignment with Markov Chain Monte Carlo") runs
as a program of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from localize.training import texts, whole, words
from localize.training.corpus import Pair
from localize.training.encoding import Link
from localize.training.faults import TrainingError
from localize.training.texts import Say

PROGRAM = "eflomal-align"

Linked = tuple[Pair, tuple[Link, ...]]


def align(pairs: Sequence[Pair]) -> Iterator[tuple[Link, ...]]:
    """Give each pair's links, (source word, target word), counted as in `words`.

    The better, the more pairs there are: a million words take about half a minute. Raises
    `TrainingError` if eflomal is missing or fails.
    """
    program = _program()
    with TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder / "source", (pair.source for pair in pairs))
        _write(folder / "target", (pair.target for pair in pairs))
        _run(program, folder)
        yield from _read(folder)


def _program() -> str:
    """Give the program's path, beside this Python or on the path."""
    beside = Path(sys.executable).parent / PROGRAM
    found = str(beside) if beside.exists() else shutil.which(PROGRAM)
    if found is None:
        raise TrainingError(
            f"{PROGRAM} is not installed",
            "pip install eflomal (needs a C compiler); a network can be trained without, "
            'aligner = "none" in [annotation], but then without terms and markup',
        )
    return found


def _write(path: Path, texts: Iterable[str]) -> None:
    """Write the words of each text as a line."""
    with path.open("w", encoding="utf-8") as file:
        for text in texts:
            file.write(" ".join(token.text.lower() for token in words.split(text)) + "\n")


def _run(program: str, folder: Path) -> None:
    """Align both ways."""
    sides = ("-s", "source", "-t", "target", "-f", "forward", "-r", "reverse")
    command = [program, *sides, "--overwrite", "--n-samplers", "1"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if result.returncode:
        raise TrainingError(
            f"{PROGRAM} failed: {result.stderr.strip()[-300:]}",
            'mend what it says, or set aligner = "none" in [annotation]',
        )


def _read(folder: Path) -> Iterator[tuple[Link, ...]]:
    """Give the joined links of both directions."""
    with (
        (folder / "forward").open(encoding="utf-8") as forward,
        (folder / "reverse").open(encoding="utf-8") as reverse,
    ):
        for one, other in zip(forward, reverse, strict=True):
            yield join(parse(one), parse(other))


def kept(work: Path, language: str, pairs: Sequence[Pair], say: Say) -> Iterator[tuple[Link, ...]]:
    """Give each pair's links, from `work/links` if they are there; aligned and kept if not."""
    path = work / "links" / f"{language}.txt"
    if not path.exists():
        say(f"{language}: aligning {len(pairs):,} pairs")
        write(path, align(pairs))
    return read(path, len(pairs))


def linked(
    work: Path, language: str, pairs: Mapping[Path, Sequence[Pair]], say: Say
) -> Iterator[Linked]:
    """Give the pairs out of English of a working folder's clean text with their links."""
    links = kept(work, language, list(chain(*pairs.values())), say)
    for path, part in pairs.items():
        own = zip(part, islice(links, len(part)), strict=True)
        if texts.is_from_english(path):
            yield from own
        else:
            deque(own, maxlen=0)  # not its turn


def write(path: Path, links: Iterable[tuple[Link, ...]]) -> None:
    """Write every pair's links as a line, whole or not at all."""
    path.parent.mkdir(exist_ok=True)
    with whole.writing(path) as file:
        for found in links:
            file.write(" ".join(f"{source}-{target}" for source, target in found) + "\n")


def read(path: Path, pairs: int) -> Iterator[tuple[Link, ...]]:
    """Give the links of so many pairs; raises `TrainingError` if they are of other text."""
    with path.open(encoding="utf-8") as file:
        found = sum(1 for _ in file)
    if found != pairs:
        raise TrainingError(
            f"links of {found:,} pairs for {pairs:,}", "delete them to align again", path=path
        )
    return _lines(path)


def _lines(path: Path) -> Iterator[tuple[Link, ...]]:
    """Give the links of a file's lines."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield tuple(sorted(parse(line)))


def parse(text: str) -> frozenset[Link]:
    """Read links as eflomal writes them: `0-0 1-2`."""
    return frozenset(
        (int(source), int(target))
        for source, _, target in (link.partition("-") for link in text.split())
    )


def join(forward: frozenset[Link], reverse: frozenset[Link]) -> tuple[Link, ...]:
    """Give what both have, grown (grow-diag-final-and; Koehn et al. 2005, IWSLT).

    Both are (source, target). A link beside one that is there is added if one of its words has none
    yet, in the end any link of two words that have none: it finds what stands far from where it
    stands in the source, as German verbs do.
    """
    joined = set(forward & reverse)
    sources, targets = {one for one, _ in joined}, {other for _, other in joined}
    waiting = sorted(joined)
    while waiting:
        for link in _around(waiting.pop()):
            new = link[0] not in sources or link[1] not in targets
            if new and link not in joined and (link in forward or link in reverse):
                joined.add(link)
                sources.add(link[0])
                targets.add(link[1])
                waiting.append(link)
    for link in (*sorted(forward), *sorted(reverse)):
        if link[0] not in sources and link[1] not in targets:
            joined.add(link)
            sources.add(link[0])
            targets.add(link[1])
    return tuple(sorted(joined))


def _around(link: Link) -> Iterator[Link]:
    """Give the eight neighbours of a link."""
    for source in (-1, 0, 1):
        for target in (-1, 0, 1):
            if source or target:
                yield link[0] + source, link[1] + target
