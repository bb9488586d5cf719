"""Steps, until told to stop; resumable at every one of them."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from localize.training import batches, checkpoint, states, steps
from localize.training.faults import TrainingError
from localize.training.session import Run


def train(run: Run) -> bool:
    """Make steps until the end; save now and then, at the end, and when interrupted.

    Gives False for the last.
    """
    with _interruptible(run):
        while not run.over():
            _block(run)
            if not run.over():
                run.state.block, run.state.done = run.state.block + 1, 0
                run.state.cursors = dict(run.pools.cursors)
        _save(run)
    return not run.interrupted


def _block(run: Run) -> None:
    """Mix a block of lines and make its steps."""
    state, stage = run.state, run.recipe.stage(run.state.step)
    run.pools.refresh()
    run.pools.cursors = dict(state.cursors)
    lines = run.pools.draw(run.recipe.steps.block, stage.longest)
    seed = [run.recipe.seed, state.block]
    mixed = list(batches.group(lines, stage.tokens, state.weights.pad, seed))
    if len(mixed) < run.team.size:
        raise TrainingError(
            "too little text for so many processes", "give more, or smaller batches (tokens)"
        )
    for number, batch in enumerate(run.team.share(mixed)):
        if number < state.done // run.team.size:
            continue
        steps.step(run, batch, stage)
        state.done = (number + 1) * run.team.size
        if run.over():
            return
        if time.monotonic() - run.saved > run.recipe.steps.save:
            _save(run)


def _save(run: Run) -> None:
    """Write a checkpoint, and now and then how well the averaged weights translate."""
    if run.team.leads:
        checkpoint.save(run.folder, states.save(run.state))
    if run.score is not None:
        run.progress.score(run.state.step, run.score(states.averaged(run.state)))
    run.saved = time.monotonic()


@contextmanager
def _interruptible(run: Run) -> Iterator[None]:
    """Let Ctrl-C and a termination end the run after the step at hand, its state saved."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        run.asked = True

    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
