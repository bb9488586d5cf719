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
        reference = steps.moved(self.mixed.batch.labels, run.state)[:, None]
        pad, worth = run.state.weights.pad, torch.tensor(list(self.worth))
        longest = max(reference.shape[2], self.found.pieces.shape[2])
        rows = [_widened(rows, longest, pad) for rows in (self.found.pieces, reference)]
        pieces = int((self.mixed.batch.labels != pad).sum())
        lines = Choice(
            self.source,
            torch.cat(rows, 1),
            worth.to(self.source.device),
            self.found.scores.isfinite(),
            pieces,
        )
        return partial(losses, run.state.working, lines, run.recipe.online)


def judged(run: Run, mixed: Iterator[Mixed]) -> Generator[tuple[Mixed, Judge]]:
    """Give each batch with what judges the weights by its drafts."""
    spm = run.folder.parent / prepare.VOCABULARY
    with rewards.judges(spm, max(1, cores.count() // run.team.size - 1)) as judges:
        waiting = _draft(run, next(mixed), judges)
        for following in mixed:
            then = _draft(run, following, judges)
            yield waiting.mixed, waiting.judge(run)
            waiting = then


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
    table, bias = network.shared.weight[:-1], network.final_logits_bias[:-1]
    found = likelihood.said(states[real], table, bias, flat[real])
    said = found.new_zeros(flat.shape).masked_scatter(real, found)
    return said.view(lines.labels.shape), real.sum(1).clamp_min(1).view(count, drafts)


def _widened(rows: Tensor, longest: int, pad: int) -> Tensor:
    """Give rows [B, K, T] padded to a length."""
    return nnf.pad(rows, (0, longest - rows.shape[2]), value=pad)
