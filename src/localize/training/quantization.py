"""Weights in eight bits while a step is made: what it learns is not lost when they are exported."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from torch import Tensor, nn

_MOST = 127
_LEAST = 1e-30
"""A row's largest weight under which all of it is as good as zero."""


@contextmanager
def quantized(network: nn.Module) -> Iterator[None]:
    """Give all matrices as `export` writes them in int8, and the exact ones back at the end.

    Gradients found meanwhile, `backward` included, are for the exact ones (a straight-through
    estimator: Jacob et al. 2018, "Quantization and Training of Neural Networks for Efficient
    Integer-Arithmetic-Only Inference"). Steps smaller than half of what eight bits tell apart so
    add up until a weight becomes its neighbour.
    """
    exact = [(one, one.data) for one in network.parameters() if one.dim() > 1]
    for parameter, value in exact:
        parameter.data = quantize(value)
    try:
        yield
    finally:
        for parameter, value in exact:
            parameter.data = value


def quantize(matrix: Tensor) -> Tensor:
    """Round [rows, width] to 16 bits, then to 255 values a row that reach to its largest weight."""
    written = matrix.half().to(matrix.dtype)
    scale = _MOST / written.abs().amax(1, keepdim=True).clamp_min(_LEAST)
    return (written * scale).round_().div_(scale)
