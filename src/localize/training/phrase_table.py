"""The table of phrases that an engine reads: pruned, ordered, written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from pathlib import Path

from localize.phrases import NAT
from localize.training import array_file

Option = tuple[int, str]
Table = Mapping[str, list[Option]]


def rank(
    pairs: Iterable[tuple[str, str, float, float]], most: int, share: float
) -> dict[str, list[Option]]:
    """Give every source's options, scores in hundredths of a nat, the likeliest option first.

    A pair comes with its score and with the logarithm of its share of the source. Of a source's
    options at most `most` are kept, and none that is seen less than `share` times as often as the
    first: scores alone would choose what is seldom and long.
    """
    found: dict[str, list[tuple[float, str, float]]] = {}
    for source, target, score, seen in pairs:
        found.setdefault(source, []).append((-seen, target, score))
    return {source: _best(options, most, share) for source, options in found.items()}


def without_composed(table: Table) -> dict[str, list[Option]]:
    """Leave out the phrases whose best option their parts give, too, one after the other."""
    return {source: options for source, options in table.items() if not _composed(source, table)}


def frequent(table: Table, counts: Mapping[str, float], most: int) -> dict[str, list[Option]]:
    """Give the `most` phrases that count most; single words come first."""
    ordered = sorted(table, key=lambda source: (" " in source, -counts[source], source))
    return {source: table[source] for source in ordered[:most]}


def write(path: Path, table: Table) -> None:
    """Write a table, whole or not at all: packed lines, source TAB score|target TAB …."""
    lines = (
        "\t".join((source, *(f"{score}|{target}" for score, target in table[source])))
        for source in sorted(table)
    )
    array_file.pack(path, "".join(f"{line}\n" for line in lines).encode())


def _best(options: list[tuple[float, str, float]], most: int, share: float) -> list[Option]:
    """Give the likeliest options, ties in the order of their texts."""
    ordered = sorted(options)[:most]
    last = ordered[0][0] - math.log(share)
    return [(round(score * NAT), target) for cost, target, score in ordered if cost <= last]


def _composed(source: str, table: Table) -> bool:
    """Tell whether two parts of a phrase have its best option between them."""
    words = source.split(" ")
    best = table[source][0][1]
    return any(
        _first(" ".join(words[:place]), table) + _first(" ".join(words[place:]), table) == best
        for place in range(1, len(words))
    )


def _first(source: str, table: Table) -> str:
    """Give a part's best option, or what no option has."""
    return table[source][0][1] if source in table else "\n"
