"""What Ctrl-C and a termination do while a training goes on."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

NUMBERS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def interruptible(stop: Callable[[], None]) -> Iterator[None]:
    """Let the signals call `stop` instead of ending what goes on."""
    with _handled(lambda *_: stop()):
        yield


@contextmanager
def ignored() -> Iterator[None]:
    """Let the signals do nothing; processes that are started meanwhile never hear them."""
    with _handled(signal.SIG_IGN):
        yield


@contextmanager
def _handled(handler: Callable[..., Any] | signal.Handlers) -> Iterator[None]:
    before = {number: signal.signal(number, handler) for number in NUMBERS}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)
