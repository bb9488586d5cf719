"""Greedy decoding with a network in training: to see how well it translates, not to be fast."""

from __future__ import annotations

from collections.abc import Sequence

import sentencepiece
import torch

from localize.training import batches
from localize.training.network import Network
from localize.training.vocabulary import END

_LINES = 32


def translate(
    network: Network,
    processor: sentencepiece.SentencePieceProcessor,
    language: str,
    texts: Sequence[str],
) -> list[str]:
    """Give the translations of texts, each at most twice as long as its text and ten pieces."""
    tag = processor.piece_to_id(f">>{language}<<")
    rows = [[tag, *processor.encode(text), END] for text in texts]
    answers: list[str] = []
    for start in range(0, len(rows), _LINES):
        part = batches.padded(rows[start : start + _LINES], network.pad)
        with torch.no_grad():
            said = _greedy(network, torch.from_numpy(part))
        answers += (processor.decode(ids) for ids in said)
    return answers


def _greedy(network: Network, source: torch.Tensor) -> list[list[int]]:
    """Give the likeliest piece after piece, until every line has ended."""
    memory, mask = network.encode(source.to(network.positions.device))
    said = torch.full((len(source), 1), network.pad, device=memory.device)
    for _ in range(min(2 * source.shape[1] + 10, network.shape.longest - 1)):
        spoken, _ = network.decode(memory, mask, said)
        said = torch.cat([said, network.logits(spoken[:, -1]).argmax(1, keepdim=True)], 1)
        if (said == END).any(1).all():
            break
    return [[*row, END][: [*row, END].index(END)] for row in said[:, 1:].tolist()]
