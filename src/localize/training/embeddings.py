"""Where the table of embeddings starts: pieces that translate each other start close together.

Each piece is described by the English pieces around the place where it is said, and by its
neighbours in its own language; the counts become positive pointwise mutual information, whose
truncated singular vectors are the start (Levy and Goldberg 2014, "Neural Word Embedding as Implicit
Matrix Factorization"). It takes about a minute and saves a small model the better part of an hour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import torch
from torch import Tensor

from localize.training.shards import Shard

_WINDOW = {0: 4.0, -1: 1.0, 1: 1.0, -2: 0.5, 2: 0.5}
_NOISE, _RAREST, _SPARE, _ROUNDS = 0.45, 2.0, 44, 4


def start(shards: Iterable[Shard], vocabulary: int, width: int, seed: int) -> Tensor:
    """Give a table [vocabulary, width], rows of length about 1, the padding's zero."""
    counts = torch.sparse_coo_tensor(size=(vocabulary, 2 * vocabulary), check_invariants=False)
    for shard in shards:
        for part in _counts(shard, vocabulary):
            counts = (counts + part).coalesce()
    generator = torch.Generator().manual_seed(seed)
    table = _reduce(_information(counts), width, generator)
    table = table @ torch.linalg.qr(torch.randn(width, width, generator=generator))[0]
    known = table.norm(dim=1, keepdim=True) > 1e-3  # noqa: PLR2004 - a piece that no text has
    table = torch.where(known, torch.nn.functional.normalize(table), 0)
    noise = torch.randn(table.shape, generator=generator) * width**-0.5
    table = torch.where(known, (1 - _NOISE**2) ** 0.5 * table + _NOISE * noise, noise)
    table[-1] = 0
    return table


def _counts(shard: Shard, vocabulary: int) -> Iterator[Tensor]:
    """Give weighted counts of [piece, English neighbour | neighbour of the target language]."""
    source, target = (torch.from_numpy(x.astype("int64")) for x in (shard.source, shard.target))
    source_lines, target_lines = _lines(shard.source_ends), _lines(shard.target_ends)
    places, partners = _links(shard)
    for offset, weight in _WINDOW.items():
        rows, columns = _near(torch.arange(len(source)), source_lines, offset)
        yield _sparse(source[rows], source[columns], weight / 2, vocabulary)
        rows, columns = _near(partners, source_lines, offset)
        yield _sparse(target[places[rows]], source[columns], weight, vocabulary)
        if offset:
            rows, columns = _near(torch.arange(len(target)), target_lines, offset)
            yield _sparse(target[rows], target[columns] + vocabulary, weight / 2, vocabulary)
            rows, columns = _near(places, target_lines, offset)
            yield _sparse(
                source[partners[rows]], target[columns] + vocabulary, weight / 2, vocabulary
            )


def _lines(ends: object) -> Tensor:
    """Give for every piece of a joined side the number of its line."""
    stops = torch.as_tensor(ends)
    return torch.repeat_interleave(torch.arange(len(stops)), stops.diff(prepend=stops.new_zeros(1)))


def _links(shard: Shard) -> tuple[Tensor, Tensor]:
    """Give the linked places of the joined target and of the joined source."""
    pairs = torch.from_numpy(shard.links.astype("int64")).view(-1, 2)
    lines = _lines(shard.link_ends // 2)
    starts = [
        torch.as_tensor(ends).roll(1).index_fill(0, torch.tensor([0]), 0)
        for ends in (shard.target_ends, shard.source_ends)
    ]
    return pairs[:, 0] + starts[0][lines], pairs[:, 1] + starts[1][lines]


def _near(places: Tensor, lines: Tensor, offset: int) -> tuple[Tensor, Tensor]:
    """Give which of the places have a neighbour in their line at the offset, and where it is."""
    moved = places + offset
    inside = moved.clamp(0, len(lines) - 1)
    fits = (inside == moved) & (lines[inside] == lines[places])
    return fits.nonzero()[:, 0], moved[fits]


def _sparse(rows: Tensor, columns: Tensor, weight: float, vocabulary: int) -> Tensor:
    """Give counts as a sparse matrix."""
    values = torch.full((len(rows),), weight)
    shape = (vocabulary, 2 * vocabulary)
    return _matrix(torch.stack([rows, columns]), values, shape)


def _matrix(places: Tensor, values: Tensor, shape: tuple[int, ...]) -> Tensor:
    """Give a sparse matrix; values at one place are added."""
    return torch.sparse_coo_tensor(places, values, shape, check_invariants=False).coalesce()


def _information(counts: Tensor) -> Tensor:
    """Give the square root of positive pointwise mutual information, contexts smoothed by 0.75."""
    (rows, columns), values = counts.indices(), counts.values()
    total = values.sum()
    own = torch.zeros(counts.shape[0]).index_add_(0, rows, values)
    context = torch.zeros(counts.shape[1]).index_add_(0, columns, values) ** 0.75
    context *= total / context.sum()
    information = (values * total / (own[rows] * context[columns])).log()
    kept = (information > 0) & (values >= _RAREST)
    places = torch.stack([rows[kept], columns[kept]])
    return _matrix(places, information[kept].sqrt(), tuple(counts.shape))


def _reduce(matrix: Tensor, width: int, generator: torch.Generator) -> Tensor:
    """Give U √S of a truncated singular value decomposition (Halko et al. 2011)."""
    basis = torch.randn(matrix.shape[1], width + _SPARE, generator=generator)
    for _ in range(_ROUNDS):
        rows = torch.linalg.qr(torch.sparse.mm(matrix, basis))[0]
        basis = torch.linalg.qr(torch.sparse.mm(matrix.t(), rows))[0]
    left, sizes, _ = torch.linalg.svd(torch.sparse.mm(matrix, basis), full_matrices=False)
    table = left[:, :width] * sizes[:width].sqrt()
    return table - table.mean(0)
