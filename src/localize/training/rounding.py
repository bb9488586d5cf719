"""Weights in eight bits while a step is made: what it learns is not lost when they are exported."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from torch import Tensor, nn

_MOST = 127
_LEAST = 1e-30
"""A row's largest weight under which all of it is as good as zero."""


@contextmanager
def rounded(network: nn.Module) -> Iterator[None]:
    """Give all matrices as CTranslate2's int8 holds them, and the exact ones back at the end.

    Gradients that are found meanwhile are applied to the exact ones (a straight-through estimator:
    Jacob et al. 2018, "Quantization and Training of Neural Networks for Efficient
    Integer-Arithmetic-Only Inference"). Steps that are smaller than half of what eight bits tell
    apart so add up until a weight is rounded to its neighbour.
    """
    exact = [(one, one.data) for one in network.parameters() if one.dim() > 1]
    for parameter, value in exact:
        parameter.data = nearest(value)
    try:
        yield
    finally:
        for parameter, value in exact:
            parameter.data = value


def nearest(matrix: Tensor) -> Tensor:
    """Round [rows, width] to 255 values a row, evenly from minus its largest weight to plus it."""
    scale = _MOST / matrix.abs().amax(1, keepdim=True).clamp_min(_LEAST)
    return (matrix * scale).round_().div_(scale)
