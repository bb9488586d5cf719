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
                updates = orthogonal(torch.stack(self._momenta(matrices)), self.dtype)
                size = 0.2 * max(shape) ** 0.5 * group["lr"]
                torch._foreach_mul_(matrices, 1 - group["lr"] * _DECAY)
                torch._foreach_add_(matrices, updates.unbind(), alpha=-size)

    def _momenta(self, matrices: list[nn.Parameter]) -> list[Tensor]:
        """Take the matrices' gradients into the momenta; a look a step ahead replaces them."""
        gradients = [matrix.grad for matrix in matrices]
        for matrix in matrices:
            if not self.state[matrix]:
                self.state[matrix]["momentum_buffer"] = torch.zeros_like(matrix)
        moved = [self.state[matrix]["momentum_buffer"] for matrix in matrices]
        torch._foreach_lerp_(moved, gradients, 1 - _MOMENTUM)
        torch._foreach_lerp_(gradients, moved, _MOMENTUM)
        return gradients


def orthogonal(matrices: Tensor, dtype: torch.dtype) -> Tensor:
    """[N, R, C] → [N, R, C], with singular values near 1: Newton and Schulz's iteration."""
    wide = matrices.shape[1] <= matrices.shape[2]
    found = (matrices if wide else matrices.mT).to(dtype)
    found = found / found.norm(dim=(1, 2), keepdim=True).clamp_min(1e-7)
    for _ in range(_ROUNDS):
        gram = found @ found.mT
        found = _A * found + (_B * gram + _C * gram @ gram) @ found
    return (found if wide else found.mT).to(matrices.dtype)
