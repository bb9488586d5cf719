"""Minimum risk training on drafts that the weights of the moment make: what a GPU is fast at.

Each line is drafted once, when its turn comes, and no draft is older than a step: the first ones
after an interruption are a step newer. While the drafts of one batch are compared with the
translations, those of the next are made. The objective is that of `risk`, with every draft by
itself instead of in trees, and all output pieces; `smoothing`, `guided` and `candidates` have no
part in it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
import torch.nn.functional as nnf
from torch import Tensor

from localize import cores
from localize.training import likelihood, prepare, rewards, search, steps
from localize.training.batches import Batch, Ids
from localize.training.loss import Losses
from localize.training.network import Network
from localize.training.recipe import Online
from localize.training.rewards import Judges
from localize.training.search import Found
from localize.training.session import Mixed, Run
from localize.training.steps import Judge

_LONGER, _ROOM = 1.4, 8
"""How much longer than both sides of its batch a draft can be, and so many pieces more."""


@dataclass(frozen=True, slots=True)
class Choice:
    """B lines: `source` [B, S], `labels` [B, K + 1, T], `rewards` [B, K] and which are `there`.

    A line's rows of labels are its drafts and a person's translation, the last: all with their
    ends, then padding. `pieces` is the number of pieces of the translations.
    """

    source: Tensor
    labels: Tensor
    rewards: Tensor
    there: Tensor
    pieces: int


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A batch that is drafted, its rewards on their way."""

    mixed: Mixed
    source: Tensor
    found: Found
    worth: Iterator[list[float]]

    def judge(self, run: Run) -> Judge:
        """Wait for the rewards; give what judges the weights."""
        network = run.state.working
        reference = steps.moved(self.mixed.batch.labels, run.state)
        worth = torch.tensor(list(self.worth), device=self.source.device)
        lines = choice(self.source, self.found, reference, worth, network.pad)
        return partial(losses, network, lines, run.recipe.online)


def judged(run: Run, mixed: Iterator[Mixed]) -> Generator[tuple[Mixed, Judge]]:
    """Give each batch with what judges the weights by its drafts."""
    spm = run.folder.parent / prepare.VOCABULARY
    with rewards.judges(spm, max(1, cores.count() - 1)) as judges:
        waiting = _draft(run, next(mixed), judges)
        for following in mixed:
            then = _draft(run, following, judges)
            yield waiting.mixed, waiting.judge(run)
            waiting = then


def choice(source: Tensor, found: Found, reference: Tensor, worth: Tensor, pad: int) -> Choice:
    """Put lines together: their drafts, translations [B, T] and rewards."""
    longest = max(reference.shape[1], found.pieces.shape[2])
    rows = [
        nnf.pad(one, (0, longest - one.shape[2]), value=pad)
        for one in (found.pieces, reference[:, None])
    ]
    pieces = int((reference != pad).sum())
    return Choice(source, torch.cat(rows, 1), worth, found.scores.isfinite(), pieces)


def losses(network: Network, lines: Choice, online: Online) -> Losses:
    """Weigh drafts by their probabilities: what they are worth is expected to go up.

    So are the best drafts and the translations, which holds what is not among the drafts.
    """
    said, sizes = _said(network, lines)
    totals = said.sum(2)
    means = totals / sizes
    worth = lines.rewards.masked_fill(~lines.there, 0.0)
    sharp = (online.sharpness * totals[:, :-1]).masked_fill(~lines.there, -1e9)
    expected = (sharp.softmax(1) * worth).sum(1).mean()
    held = means.gather(1, worth.argmax(1, keepdim=True)).mean()
    objective = -expected - online.anchor * held - online.reference * means[:, -1].mean()
    told = {"reward": expected.detach() * lines.pieces}
    return Losses(objective * lines.pieces, told, lines.pieces)


def _draft(run: Run, mixed: Mixed, judges: Judges) -> _Waiting:
    """Draft a batch and have the drafts judged."""
    batch, online = mixed.batch, run.recipe.online
    source = steps.moved(batch.source, run.state)
    longest = int(_LONGER * max(batch.source.shape[1], batch.labels.shape[1])) + _ROOM
    longest = min(longest, run.state.weights.shape.longest)
    found = search.search(
        run.state.working, source, beams=online.drafts, longest=longest, penalty=online.penalty
    )
    lines = _lines(found.pieces.cpu().numpy(), batch, run.state.weights.pad)
    return _Waiting(mixed, source, found, judges.ask(lines))


def _lines(drafts: Ids, batch: Batch, pad: int) -> list[rewards.Line]:
    """Give drafts [B, K, T] and translations as lists, without ends and padding."""
    ends = np.maximum((drafts != pad).sum(2) - 1, 0)
    last = (batch.labels != pad).sum(1) - 1
    return [
        ([row[:end].tolist() for row, end in zip(rows, own, strict=True)], wanted[:size].tolist())
        for rows, own, wanted, size in zip(drafts, ends, batch.labels, last, strict=True)
    ]


def _said(network: Network, lines: Choice) -> tuple[Tensor, Tensor]:
    """Give the log-probability of every piece [B, K + 1, T], 0 for padding, and the lengths."""
    count, drafts, _ = lines.labels.shape
    flat = lines.labels.flatten(0, 1)
    begun = torch.cat([flat.new_full((len(flat), 1), network.pad), flat[:, :-1]], 1)
    memory, mask = (one.repeat_interleave(drafts, 0) for one in network.encode(lines.source))
    states, _ = network.decode(memory, mask, begun)
    real = flat != network.pad
    found = likelihood.said(states[real], *network.output(), flat[real])
    said = found.new_zeros(flat.shape).masked_scatter(real, found)
    return said.view(lines.labels.shape), real.sum(1).clamp_min(1).view(count, drafts)
