"""Processes that make every step together: each takes other batches, the gradients are added up.

On two cores that is faster than one process with two threads, which wait for each other in every
operation. Data-parallel training, over torch's gloo.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import torch
import torch.distributed
from torch import Tensor

from localize import cores
from localize.errors import LocalizeError
from localize.training.faults import TrainingError
from localize.training.texts import Say

Item = TypeVar("Item")
Answer = TypeVar("Answer")
_PATIENCE = 30
"""Seconds that the others have to end after the leader."""


@dataclass(frozen=True, slots=True)
class Team:
    """One of `size` processes, counted from 0; the first one leads: it writes and tells."""

    rank: int = 0
    size: int = 1

    @property
    def leads(self) -> bool:
        """Tell whether this process writes and tells."""
        return self.rank == 0

    def share(self, items: Iterable[Item]) -> Iterator[Item]:
        """Give this process's items: every process gets others, and all get as many."""
        together: list[Item] = []
        for item in items:
            together.append(item)
            if len(together) == self.size:
                yield together[self.rank]
                together.clear()

    def add_up(self, tensors: Sequence[Tensor]) -> None:
        """Add tensors up between the processes, in place; raises `TrainingError` if one is gone."""
        if self.size == 1:
            return
        flat = torch.cat([tensor.flatten().float() for tensor in tensors])
        try:
            torch.distributed.all_reduce(flat)
        except RuntimeError as error:
            raise TrainingError(
                "another process of this training has ended", "call it again: it goes on"
            ) from error
        for tensor, part in zip(tensors, flat.split([one.numel() for one in tensors]), strict=True):
            tensor.copy_(part.view_as(tensor))


Task = Callable[[Team, Say], Answer]


def together(task: Task[Answer], size: int, say: Say) -> Answer:
    """Do a task in this process, which leads, and in `size` - 1 others; give the leader's answer.

    The task must be picklable; `say` is the leader's only.
    """
    if size == 1:
        return task(Team(), say)
    with TemporaryDirectory() as folder:
        meeting = Path(folder) / "meeting"
        context = multiprocessing.get_context("spawn")
        others = [
            context.Process(target=_follow, args=(task, Team(rank, size), meeting), daemon=True)
            for rank in range(1, size)
        ]
        for other in others:
            other.start()
        try:
            return _join(task, Team(0, size), meeting, say)
        finally:
            for other in others:
                other.join(_PATIENCE)
                other.terminate()


def _join(task: Task[Answer], team: Team, meeting: Path, say: Say) -> Answer:
    """Meet the others and do the task with this process's share of the cores."""
    torch.set_num_threads(max(1, cores.count() // team.size))
    torch.distributed.init_process_group(
        "gloo", init_method=f"file://{meeting}", rank=team.rank, world_size=team.size
    )
    try:
        return task(team, say)
    finally:
        torch.distributed.destroy_process_group()


def _follow(task: Task[object], team: Team, meeting: Path) -> None:
    """Do the task as one that does not lead; what goes wrong is the leader's to tell."""
    try:
        _join(task, team, meeting, _silent)
    except (LocalizeError, RuntimeError, KeyboardInterrupt):
        raise SystemExit(1) from None


def _silent(_text: str) -> None:
    """Tell nobody."""
