"""What a step is judged by: cross-entropy with smoothed labels, and guided attention."""

# mypy: allow-subclassing-any
# Without torch, its classes are unknown.

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import torch
import torch.nn.functional as nnf
from torch import Tensor

_CHUNK, _CHUNK_OF_GPUS = 512, 8192
_ALIGNED, _NEVER = 8, -1e4
"""Matrices with sides that are not multiples of 8 take a GPU four times as long."""


@dataclass(frozen=True, slots=True)
class Losses:
    """Sums over a batch's target pieces: what shall go down, and what is told of, by its name."""

    objective: Tensor
    told: dict[str, Tensor]
    pieces: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """The output pieces that a step looks at, sorted, and what corrects the scores of each."""

    pieces: Tensor
    correction: Tensor


def candidates(
    labels: Tensor, vocabulary: int, frequent: int, others: int, seed: int
) -> Candidates:
    """Choose the labels, the `frequent` first pieces and `others` at random.

    Each of the random ones stands for several that are left out: log(left / chosen) is added to its
    score, which keeps the sum over all pieces right on average (Jean et al. 2015, "On Using Very
    Large Target Vocabulary for Neural Machine Translation").
    """
    device = labels.device
    sure = torch.zeros(vocabulary, dtype=torch.bool, device=device)
    sure[:frequent] = True
    sure[labels] = True
    rest = (~sure).nonzero()[:, 0]
    order = torch.randperm(len(rest), generator=torch.Generator().manual_seed(seed))
    picked = rest[order[:others].to(device)]
    correction = torch.zeros(vocabulary, device=device)
    correction[picked] = math.log(max(len(rest), 1) / max(len(picked), 1))
    sure[picked] = True
    pieces = sure.nonzero()[:, 0]
    return Candidates(pieces, correction[pieces])


def cross_entropy(
    states: Tensor,
    table: Tensor,
    bias: Tensor,
    labels: Tensor,
    *,
    smoothing: float,
    among: Candidates | None = None,
) -> Tensor:
    """Give the summed cross-entropy of `states` [N, d] against `labels` [N].

    `table` is [V, d] and `bias` [V]; `among` limits both to some pieces.
    """
    if among is not None:
        table = table[among.pieces]
        bias = bias[among.pieces] + among.correction.to(bias.dtype)
        labels = torch.searchsorted(among.pieces, labels)
    loss: Tensor = _SmoothedCrossEntropy.apply(states, table, bias, labels, smoothing)
    return loss


def guided_attention(attention: Tensor, links: Tensor) -> Tensor:
    """Give the cross-entropy of attention [B, T, S] to word alignments, summed over rows.

    `links` is [n, 4]: line, target position, source position, and how many links its row has.
    Chen et al. 2016, "Guided Alignment Training for Topic-Aware Neural Machine Translation".
    """
    line, target, source, count = links.unbind(1)
    chances = attention[line, target, source].clamp_min(1e-6)
    return -(chances.log() / count).sum()


def parts(states: Tensor) -> list[slice]:
    """Give the chunks of positions [N, d] whose scores are made at a time."""
    size = _CHUNK_OF_GPUS if states.is_cuda else _CHUNK
    return [slice(start, start + size) for start in range(0, len(states), size)]


class _SmoothedCrossEntropy(torch.autograd.Function):
    """The sum of label-smoothed cross-entropy, without keeping the scores.

    The gradients are made in the forward pass, a chunk of positions at a time, so that memory is
    [chunk, V] instead of [N, V] and stays in a processor's cache.
    """

    @staticmethod
    def forward(ctx: Any, *given: Any) -> Tensor:  # noqa: ANN401 - as torch calls it
        """Take states [N, d], table [V, d], bias [V], labels [N], smoothing."""
        states, table, bias, labels, smoothing = given
        count, spare = len(table), -len(table) % _ALIGNED
        table = nnf.pad(table, (0, 0, 0, spare))
        bias = nnf.pad(bias, (0, spare), value=_NEVER)
        total = states.new_zeros((), dtype=torch.float32)
        to_states = torch.empty_like(states)
        to_table = torch.zeros(table.shape, dtype=torch.float32, device=table.device)
        to_bias = torch.zeros(bias.shape, dtype=torch.float32, device=bias.device)
        slope_of = _compiled() if states.is_cuda else _slope
        for part in parts(states):
            scores = torch.addmm(bias, states[part], table.T)
            loss, slope, columns = slope_of(scores, labels[part], smoothing, count)
            total += loss
            to_bias += columns
            to_states[part] = slope @ table
            to_table += slope.T @ states[part]
        to_table, to_bias = to_table[:count].to(table.dtype), to_bias[:count].to(bias.dtype)
        ctx.save_for_backward(to_states, to_table, to_bias)
        return total

    @staticmethod
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor | None, ...]:  # noqa: ANN401
        """Scale the gradients by the slope of the loss."""
        to_states, to_table, to_bias = ctx.saved_tensors
        slope = slopes[0].to(to_states.dtype)
        return to_states * slope, to_table * slope, to_bias * slope, None, None


Slope = tuple[Tensor, Tensor, Tensor]


def _slope(scores: Tensor, labels: Tensor, smoothing: float, count: int) -> Slope:
    """Give the summed loss of [n, V] scores and its gradient, and that gradient's sum [V].

    The first `count` columns are pieces. In place where it can be, as a processor likes it.
    """
    chances = torch.log_softmax(scores.float(), 1)
    even = smoothing / count
    loss = -(1 - smoothing) * chances.gather(1, labels[:, None]).sum()
    loss -= even * chances[:, :count].sum()
    slope = chances.exp_()
    slope[:, :count] -= even
    slope[torch.arange(len(labels)), labels] -= 1 - smoothing
    return loss, slope.to(scores.dtype), slope.sum(0)


def _dense_slope(scores: Tensor, labels: Tensor, smoothing: float, count: int) -> Slope:
    """Give the same as `_slope` without places, as one kernel of a GPU likes it."""
    chances = torch.log_softmax(scores.float(), 1)
    columns = torch.arange(chances.shape[1], device=labels.device)
    even = (columns < count) * (smoothing / count)
    wanted = even + (columns == labels[:, None]) * (1 - smoothing)
    slope = chances.exp() - wanted
    return -(wanted * chances).sum(), slope.to(scores.dtype), slope.sum(0)


@cache
def _compiled() -> Callable[..., Slope]:
    """Give one kernel: written out, it takes as long as the rest of a step on a GPU."""
    compiled: Callable[..., Slope] = torch.compile(_dense_slope, dynamic=True)
    return compiled
