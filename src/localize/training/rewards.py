"""What drafts are worth beside a person's translation, found by other processes meanwhile."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

import sentencepiece

from localize import evaluation
from localize.training import signals
from localize.training.faults import TrainingError

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
        """Give every line's rewards, from 0 to 1, once they are found: see `nearness`.

        Raises `TrainingError`, also while they are taken, if one of the processes has ended.
        """
        with _alive():
            found = self._workers.map(_worth, lines, chunksize=_TOGETHER)
        return _told(found)


def _told(found: Iterator[list[float]]) -> Iterator[list[float]]:
    """Give what is found, in order."""
    with _alive():
        yield from found


@contextmanager
def _alive() -> Iterator[None]:
    """Say that a process has ended."""
    try:
        yield
    except BrokenProcessPool as error:
        raise TrainingError(
            "a process that compares drafts has ended", "call it again: it goes on"
        ) from error


@contextmanager
def judges(vocabulary: Path, processes: int) -> Iterator[Judges]:
    """Start processes, and end them."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _begin, (vocabulary,)) as workers:
        try:
            with signals.ignored():
                list(workers.map(_ready, range(processes)))
            yield Judges(workers)
        finally:
            workers.shutdown(wait=False, cancel_futures=True)


_PROCESSORS: list[sentencepiece.SentencePieceProcessor] = []


def _begin(vocabulary: Path) -> None:
    """Read the vocabulary; signals reach all of a group and are for the process that asks."""
    for number in signals.NUMBERS:
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _PROCESSORS.append(sentencepiece.SentencePieceProcessor(model_file=str(vocabulary)))


def _end_with_parent() -> None:
    """Wait for the process that asks: killed, it would leave this one behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _ready(number: int) -> int:
    """Answer, when all is read."""
    return number


def _worth(line: Line) -> list[float]:
    """Give a line's rewards."""
    drafts, translation = line
    decode = _PROCESSORS[0].decode
    near = evaluation.nearness([decode(draft) for draft in drafts], decode(translation))
    return [one / 100 for one in near]
