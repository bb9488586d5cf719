"""Minimum risk training: drafts that are near to a person's translation become likelier.

Of each line there are several drafts, weighed by what a search goes by; the expected nearness of
what they would give is raised (Shen et al. 2016, "Minimum Risk Training for Neural Machine
Translation"; over a search's own hypotheses as in Edunov et al. 2018, "Classical Structured
Prediction Losses for Sequence to Sequence Learning").
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
import torch.nn.functional as nnf
from torch import Tensor

from localize.training import batches, checkpoint, loss, optimizer, progress, trainer
from localize.training.faults import TrainingError
from localize.training.hypotheses import Drafted
from localize.training.network import Network
from localize.training.risk_recipe import Risk
from localize.training.texts import Say
from localize.training.trees import Trees, plant

LOG = "log.jsonl"
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
    state: State, drafted: Sequence[Drafted], risk: Risk, folder: Path, say: Say, *, penalty: float
) -> bool:
    """Make the steps that are left; save now and then, at the end, and when interrupted.

    Gives False for the last. A search divides by the length to the power `penalty`.
    """
    asked: list[bool] = []
    told, saved = _Told(risk, folder / LOG, say), time.monotonic()
    with trainer.interruptible(lambda: asked.append(True)):
        for batch in _batches(drafted, risk, state.step):
            if asked or state.step >= risk.steps:
                break
            reward, norm = _step(state, batch, risk, penalty)
            told.add(state, reward, norm)
            if time.monotonic() - saved > risk.save:
                checkpoint.save(folder, _saved(state))
                saved = time.monotonic()
    checkpoint.save(folder, _saved(state))
    return not asked


class _Told:
    """Writes and says the means of so many steps."""

    def __init__(self, risk: Risk, log: Path, say: Say) -> None:
        self._risk, self._log, self._say = risk, log, say
        self._rewards: list[float] = []
        self._norms: list[float] = []
        self._since = time.monotonic()

    def add(self, state: State, reward: float, norm: float) -> None:
        """Count a step."""
        self._rewards.append(reward)
        self._norms.append(norm)
        if state.step % progress.EVERY == 0:
            self._tell(state)

    def _tell(self, state: State) -> None:
        now, steps, risk = time.monotonic(), len(self._rewards), self._risk
        took, self._since = now - self._since, now
        state.seconds += took
        reward, norm = sum(self._rewards) / steps, sum(self._norms) / steps
        self._rewards, self._norms = [], []
        figures = {
            "step": state.step,
            "lines": state.step * risk.batch,
            "seconds": round(state.seconds),
            "reward": round(reward, 4),
            "norm": round(norm, 4),
            "rate": rate(risk, state.step - 1),
        }
        progress.append(self._log, figures)
        left = round((risk.steps - state.step) * took / steps / 60)
        pace = steps * risk.batch / took
        self._say(
            f"step {state.step:,} · expected {100 * reward:.1f} · {pace:.1f} lines/s · "
            f"{left} min left"
        )


def expected(scores: Tensor, rewards: Tensor, trees: Trees, risk: Risk, penalty: float) -> Tensor:
    """Give the lines' mean expected reward; `scores` [H] are the drafts' log-probabilities.

    Scores are compared as a search does, their lengths taken into account.
    """
    lines, count = trees.lines, len(trees.pieces)
    lengths = trees.lengths.to(scores.dtype)
    mean = _added(lengths, lines, count) / torch.bincount(lines, minlength=count)
    searched = risk.sharpness * scores * (mean[lines] / lengths) ** penalty
    best = searched.new_full((count,), -torch.inf).scatter_reduce(0, lines, searched, "amax")
    weights = (searched - best.detach()[lines]).exp()
    shares = weights / _added(weights, lines, count)[lines]
    return (shares * rewards).sum() / count


def scores(network: Network, source: Tensor, trees: Trees, among: loss.Candidates) -> Tensor:
    """Give the log-probability [H] of every draft of `source` [B, S]."""
    memory, mask = network.encode(source)
    states = network.decode_trees(memory, mask, trees)[trees.step_lines, trees.step_nodes]
    table, bias = network.shared.weight[among.pieces], network.final_logits_bias[among.pieces]
    logits = nnf.linear(states, table, bias) + among.correction
    labels = torch.searchsorted(among.pieces, trees.labels)
    said = -nnf.cross_entropy(logits, labels, reduction="none")
    return _added(said[trees.path], trees.drafts, len(trees.lines))


def _step(
    state: State, batch: Sequence[Drafted], risk: Risk, penalty: float
) -> tuple[float, float]:
    """Make a step; give the expected reward before it and the gradient's norm."""
    network = state.network
    device = network.positions.device
    trees = plant([one.drafts for one in batch], network.pad).to(device)
    source = torch.from_numpy(batches.padded([one.source for one in batch], network.pad))
    rewards = torch.tensor([reward for one in batch for reward in one.rewards], device=device)
    among = loss.candidates(trees.labels, network.pad, *risk.candidates, state.step)
    found = expected(
        scores(network, source.to(device), trees, among), rewards, trees, risk, penalty
    )
    state.adam.zero_grad(set_to_none=True)
    (-found).backward()
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


def rate(risk: Risk, step: int) -> float:
    """Give the learning rate of a step: up, then level, in the second half down to 0."""
    up, down = (step + 1) / risk.warmup, 2 * (1 - step / risk.steps)
    return risk.rate * min(1.0, up, down)


def _batches(drafted: Sequence[Drafted], risk: Risk, skipped: int) -> Iterator[Sequence[Drafted]]:
    """Give batches of lines of alike length without end, round after round, but the first ones."""
    made = (batch for number in range(risk.steps) for batch in _round(drafted, risk, number))
    for number, batch in enumerate(made):
        if number >= skipped:
            yield batch


def _round(drafted: Sequence[Drafted], risk: Risk, number: int) -> Iterator[Sequence[Drafted]]:
    """Give every line once, in an order of the round's own."""
    rng = Random(number)  # noqa: S311 - an order, no secret
    order = rng.sample(list(drafted), len(drafted))
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


def _added(values: Tensor, groups: Tensor, count: int) -> Tensor:
    """Add values up by group."""
    return values.new_zeros(count).index_add(0, groups, values)
