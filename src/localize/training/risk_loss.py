"""How good the drafts of a line are that a network would give."""

from __future__ import annotations

import torch
import torch.nn.functional as nnf
from torch import Tensor

from localize.training.loss import Candidates
from localize.training.network import Network
from localize.training.trees import Trees


def expected(scores: Tensor, rewards: Tensor, trees: Trees, sharpness: float) -> Tensor:
    """Give the lines' mean expected reward; `scores` [H] are the drafts' log-probabilities.

    What one draft of a line gains the others lose; of all other drafts it says nothing.
    """
    lines, count = trees.lines, len(trees.pieces)
    sharp = sharpness * scores
    weights = (sharp - _best(sharp.detach(), lines, count)[lines]).exp()
    shares = weights / _added(weights, lines, count)[lines]
    return (shares * rewards).sum() / count


def anchor(scores: Tensor, rewards: Tensor, trees: Trees) -> Tensor:
    """Give the mean log-probability of a piece of the lines' best drafts.

    Beside the expected reward it holds what that says nothing of: without it, drafts that are not
    among a line's gain more and more, and run on.
    """
    best = rewards == _best(rewards, trees.lines, len(trees.pieces))[trees.lines]
    return (scores / trees.lengths)[best].mean()


def scores(network: Network, source: Tensor, trees: Trees, among: Candidates) -> Tensor:
    """Give the log-probability [H] of every draft of `source` [B, S]."""
    memory, mask = network.encode(source)
    states = network.decode_trees(memory, mask, trees)[trees.step_lines, trees.step_nodes]
    table, bias = network.shared.weight[among.pieces], network.final_logits_bias[among.pieces]
    logits = nnf.linear(states, table, bias) + among.correction
    labels = torch.searchsorted(among.pieces, trees.labels)
    said = -nnf.cross_entropy(logits, labels, reduction="none")
    return _added(said[trees.path], trees.drafts, len(trees.lines))


def _best(values: Tensor, groups: Tensor, count: int) -> Tensor:
    """Give the highest value of each group."""
    return values.new_full((count,), -torch.inf).scatter_reduce(0, groups, values, "amax")


def _added(values: Tensor, groups: Tensor, count: int) -> Tensor:
    """Add values up by group."""
    return values.new_zeros(count).index_add(0, groups, values)
