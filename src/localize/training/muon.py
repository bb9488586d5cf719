"""Muon: each matrix moves by its momentum made orthogonal (Jordan et al. 2024).

torch has it too, always in bfloat16, which processors without it emulate: then the optimizer took
longer than the network. This one computes in the numbers that the network computes in, and matrices
of one shape together.
"""

# mypy: allow-subclassing-any
# Without torch, its classes are unknown.

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import torch
from torch import Tensor, nn

_MOMENTUM, _DECAY, _ROUNDS = 0.95, 0.01, 4
_A, _B, _C = 3.4445, -4.7750, 2.0315


class Muon(torch.optim.Optimizer):
    """Moves matrices; their learning rate is one that AdamW would have.

    The update's size is matched to AdamW's as in Liu et al. 2025, "Muon is Scalable for LLM
    Training"; the momentum is Nesterov's. `dtype` is what the matrices are made orthogonal in.
    """

    def __init__(self, matrices: Iterable[nn.Parameter], dtype: torch.dtype) -> None:
        super().__init__(matrices, {"lr": 0.0})
        self.dtype = dtype

    @torch.no_grad()  # type: ignore[untyped-decorator, unused-ignore]
    def step(self) -> None:
        """Move the matrices along their gradients."""
        for group in self.param_groups:
            by_shape: defaultdict[torch.Size, list[nn.Parameter]] = defaultdict(list)
            for matrix in group["params"]:
                by_shape[matrix.shape].append(matrix)
            for shape, matrices in by_shape.items():
                updates = torch.stack([self._momentum(matrix) for matrix in matrices])
                size = 0.2 * max(shape) ** 0.5 * group["lr"]
                for matrix, update in zip(matrices, orthogonal(updates, self.dtype), strict=True):
                    matrix.mul_(1 - group["lr"] * _DECAY).add_(update, alpha=-size)

    def _momentum(self, matrix: nn.Parameter) -> Tensor:
        """Take a matrix's gradient into its momentum and look a step ahead."""
        state = self.state[matrix]
        if not state:
            state["momentum_buffer"] = torch.zeros_like(matrix)
        moved: Tensor = state["momentum_buffer"].lerp_(matrix.grad, 1 - _MOMENTUM)
        return matrix.grad.lerp(moved, _MOMENTUM)


def orthogonal(matrices: Tensor, dtype: torch.dtype) -> Tensor:
    """[N, R, C] → [N, R, C], with singular values near 1: Newton and Schulz's iteration."""
    wide = matrices.shape[1] <= matrices.shape[2]
    found = (matrices if wide else matrices.mT).to(dtype)
    found = found / found.norm(dim=(1, 2), keepdim=True).clamp_min(1e-7)
    for _ in range(_ROUNDS):
        gram = found @ found.mT
        found = _A * found + (_B * gram + _C * gram @ gram) @ found
    return (found if wide else found.mT).to(matrices.dtype)
