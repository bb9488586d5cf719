"""The layers of Marian's transformer: post-norm, ReLU."""

# mypy: allow-subclassing-any
# Without torch, its classes are unknown.

from __future__ import annotations

from dataclasses import dataclass

import torch
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

    def forward(self, queries: Tensor, memory: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Give the mixed values [B, T, width] and the first head's attention [B, T, S].

        `mask` is added to the scores and broadcast to [B, heads, T, S]. Written out in 32 bits:
        PyTorch's own attention takes four times as long on short sentences on a CPU.
        """
        q = self.split(self.q_proj(queries))
        k, v = self.split(self.k_proj(memory)), self.split(self.v_proj(memory))
        scores = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(-1, -2)) + mask
        weights = scores.softmax(-1)
        mixed = torch.matmul(weights, v).transpose(1, 2).flatten(2)
        return self.out_proj(mixed.to(queries.dtype)), weights[:, 0]

    def split(self, states: Tensor) -> Tensor:
        """[B, T, width] → [B, heads, T, width / heads], in 32 bits."""
        return states.unflatten(2, (self.heads, -1)).transpose(1, 2).float()


class EncoderLayer(nn.Module):
    """Self-attention and a feed-forward network."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.self_attn = Attention(shape.width, shape.heads)
        self.self_attn_layer_norm = nn.LayerNorm(shape.width)
        self.fc1 = nn.Linear(shape.width, shape.inner)
        self.fc2 = nn.Linear(shape.inner, shape.width)
        self.final_layer_norm = nn.LayerNorm(shape.width)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """[B, S, width] → [B, S, width]."""
        states = self.self_attn_layer_norm(states + self.self_attn(states, states, mask)[0])
        return self.final_layer_norm(states + self.fc2(self.fc1(states).relu()))


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

    def forward(
        self, states: Tensor, memory: Tensor, mask: Tensor, causal: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Give the states after the layer [B, T, width] and the attention [B, T, S]."""
        states = self.self_attn_layer_norm(states + self.self_attn(states, states, causal)[0])
        found, attention = self.encoder_attn(states, memory, mask)
        states = self.encoder_attn_layer_norm(states + found)
        states = self.final_layer_norm(states + self.fc2(self.fc1(states).relu()))
        return states, attention
