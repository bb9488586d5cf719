"""Marian's transformer, written for training: post-norm, ReLU, sinusoidal positions, tied tables.

Parameters have the names of transformers' `MarianMTModel`, so that a state is exported as it is.
Dropout is that of the recipe's steps.
"""

# mypy: allow-subclassing-any
# Without torch, its classes are unknown.

from __future__ import annotations

import torch
import torch.nn.functional as nnf
from torch import Tensor, nn

from localize.training.layers import DecoderLayer, EncoderLayer, Shape
from localize.training.trees import Trees


class Network(nn.Module):
    """Encoder, decoder and the one table of embeddings that both and the output share."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.pad = shape.vocabulary - 1
        self.shared = nn.Embedding(shape.vocabulary, shape.width, padding_idx=self.pad)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.final_logits_bias = nn.Parameter(torch.zeros(shape.vocabulary))
        self.dropout = nn.Dropout(0.0)
        self.register_buffer("positions", positions(shape), persistent=False)
        self.apply(_initialise)

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """[B, S] ids → states [B, S, width] and the mask of the padding, [B, 1, 1, S]."""
        states = self.embed(source)
        mask = torch.zeros_like(source, dtype=states.dtype)
        mask = mask.masked_fill(source == self.pad, -1e4)[:, None, None]
        for layer in self.encoder:
            states = layer(states, mask)
        return states, mask

    def decode(self, memory: Tensor, mask: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Give states [B, T, width] before the output table and those that look at the source.

        `target` begins with the padding, as Marian's decoder does. The second ones are the last
        layer's: see `attention`.
        """
        return self._decode(self.embed(target), memory, mask)

    def decode_trees(self, memory: Tensor, mask: Tensor, trees: Trees) -> Tensor:
        """Give states [B, N, width] of trees' nodes, each in sight of what it continues only."""
        states = self.embed(trees.pieces, trees.depths)
        own = torch.zeros_like(trees.hidden, dtype=states.dtype)
        own = own.masked_fill(trees.hidden, -1e4)[:, None]
        states, _ = self._decode(states, memory, mask, own)
        return states

    def attention(self, looking: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Give the attention [B, T, S] of the last layer's first head, as CTranslate2 does."""
        found: Tensor = self.decoder[-1].encoder_attn.first(looking, memory, mask)
        return found

    def forward(self, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Encode and decode; give states [B, T, width] and the attention [B, T, S]."""
        memory, mask = self.encode(source)
        states, looking = self.decode(memory, mask, target)
        return states, self.attention(looking, memory, mask)

    def embed(self, ids: Tensor, depths: Tensor | None = None) -> Tensor:
        """[B, T] ids → [B, T, width], scaled, with positions: `depths`, or one after the other."""
        places = self.positions[: ids.shape[1]] if depths is None else self.positions[depths]
        embedded: Tensor = self.dropout(self.shared(ids) * self.shape.width**0.5 + places)
        return embedded

    def _decode(
        self, states: Tensor, memory: Tensor, mask: Tensor, own: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Send embedded pieces through all layers; see `DecoderLayer`."""
        looking = states
        for layer in self.decoder:
            states, looking = layer(states, memory, mask, own)
        return states, looking

    def logits(self, states: Tensor) -> Tensor:
        """[..., width] → [..., vocabulary - 1]: the padding is never said."""
        return nnf.linear(states, *self.output())

    def output(self) -> tuple[Tensor, Tensor]:
        """Give the table [vocabulary - 1, width] and the bias of the pieces that can be said."""
        return self.shared.weight[:-1], self.final_logits_bias[:-1]


def positions(shape: Shape) -> Tensor:
    """Give Marian's sinusoidal positions, [longest, width]: all sines, then all cosines."""
    half = torch.arange(shape.width // 2, dtype=torch.float64) * 2 / shape.width
    angles = torch.arange(shape.longest, dtype=torch.float64)[:, None] / 10000**half
    return torch.cat([angles.sin(), angles.cos()], 1).float()


def _initialise(module: nn.Module) -> None:
    """Start linear layers as Glorot and Bengio (2010) do, the table with a standard normal / √d."""
    if isinstance(module, nn.Linear):
        nn.init.xavier_uniform_(module.weight)
        nn.init.zeros_(module.bias)
    elif isinstance(module, nn.Embedding):
        nn.init.normal_(module.weight, std=module.embedding_dim**-0.5)
        with torch.no_grad():
            module.weight[-1] = 0
