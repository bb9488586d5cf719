"""The layers of Marian's transformer: post-norm, ReLU."""

# mypy: allow-subclassing-any
# Without torch, its classes are unknown.

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as nnf
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a model."""

    vocabulary: int
    width: int = 256
    inner: int = 1024
    heads: int = 8
    encoder_layers: int = 6
    decoder_layers: int = 2
    longest: int = 512


class Attention(nn.Module):
    """Multi-head attention from [B, T, width] to [B, S, width]."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.k_proj = nn.Linear(width, width)
        self.v_proj = nn.Linear(width, width)
        self.q_proj = nn.Linear(width, width)
        self.out_proj = nn.Linear(width, width)

    def forward(self, queries: Tensor, memory: Tensor, mask: Tensor | None) -> Tensor:
        """Give the mixed values [B, T, width].

        `mask` is added to the scores and broadcast to [B, heads, T, S]; without one, a query sees
        what is not behind it.
        """
        q = self.split(self.q_proj(queries))
        k, v = self.split(self.k_proj(memory)), self.split(self.v_proj(memory))
        mixed = (_fused if q.is_cuda else _written_out)(q, k, v, mask)
        return self.join(mixed)

    def first(self, queries: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Give the first head's attention [B, T, S]."""
        width = self.q_proj.out_features // self.heads
        q, k = (
            nnf.linear(states, layer.weight[:width], layer.bias[:width]).float()
            for states, layer in ((queries, self.q_proj), (memory, self.k_proj))
        )
        return (torch.matmul(q * width**-0.5, k.transpose(-1, -2)) + mask[:, 0]).softmax(-1)

    def split(self, states: Tensor) -> Tensor:
        """[B, T, width] → [B, heads, T, width / heads]."""
        return states.unflatten(2, (self.heads, -1)).transpose(1, 2)

    def join(self, mixed: Tensor) -> Tensor:
        """[B, heads, T, width / heads] → [B, T, width], as the next layer takes it."""
        joined: Tensor = self.out_proj(mixed.transpose(1, 2).flatten(2))
        return joined


def _fused(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
    """Mix values by PyTorch's own attention, which GPUs are fast at."""
    return nnf.scaled_dot_product_attention(q, k, v, mask, is_causal=mask is None)


def _written_out(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
    """Mix values in 32 bits: PyTorch's own attention takes four times as long here on a CPU."""
    if mask is None:
        mask = torch.full((q.shape[2], k.shape[2]), -1e4).triu(1)
    scores = torch.matmul(q.float() * q.shape[-1] ** -0.5, k.float().transpose(-1, -2)) + mask
    return torch.matmul(scores.softmax(-1), v.float()).to(v.dtype)


class EncoderLayer(nn.Module):
    """Self-attention and a feed-forward network."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.self_attn = Attention(shape.width, shape.heads)
        self.self_attn_layer_norm = nn.LayerNorm(shape.width)
        self.fc1 = nn.Linear(shape.width, shape.inner)
        self.fc2 = nn.Linear(shape.inner, shape.width)
        self.final_layer_norm = nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout(0.0)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """[B, S, width] → [B, S, width]."""
        found = self.dropout(self.self_attn(states, states, mask))
        states = self.self_attn_layer_norm(states + found)
        found = self.dropout(self.fc2(self.fc1(states).relu()))
        given: Tensor = self.final_layer_norm(states + found)
        return given


class DecoderLayer(nn.Module):
    """Causal self-attention, attention to the source and a feed-forward network."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.self_attn = Attention(shape.width, shape.heads)
        self.self_attn_layer_norm = nn.LayerNorm(shape.width)
        self.encoder_attn = Attention(shape.width, shape.heads)
        self.encoder_attn_layer_norm = nn.LayerNorm(shape.width)
        self.fc1 = nn.Linear(shape.width, shape.inner)
        self.fc2 = nn.Linear(shape.inner, shape.width)
        self.final_layer_norm = nn.LayerNorm(shape.width)
        self.dropout = nn.Dropout(0.0)

    def forward(
        self, states: Tensor, memory: Tensor, mask: Tensor, own: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Give the states after the layer, and those that look at the source, [B, T, width].

        `own` masks the states' attention to each other; without it, they see what is not behind.
        """
        found = self.dropout(self.self_attn(states, states, own))
        looking: Tensor = self.self_attn_layer_norm(states + found)
        found = self.dropout(self.encoder_attn(looking, memory, mask))
        states = self.encoder_attn_layer_norm(looking + found)
        found = self.dropout(self.fc2(self.fc1(states).relu()))
        return self.final_layer_norm(states + found), looking
