"""What drafts are worth beside a person's translation, found by other processes meanwhile."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import sentencepiece

from localize import evaluation

Ids = list[int]
Line = tuple[list[Ids], Ids]
"""A line's drafts and its translation, in pieces' ids without their ends."""

_TOGETHER = 8
"""Lines that a process is given at a time."""


class Judges:
    """Processes that know a vocabulary."""

    def __init__(self, workers: ProcessPoolExecutor) -> None:
        self._workers = workers

    def ask(self, lines: Sequence[Line]) -> Iterator[list[float]]:
        """Give every line's rewards, from 0 to 1, once they are found: see `nearness`."""
        return self._workers.map(_worth, lines, chunksize=_TOGETHER)


@contextmanager
def judges(vocabulary: Path, processes: int) -> Iterator[Judges]:
    """Start processes, and end them."""
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, context, _begin, (vocabulary,)) as workers:
        try:
            yield Judges(workers)
        finally:
            workers.shutdown(wait=False, cancel_futures=True)


_PROCESSORS: list[sentencepiece.SentencePieceProcessor] = []


def _begin(vocabulary: Path) -> None:
    """Read the vocabulary; Ctrl-C is for the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _PROCESSORS.append(sentencepiece.SentencePieceProcessor(model_file=str(vocabulary)))


def _worth(line: Line) -> list[float]:
    """Give a line's rewards."""
    drafts, translation = line
    decode = _PROCESSORS[0].decode
    near = evaluation.nearness([decode(draft) for draft in drafts], decode(translation))
    return [one / 100 for one in near]
