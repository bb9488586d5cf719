"""How the weights move: Muon for the hidden matrices, AdamW for the rest, and their average."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from localize.training.muon import Muon
from localize.training.recipe import Steps

State = list[dict[str, Any]]


class Optimizer:
    """Moves a network's 32-bit weights.

    Measured here, Muon is about a third ahead of AdamW in tokens. `dtype` is what it computes in.
    """

    def __init__(self, network: nn.Module, steps: Steps, dtype: torch.dtype) -> None:
        named = dict(network.named_parameters())
        hidden = [x for name, x in named.items() if steps.muon and _is_hidden(name, x)]
        rest = [x for name, x in named.items() if not (steps.muon and _is_hidden(name, x))]
        adam = torch.optim.AdamW(rest, betas=(0.9, 0.98), weight_decay=0.0, fused=True)
        self._parts: list[tuple[torch.optim.Optimizer, float]] = [(adam, 1.0)]
        if hidden:
            self._parts.insert(0, (Muon(hidden, dtype), steps.muon))

    def step(self, rate: float) -> None:
        """Move the weights along their gradients."""
        for part, scale in self._parts:
            for group in part.param_groups:
                group["lr"] = rate * scale
            part.step()

    def state(self) -> State:
        """Give what a checkpoint needs."""
        return [part.state_dict() for part, _ in self._parts]

    def restore(self, state: State) -> None:
        """Go on from a checkpoint."""
        for (part, _), saved in zip(self._parts, state, strict=True):
            part.load_state_dict(saved)


def rate(steps: Steps, step: int, finish: int | None) -> float:
    """Give the learning rate: up, then level; from step `finish` on down to 0.

    A level rate can go on for as many runs as there are; the way down is a branch of its own
    (Hägele et al. 2024, "Scaling Laws and Compute-Optimal Training Beyond Fixed Durations").
    """
    level = steps.rate * min(1.0, (step + 1) / steps.warmup)
    return level if finish is None else level * max(0.0, 1 - (step - finish) / steps.finish)


def average(averaged: Mapping[str, Tensor], current: Mapping[str, Tensor], decay: float) -> None:
    """Move the averaged weights towards the current ones, in place."""
    old = [averaged[name] for name in averaged]
    torch._foreach_lerp_(old, [current[name] for name in averaged], 1 - decay)


def _is_hidden(name: str, weights: Tensor) -> bool:
    """Tell whether these are the weights of a layer inside the network."""
    return weights.ndim == 2 and not name.startswith("shared")  # noqa: PLR2004 - a matrix
