"""The log-probabilities of pieces, without keeping the scores of all others."""

# mypy: allow-subclassing-any
# Without torch, its classes are unknown.

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from localize.training.loss import parts


def said(states: Tensor, table: Tensor, bias: Tensor, labels: Tensor) -> Tensor:
    """Give the log-probability [N], in 32 bits, of `labels` [N] after `states` [N, d].

    `table` is [V, d] and `bias` [V]. The scores [N, V] are made twice, a chunk of positions at a
    time, instead of kept.
    """
    found: Tensor = _Said.apply(states, table, bias, labels)
    return found


class _Said(torch.autograd.Function):
    """See `said`."""

    @staticmethod
    def forward(ctx: Any, *given: Any) -> Tensor:  # noqa: ANN401 - as torch calls it
        """Take states, table, bias and labels."""
        states, table, bias, labels = given
        found = torch.empty(len(states), dtype=torch.float32, device=states.device)
        for part in parts(states):
            every = scores(states[part], table, bias)
            found[part] = every.gather(1, labels[part, None])[:, 0] - every.logsumexp(1)
        ctx.save_for_backward(states, table, bias, labels)
        return found

    @staticmethod
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor | None, ...]:  # noqa: ANN401
        """Give the gradients of states, table and bias."""
        states, table, bias, labels = ctx.saved_tensors
        to_states = torch.empty_like(states)
        to_table = torch.zeros(table.shape, dtype=torch.float32, device=table.device)
        to_bias = torch.zeros(bias.shape, dtype=torch.float32, device=bias.device)
        for part in parts(states):
            slope = scores(states[part], table, bias).softmax(1)
            slope *= -slopes[0][part, None]
            slope.scatter_add_(1, labels[part, None], slopes[0][part, None])
            to_bias += slope.sum(0)
            slope = slope.to(states.dtype)
            to_states[part] = slope @ table
            to_table += slope.T @ states[part]
        return to_states, to_table.to(table.dtype), to_bias.to(bias.dtype), None


def scores(states: Tensor, table: Tensor, bias: Tensor) -> Tensor:
    """Give the scores [n, V] in 32 bits: in 16, eight drafts of a line can hardly be told apart."""
    if states.is_cuda and states.dtype != torch.float32:
        return torch.mm(states, table.T, out_dtype=torch.float32).add_(bias.float())
    return torch.addmm(bias.float(), states.float(), table.T.float())
