"""One step: losses, gradients, new weights."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from localize.training import loss, optimizer
from localize.training.batches import Batch, Ids
from localize.training.loss import Losses
from localize.training.progress import EVERY
from localize.training.recipe import Stage
from localize.training.session import Run
from localize.training.states import State

_FINISHING = 0.98
Judge = Callable[[], Losses]


def step(run: Run, judge: Judge, stage: Stage) -> None:
    """Make one step, by what `judge` finds of the working weights, and tell of it."""
    state, steps = run.state, run.recipe.steps
    found = judge()
    found.objective.backward()
    pieces = _add_up(run, found.pieces)
    norm = _move_gradients(state, steps.clip, pieces)
    rate = optimizer.rate(steps, state.step, run.until.finish)
    state.optimizer.step(rate)
    state.sync()
    most = steps.average if run.until.finish is None else _FINISHING
    decay = min(most, (state.step + 1) / (state.step + 10))
    optimizer.average(state.averaged, state.weights.state_dict(), decay)
    state.step, state.tokens = state.step + 1, state.tokens + pieces
    run.progress.add(found.told, pieces, norm)
    if state.step % EVERY == 0:
        run.progress.tell(state.step, state.tokens, rate, stage.longest, run.left())
        state.seconds = run.progress.seconds


def _add_up(run: Run, pieces: int) -> int:
    """Add up the gradients of all processes, and what they want; give the number of pieces."""
    told = torch.tensor([pieces, *run.wishes()], dtype=torch.float32)
    working = run.state.working.parameters()
    run.team.add_up([told, *(one.grad for one in working if one.grad is not None)])
    if run.team.size > 1:
        run.agree(*told[1:].tolist())
    return int(told[0])


def _move_gradients(state: State, clip: float, pieces: int) -> Tensor:
    """Give the 32-bit weights the working copy's mean gradients, clipped; give the norm before."""
    state.weights.zero_grad(set_to_none=True)
    both = zip(state.weights.parameters(), state.working.parameters(), strict=True)
    pairs = [(original, working) for original, working in both if working.grad is not None]
    gradients = [torch.empty_like(original) for original, _ in pairs]
    torch._foreach_copy_(gradients, [working.grad for _, working in pairs])
    torch._foreach_div_(gradients, pieces)
    for (original, working), gradient in zip(pairs, gradients, strict=True):
        original.grad, working.grad = gradient, None
    norm: Tensor = torch.nn.utils.clip_grad_norm_(state.weights.parameters(), clip)
    return norm


def losses(run: Run, batch: Batch) -> Losses:
    """Judge by cross-entropy, and by the alignment loss with its weight."""
    state, steps = run.state, run.recipe.steps
    torch.manual_seed(run.recipe.seed * 1_000_003 + state.step)
    said = np.flatnonzero(batch.labels != state.weights.pad)
    arrays = (batch.source, batch.target, batch.labels.ravel()[said], batch.links, said)
    source, target, labels, links, places = (moved(array, state) for array in arrays)
    spoken, attention = state.working(source, target)
    among = None
    if steps.candidates != (0, 0) and not _is_last_third(run):
        seed = run.recipe.seed * 1_000_003 + state.step
        among = loss.candidates(labels, state.weights.pad, *steps.candidates, seed)
    table, bias = state.working.output()
    entropy = loss.cross_entropy(
        spoken.flatten(0, 1)[places], table, bias, labels, smoothing=steps.smoothing, among=among
    )
    guided = loss.guided_attention(attention, links)
    told = {"loss": entropy.detach(), "guided": guided.detach()}
    return Losses(entropy + steps.guided * guided, told, len(labels))


def moved(array: Ids, state: State) -> Tensor:
    """Give an array where the weights are, without waiting for what a GPU still computes."""
    tensor = torch.from_numpy(array)
    device = state.weights.positions.device
    return tensor.pin_memory().to(device, non_blocking=True) if device.type == "cuda" else tensor


def _is_last_third(run: Run) -> bool:
    """Tell whether two thirds of the finish are done."""
    first = run.until.finish
    return first is not None and 3 * (run.state.step - first) >= 2 * run.recipe.steps.finish
