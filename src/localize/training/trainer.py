"""Steps, until told to stop; resumable at every one of them."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from functools import partial
from typing import TypeVar

from localize.training import batches, checkpoint, online, signals, states, steps
from localize.training.faults import TrainingError
from localize.training.session import Mixed, Run
from localize.training.steps import Judge

Item = TypeVar("Item")


def train(run: Run) -> bool:
    """Make steps until the end; save now and then, at the end, and when interrupted.

    Gives False for the last.
    """
    with (
        signals.interruptible(run.ask),
        closing(ahead(_mixed(run))) as mixed,
        closing(_judged(run, mixed)) as judged,
    ):
        while not run.over():
            one, judge = next(judged)
            steps.step(run, judge, one.stage)
            state = run.state
            state.block, state.done, state.cursors = one.block, one.done, one.cursors
            if time.monotonic() - run.saved > run.recipe.steps.save:
                _save(run)
        _save(run)
    return not run.interrupted


def ahead(items: Iterator[Item], count: int = 4) -> Generator[Item]:
    """Give items as they are, the next `count` made meanwhile."""
    waiting: deque[Future[Item]] = deque()
    with ThreadPoolExecutor(1) as worker:
        try:
            while True:
                while len(waiting) < count:
                    waiting.append(worker.submit(next, items))
                yield waiting.popleft().result()
        finally:
            worker.shutdown(wait=True, cancel_futures=True)


def _judged(run: Run, mixed: Iterator[Mixed]) -> Generator[tuple[Mixed, Judge]]:
    """Give each batch with what judges the weights by it."""
    if run.recipe.online.drafts:
        yield from online.judged(run, mixed)
    else:
        for one in mixed:
            yield one, partial(steps.losses, run, one.batch)


def _mixed(run: Run) -> Iterator[Mixed]:
    """Mix block after block of lines and give this process's batches, without end."""
    state = run.state
    step, block, done, cursors = state.step, state.block, state.done, dict(state.cursors)
    while True:
        stage = run.recipe.stage(step - done // run.team.size)
        run.pools.refresh()
        run.pools.cursors = dict(cursors)
        lines = run.pools.draw(run.recipe.steps.block, stage.longest)
        seed = [run.recipe.seed, block]
        made = batches.group(lines, stage.tokens, state.weights.pad, seed)
        number = -1
        for number, batch in enumerate(run.team.share(made)):
            if number < done // run.team.size:
                continue
            step += 1
            yield Mixed(batch, stage, block, (number + 1) * run.team.size, cursors)
        if number < 0:
            raise TrainingError(
                "too little text for so many processes", "give more, or smaller batches (tokens)"
            )
        block, done, cursors = block + 1, 0, dict(run.pools.cursors)


def _save(run: Run) -> None:
    """Write a checkpoint, and now and then how well the averaged weights translate."""
    if run.team.leads:
        checkpoint.save(run.folder, states.save(run.state))
    if run.score is not None:
        run.progress.score(run.state.step, run.score(states.averaged(run.state)))
    run.saved = time.monotonic()
