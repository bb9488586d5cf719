"""Beam search with a network in training, many lines together: what a GPU is fast at.

The drafts are those that CTranslate2 finds: a line is done with as many as its beam is wide. But
what has not ended at the longest is none.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as nnf
from torch import Tensor

from localize.training import likelihood
from localize.training.layers import Attention, DecoderLayer
from localize.training.network import Network
from localize.training.vocabulary import END

_LOOK = 4
"""Pieces between two looks at whether all lines are done: a look waits for the device."""


@dataclass(frozen=True, slots=True)
class Found:
    """K drafts of each of B lines, the best first.

    `pieces` [B, K, T] have their ends, then padding; `scores` [B, K] are log-probabilities, divided
    by the length to the power of the penalty; minus infinity where a line has fewer drafts.
    """

    pieces: Tensor
    scores: Tensor


class _Layer:
    """A decoder layer with what it saw: source [B, heads, S, d], pieces [B · K, heads, T, d]."""

    def __init__(self, layer: DecoderLayer, memory: Tensor, beams: int, longest: int) -> None:
        self._layer, self._beams = layer, beams
        looking = layer.encoder_attn
        self._memory = looking.split(looking.k_proj(memory)), looking.split(looking.v_proj(memory))
        heads, width = self._memory[0].shape[1], self._memory[0].shape[3]
        self._seen = memory.new_empty(2, len(memory) * beams, heads, longest, width)

    def follow(self, rows: Tensor, place: int) -> None:
        """Go on from other beams: row by row, what `rows` [B · K] have seen before `place`."""
        self._seen[:, :, :, :place] = self._seen[:, rows, :, :place]

    def __call__(self, states: Tensor, mask: Tensor, place: int) -> Tensor:
        """Give the states [B · K, 1, width] after the layer."""
        layer = self._layer
        states = layer.self_attn_layer_norm(states + self._own(layer.self_attn, states, place))
        found = self._source(layer.encoder_attn, states, mask)
        states = layer.encoder_attn_layer_norm(states + found)
        given: Tensor = layer.final_layer_norm(states + layer.fc2(layer.fc1(states).relu()))
        return given

    def _own(self, attention: Attention, states: Tensor, place: int) -> Tensor:
        """Look at the pieces before and the last one."""
        for seen, project in zip(self._seen, (attention.k_proj, attention.v_proj), strict=True):
            seen[:, :, place] = attention.split(project(states))[:, :, 0]
        keys, values = self._seen[:, :, :, : place + 1]
        mixed = nnf.scaled_dot_product_attention(
            attention.split(attention.q_proj(states)), keys, values
        )
        return attention.join(mixed)

    def _source(self, attention: Attention, states: Tensor, mask: Tensor) -> Tensor:
        """Look at the source, which a line's beams share."""
        queries = attention.q_proj(states).view(-1, self._beams, states.shape[2])
        mixed = nnf.scaled_dot_product_attention(attention.split(queries), *self._memory, mask)
        return attention.join(mixed).view(states.shape)


class _Speaker:
    """What the network says next, of all beams together."""

    def __init__(self, network: Network, source: Tensor, beams: int, longest: int) -> None:
        memory, self._mask = network.encode(source)
        self._network = network
        self._layers = [_Layer(layer, memory, beams, longest) for layer in network.decoder]

    def chances(self, pieces: Tensor, place: int, count: int) -> tuple[Tensor, Tensor]:
        """Give the `count` likeliest next pieces of [B · K] last ones: log-probabilities, ids."""
        depths = torch.full_like(pieces, place)[:, None]
        states = self._network.embed(pieces[:, None], depths)
        for layer in self._layers:
            states = layer(states, self._mask, place)
        table, bias = self._network.output()
        logits = likelihood.scores(states[:, 0], table, bias)
        best, ids = logits.topk(count)
        return best - logits.logsumexp(1, keepdim=True), ids

    def follow(self, rows: Tensor, place: int) -> None:
        """Go on from other beams."""
        for layer in self._layers:
            layer.follow(rows, place)


class _Beams:
    """The beginnings of all lines, and the drafts that have ended."""

    def __init__(
        self, lines: int, beams: int, longest: int, pad: int, device: torch.device
    ) -> None:
        self.beams, self._pad = beams, pad
        self.said = torch.full((lines, beams, longest), pad, device=device)
        self._totals = torch.full((lines, beams), -torch.inf, device=device)
        self._totals[:, 0] = 0.0
        self._ended = torch.full((lines, 2 * beams + 1, longest), pad, device=device)
        self._scores = torch.full((lines, 2 * beams + 1), -torch.inf, device=device)
        self._count = torch.zeros((lines, 1), dtype=torch.long, device=device)
        self._first = torch.arange(lines, device=device)[:, None] * beams

    def done(self) -> bool:
        """Tell whether every line has its drafts."""
        return bool((self._count >= self.beams).all())

    def add(self, best: Tensor, ids: Tensor, place: int, penalty: float) -> tuple[Tensor, Tensor]:
        """Say one piece more, of each beam's likeliest; give the new beams' rows and pieces."""
        lines, twice = len(self.said), 2 * self.beams
        totals = (self._totals[..., None] + best.view(lines, self.beams, -1)).flatten(1)
        totals, places = totals.topk(twice)
        parents, pieces = places // ids.shape[1], ids.view(lines, -1).gather(1, places)
        said = self.said.gather(1, parents[..., None].expand(-1, -1, self.said.shape[2]))
        said[:, :, place] = pieces
        ended = pieces == END
        self._keep(said, totals / (place + 1) ** penalty, ended)
        going = ended.long().argsort(dim=1, stable=True)[:, : self.beams]
        self.said = said.gather(1, going[..., None].expand(-1, -1, said.shape[2]))
        self._totals = totals.gather(1, going)
        rows = self._first + parents.gather(1, going)
        return rows.flatten(), pieces.gather(1, going).flatten()

    def _keep(self, said: Tensor, scores: Tensor, ended: Tensor) -> None:
        """Put aside what has ended among the likeliest, of lines that want more drafts."""
        rank = torch.arange(ended.shape[1], device=ended.device)
        wanted = ended & (rank < self.beams) & (self._count < self.beams)
        slots = torch.where(wanted, self._count + wanted.long().cumsum(1) - 1, 2 * self.beams)
        self._ended.scatter_(1, slots[..., None].expand(-1, -1, said.shape[2]), said)
        self._scores.scatter_(1, slots, scores)
        self._count = self._count + wanted.sum(1, keepdim=True)

    def found(self) -> Found:
        """Give the drafts that have ended."""
        scores, order = self._scores[:, :-1].topk(self.beams)
        pieces = self._ended.gather(1, order[..., None].expand(-1, -1, self._ended.shape[2]))
        longest = int((pieces != self._pad).sum(2).max())
        return Found(pieces[:, :, :longest], scores)


def search(network: Network, source: Tensor, *, beams: int, longest: int, penalty: float) -> Found:
    """Give `beams` drafts of each line of `source` [B, S], of at most `longest` pieces and ends."""
    with torch.no_grad():
        speaker = _Speaker(network, source, beams, longest)
        held = _Beams(len(source), beams, longest, network.pad, source.device)
        pieces = source.new_full((len(source) * beams,), network.pad)
        count = min(2 * beams, network.pad)
        for place in range(longest):
            best, ids = speaker.chances(pieces, place, count)
            rows, pieces = held.add(best, ids, place, penalty)
            speaker.follow(rows, place + 1)
            if place % _LOOK == _LOOK - 1 and held.done():
                break
        return held.found()
