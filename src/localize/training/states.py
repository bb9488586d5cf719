"""Everything that a training is made of at one moment, and how it becomes a checkpoint."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import torch
from torch import Tensor, nn

from localize.engines.processor import has_bfloat16
from localize.training.batches import Cursors
from localize.training.faults import TrainingError
from localize.training.layers import Shape
from localize.training.network import Network
from localize.training.optimizer import Optimizer
from localize.training.quantization import quantize
from localize.training.recipe import Recipe


@dataclass(slots=True)
class State:
    """32-bit weights, the working copy that computes, their average, the optimizer, and the place.

    The working copy has 16 bits where the device computes in them itself.

    What `quantized` and `blend` do: see `Steps`. `origin` are the weights that were begun with,
    nothing where they have no share in the end.

    Lines are mixed in blocks: `done` batches of block `block` are behind us, and `cursors` are
    where the shards stood at its start.
    """

    weights: Network
    working: Network
    averaged: dict[str, Tensor]
    optimizer: Optimizer
    quantized: bool
    blend: float
    origin: dict[str, Tensor] = field(default_factory=dict)
    step: int = 0
    tokens: int = 0
    seconds: float = 0.0
    block: int = 0
    done: int = 0
    cursors: Cursors = field(default_factory=dict)

    def sync(self) -> None:
        """Copy the weights to the working copy; the padding's row stays zero."""
        with torch.no_grad():
            self.weights.shared.weight[-1] = 0
            weights = list(self.weights.parameters())
            if self.quantized:
                weights = [quantize(one) if one.dim() > 1 else one for one in weights]
            torch._foreach_copy_(list(self.working.parameters()), weights)


def begin(recipe: Recipe, network: Network) -> State:
    """Make a state in which no step has been made yet."""
    state = _around(network, recipe)
    if recipe.steps.blend < 1:
        state.origin = {name: value.clone() for name, value in state.averaged.items()}
    return state


def fresh(recipe: Recipe, vocabulary: int, *, table: Tensor | None = None) -> Network:
    """Make a network to begin with; `table` [vocabulary, width] is where its embeddings start."""
    torch.manual_seed(recipe.seed)
    network = Network(Shape(vocabulary, **asdict(recipe.model)))
    if table is not None:
        with torch.no_grad():
            network.shared.weight.copy_(table)
    return network


def save(state: State) -> dict[str, Any]:
    """Give the state in plain values and tensors."""
    return {
        "weights": state.weights.state_dict(),
        "average": state.averaged,
        "origin": state.origin,
        "optimizers": state.optimizer.state(),
        "step": state.step,
        "tokens": state.tokens,
        "seconds": state.seconds,
        "block": state.block,
        "inblock": state.done,
        "cursors": {name: list(cursor) for name, cursor in state.cursors.items()},
    }


def restore(saved: Mapping[str, Any], recipe: Recipe, vocabulary: int) -> State:
    """Make the state that was saved; raises `TrainingError` if the recipe is another one's."""
    network = Network(Shape(vocabulary, **asdict(recipe.model)))
    try:
        network.load_state_dict(saved["weights"])
        state = _around(network, recipe)
        state.optimizer.restore(saved["optimizers"])
    except (RuntimeError, ValueError, KeyError) as error:
        raise TrainingError(
            "this checkpoint is of another model than the recipe's",
            "use the recipe that it was begun with, or another folder",
        ) from error
    origin = saved.get("origin", {})
    if recipe.steps.blend < 1 and not origin:
        raise TrainingError(
            "this checkpoint was begun without blend: the first weights are gone",
            "leave blend out, or use another folder",
        )
    device = network.positions.device
    state.averaged = {name: value.to(device) for name, value in saved["average"].items()}
    state.origin = {name: value.to(device) for name, value in origin.items()}
    state.step, state.tokens, state.seconds = saved["step"], saved["tokens"], saved["seconds"]
    state.block, state.done = saved["block"], saved["inblock"]
    state.cursors = {name: (cursor[0], cursor[1]) for name, cursor in saved["cursors"].items()}
    return state


def averaged(state: State) -> Network:
    """Give a network with the averaged weights, in 32 bits, blended with those begun with."""
    network, average, blend = copy.deepcopy(state.weights), state.averaged, state.blend
    blended = {name: value.lerp(average[name], blend) for name, value in state.origin.items()}
    network.load_state_dict(blended or average)
    network.eval()
    return network


def _around(network: Network, recipe: Recipe) -> State:
    """Make a state around a network's weights, on the device that is there."""
    on_gpu = torch.cuda.is_available()
    torch.backends.cuda.enable_cudnn_sdp(enabled=False)  # it makes a plan for each of many shapes
    dtype = torch.bfloat16 if on_gpu or has_bfloat16() else torch.float32
    network.to("cuda" if on_gpu else "cpu")
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    working = copy.deepcopy(network).to(dtype)
    for module in working.modules():
        if isinstance(module, nn.Dropout):
            module.p = recipe.steps.dropout
    if on_gpu:
        for layer in (*working.encoder, *working.decoder):
            layer.compile(dynamic=True)  # a fifth faster, from the second minute on
    steps = recipe.steps
    optimizer = Optimizer(network, steps, dtype)
    state = State(network, working, average, optimizer, steps.quantized, steps.blend)
    state.sync()
    return state
