"""A `map` over processes: for work that keeps one core busy for long."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

_BYTES = 1 << 20
_PARTS = 4
"""What takes half a second or more: bytes of catalogs, parts of one."""

Part = TypeVar("Part")
Result = TypeVar("Result")

_work: Callable[[Any], Any]


def pays(sizes: Sequence[int], workers: int) -> bool:
    """Tell whether processes should share files of these sizes: many bytes, in no file too many."""
    total = sum(sizes)
    return workers > 1 and total >= _BYTES and max(sizes) * workers <= total


def within(work: Callable[[Part], Result], parts: Sequence[Part], workers: int) -> Iterable[Result]:
    """Do as `map` does with the parts of one catalog, with several processes if it is big."""
    is_big = workers > 1 and len(parts) >= _PARTS
    return share(work, parts, workers) if is_big else map(work, parts)


def share(work: Callable[[Part], Result], parts: Sequence[Part], workers: int) -> Iterator[Result]:
    """Do as `map` does, results in the parts' order, with so many processes.

    Where the system can fork, `work` and all that it holds are there without being sent. What a
    killed process left undone is done here.
    """
    from concurrent.futures import ProcessPoolExecutor, process  # noqa: PLC0415 (heavy, rarely needed)

    done = 0
    with ProcessPoolExecutor(workers, _context(), _begin, (work,)) as pool:
        try:
            for result in pool.map(_do, parts):
                yield result
                done += 1
        except process.BrokenProcessPool:
            yield from map(work, parts[done:])
        finally:
            pool.shutdown(cancel_futures=True)


def _context() -> Any:  # noqa: ANN401 (multiprocessing has a type for each way)
    import multiprocessing  # noqa: PLC0415 (as above)

    can_fork = "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if can_fork else None)


def _begin(work: Callable[[Any], Any]) -> None:
    """Keep the work, and leave Ctrl-C to the first process, which ends the others."""
    global _work  # noqa: PLW0603 (a process of the pool has one work)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work = work


def _do(part: Any) -> Any:  # noqa: ANN401 (whatever the work takes and gives)
    return _work(part)
