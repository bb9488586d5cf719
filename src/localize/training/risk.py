"""Minimum risk training: drafts that are near to a person's translation become likelier.

Of each line there are several drafts, weighed by their probabilities; how near they are to be
expected to come is raised (Shen et al. 2016, "Minimum Risk Training for Neural Machine
Translation"; over a search's own hypotheses as in Edunov et al. 2018, "Classical Structured
Prediction Losses for Sequence to Sequence Learning").
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor

from localize.training import batches, checkpoint, loss, optimizer, risk_loss, signals
from localize.training.faults import TrainingError
from localize.training.hypotheses import Drafted
from localize.training.network import Network
from localize.training.progress import LOG
from localize.training.quantization import quantized
from localize.training.risk_progress import RiskProgress
from localize.training.risk_recipe import Risk, rate, steps_of
from localize.training.texts import Say
from localize.training.trees import plant

_CLIP = 0.05
"""Longest step's gradient; nearly all are longer, so that each step counts alike."""

_POOL = 40
"""Batches whose lines are sorted by length together."""


@dataclass(slots=True)
class State:
    """A training under way: weights, their average, and how far it is."""

    network: Network
    averaged: dict[str, Tensor]
    adam: torch.optim.AdamW
    step: int = 0
    seconds: float = 0.0


def begin(network: Network) -> State:
    """Make a state in which no step has been made yet, on the device that is there."""
    network.to("cuda" if torch.cuda.is_available() else "cpu").eval()
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    adam = torch.optim.AdamW(network.parameters(), betas=(0.9, 0.98), weight_decay=0.0, fused=True)
    return State(network, average, adam)


def restore(state: State, saved: Mapping[str, Any]) -> None:
    """Go on from a checkpoint; raises `TrainingError` if it is another model's."""
    try:
        state.network.load_state_dict(saved["weights"])
        state.adam.load_state_dict(saved["optimizer"])
        state.step, state.seconds = saved["step"], saved["seconds"]
        for name, value in saved["average"].items():
            state.averaged[name].copy_(value)
    except (RuntimeError, ValueError, KeyError) as error:
        raise TrainingError(
            "this checkpoint is of another model", "use another working folder"
        ) from error


def train(
    state: State, drafted: Sequence[Drafted], risk: Risk, folder: Path, say: Say, *, number: int
) -> bool:
    """Make the steps that round `number` has left; save at times and in the end.

    Gives False if it was interrupted before that.
    """
    asked: list[bool] = []
    told, saved = RiskProgress(risk, folder / LOG, say, state.seconds), time.monotonic()
    steps = steps_of(risk, number)
    with signals.interruptible(lambda: asked.append(True)):
        for batch in _batches(drafted, risk, state.step - steps.start):
            if asked or state.step >= steps.stop:
                break
            reward, norm = _step(state, batch, risk)
            state.seconds = told.add(state.step, reward, norm)
            if time.monotonic() - saved > risk.save:
                checkpoint.save(folder, _saved(state))
                saved = time.monotonic()
    checkpoint.save(folder, _saved(state))
    return state.step >= steps.stop


def _step(state: State, batch: Sequence[Drafted], risk: Risk) -> tuple[float, float]:
    """Make a step; give the expected reward before it and the gradient's norm."""
    network = state.network
    device = network.positions.device
    trees = plant([one.drafts for one in batch], network.pad).to(device)
    source = torch.from_numpy(batches.padded([one.source for one in batch], network.pad))
    rewards = torch.tensor([reward for one in batch for reward in one.rewards], device=device)
    among = loss.candidates(trees.labels, network.pad, *risk.candidates, state.step)
    state.adam.zero_grad(set_to_none=True)
    with quantized(network):
        scores = risk_loss.scores(network, source.to(device), trees, among)
        found = risk_loss.expected(scores, rewards, trees, risk.sharpness)
        held = risk_loss.anchor(scores, rewards, trees)
        (-found - risk.anchor * held).backward()
    norm = torch.nn.utils.clip_grad_norm_(network.parameters(), _CLIP)
    for group in state.adam.param_groups:
        group["lr"] = rate(risk, state.step)
    state.adam.step()
    with torch.no_grad():
        network.shared.weight[-1] = 0
    state.step += 1
    decay = min(risk.average, state.step / (state.step + 10))
    optimizer.average(state.averaged, network.state_dict(), decay)
    return float(found.detach()), float(norm)


def _batches(drafted: Sequence[Drafted], risk: Risk, skipped: int) -> Iterator[Sequence[Drafted]]:
    """Give batches of lines of alike length without end, epoch after epoch, but the first ones."""
    made = (batch for epoch in range(risk.steps) for batch in _epoch(drafted, risk, epoch))
    return islice(made, skipped, None)


def _epoch(drafted: Sequence[Drafted], risk: Risk, epoch: int) -> Iterator[Sequence[Drafted]]:
    """Give every line once, in an order of the epoch's own."""
    rng = Random(epoch)  # noqa: S311 - an order, no secret
    order = rng.sample(drafted, len(drafted))
    for start in range(0, len(order), risk.batch * _POOL):
        pool = order[start : start + risk.batch * _POOL]
        pool.sort(key=lambda one: len(one.drafts[0]))
        cut = [pool[at : at + risk.batch] for at in range(0, len(pool), risk.batch)]
        yield from rng.sample(cut, len(cut))


def _saved(state: State) -> dict[str, Any]:
    """Give the state in plain values and tensors."""
    return {
        "weights": state.network.state_dict(),
        "average": state.averaged,
        "optimizer": state.adam.state_dict(),
        "step": state.step,
        "seconds": state.seconds,
    }
