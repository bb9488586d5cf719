"""One step: losses, gradients, new weights."""

from __future__ import annotations

import torch
from torch import Tensor

from localize.training import loss, optimizer
from localize.training.batches import Batch
from localize.training.progress import EVERY
from localize.training.recipe import Stage
from localize.training.session import Run
from localize.training.states import State

_FINISHING = 0.98


def step(run: Run, batch: Batch, stage: Stage) -> None:
    """Make one step and tell of it."""
    state, steps = run.state, run.recipe.steps
    entropy, guided, pieces = _losses(run, batch)
    (entropy + steps.guided * guided).backward()
    pieces = _add_up(run, pieces)
    norm = _move_gradients(state, steps.clip, pieces)
    rate = optimizer.rate(steps, state.step, run.until.finish)
    state.optimizer.step(rate)
    state.sync()
    most = steps.average if run.until.finish is None else _FINISHING
    decay = min(most, (state.step + 1) / (state.step + 10))
    optimizer.average(state.averaged, state.weights.state_dict(), decay)
    state.step, state.tokens = state.step + 1, state.tokens + pieces
    run.progress.add(float(entropy.detach()), float(guided.detach()), pieces, norm)
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


def _move_gradients(state: State, clip: float, pieces: int) -> float:
    """Give the 32-bit weights the working copy's mean gradients, clipped; give the norm before."""
    pairs = zip(state.weights.parameters(), state.working.parameters(), strict=True)
    for original, working in pairs:
        original.grad = None if working.grad is None else working.grad.float() / pieces
        working.grad = None
    return float(torch.nn.utils.clip_grad_norm_(state.weights.parameters(), clip))


def _losses(run: Run, batch: Batch) -> tuple[Tensor, Tensor, int]:
    """Give the summed cross-entropy, the summed alignment loss, and the number of pieces."""
    state, steps, device = run.state, run.recipe.steps, run.state.weights.positions.device
    arrays = (batch.source, batch.target, batch.labels, batch.links)
    source, target, labels, links = (torch.from_numpy(array).to(device) for array in arrays)
    spoken, attention = state.working(source, target)
    said = (labels != state.weights.pad).flatten()
    labels = labels.flatten()[said]
    among = None
    if steps.candidates != (0, 0) and not _is_last_third(run):
        seed = run.recipe.seed * 1_000_003 + state.step
        among = loss.candidates(labels, state.weights.pad, *steps.candidates, seed)
    table, bias = state.working.shared.weight[:-1], state.working.final_logits_bias[:-1]
    entropy = loss.cross_entropy(
        spoken.flatten(0, 1)[said], table, bias, labels, smoothing=steps.smoothing, among=among
    )
    return entropy, loss.guided_attention(attention, links), len(labels)


def _is_last_third(run: Run) -> bool:
    """Tell whether two thirds of the finish are done."""
    first = run.until.finish
    return first is not None and 3 * (run.state.step - first) >= 2 * run.recipe.steps.finish
