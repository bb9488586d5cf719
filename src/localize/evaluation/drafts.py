"""Drafts of a test set's lines, made as a newsroom's are: `drafting.stream`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from localize import drafting, markup
from localize.drafting import Task
from localize.engines import Options
from localize.model import Match, Segment


@dataclass(frozen=True, slots=True)
class Drafts:
    """An engine's plain drafts, line by line, and what they cost: wall and CPU time in seconds.

    `signature` says in full what made them.
    """

    signature: str
    texts: tuple[str, ...]
    seconds: float
    cpu: float

    @property
    def speed(self) -> float:
        """Segments a second."""
        return len(self.texts) / self.seconds if self.seconds else 0.0


def make(
    engine: str,
    options: Options,
    texts: Sequence[str],
    terms: Sequence[tuple[Match, ...]] = (),
) -> Drafts:
    """Draft plain texts, each with its terms if there are any; raises `EngineError`.

    The engine is loaded before the clock runs. Texts that repeat are drafted once, as in a catalog.
    """
    known = terms or [()] * len(texts)
    tasks = [
        Task("", Segment(markup.escape(text)), found)
        for text, found in zip(texts, known, strict=True)
    ]
    signature = drafting.work(drafting.Job(engine, options, ())).signature
    start, begun = time.perf_counter(), time.process_time()
    results = list(drafting.stream(drafting.plan(tasks, engine, options)))
    seconds, cpu = time.perf_counter() - start, time.process_time() - begun
    written = (markup.unescape(text) for result in results for text in result.texts)
    return Drafts(signature, tuple(written), seconds, cpu)
