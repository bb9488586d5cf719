"""Which old text a new one comes from: pairs, one to one, of the best total likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

_MOST = 8
"""How many candidates of a text are looked at."""
_EXACT = 60
"""Up to how many texts on a side a group of rivals is paired by best total; beyond, by likeness."""
_NEAR = 0.5
"""What a neighbour in the article is worth, in points of likeness, against a far one."""

Scores = dict[tuple[int, int], float]


def pair(
    new: Mapping[int, str],
    old: Mapping[int, str],
    threshold: float,
    allowed: Callable[[int, int], bool],
) -> dict[int, int]:
    """Pair new texts with old ones; keys are places, scores at least `threshold` of 100.

    `allowed(new, old)` may refuse a pair that is alike but means something else.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only an update pairs

    scores: Scores = {}
    span = max([*new, *old, 1])
    for place, text in new.items():
        found = process.extract(text, old, scorer=fuzz.ratio, score_cutoff=threshold, limit=_MOST)
        for _, score, other in found:
            if allowed(place, other):
                scores[place, other] = score + _NEAR * (1 - abs(place - other) / span)
    pairs: dict[int, int] = {}
    for group in _groups(scores):
        small = all(len({key[side] for key in group}) <= _EXACT for side in (0, 1))
        pairs |= _best(group) if small else _greedy(group)
    return pairs


def _groups(scores: Scores) -> Iterator[Scores]:
    """Split candidates into groups that share no text: each is paired for itself."""
    links: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for new, old in scores:
        links[0, new].append((1, old))
        links[1, old].append((0, new))
    seen: set[tuple[int, int]] = set()
    for start in list(links):
        group: Scores = {}
        stack = [] if start in seen else [start]
        while stack:
            node = stack.pop()
            if node in seen:
                continue
            seen.add(node)
            stack += links[node]
            if node[0] == 0:
                group |= {(node[1], old): scores[node[1], old] for _, old in links[node]}
        if group:
            yield group


def _greedy(scores: Scores) -> dict[int, int]:
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for new, old in sorted(scores, key=lambda key: (-scores[key], key)):
        if new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)
    return pairs


def _best(scores: Scores) -> dict[int, int]:
    """Pair by the greatest total, texts without a partner allowed.

    The Hungarian method with shortest augmenting paths; every new text also has a partner of its
    own that is worth nothing. https://en.wikipedia.org/wiki/Hungarian_algorithm
    """
    rows = sorted({new for new, _ in scores})
    columns = sorted({old for _, old in scores})
    costs = [
        [-scores.get((row, column), 0.0) for column in columns] + [0.0] * len(rows) for row in rows
    ]
    chosen = _assign(costs)
    pairs = {row: columns[at] for row, at in zip(rows, chosen, strict=True) if at < len(columns)}
    return {row: column for row, column in pairs.items() if (row, column) in scores}


def _assign(costs: Sequence[Sequence[float]]) -> list[int]:
    """Give each row its column so that the sum of costs is least; no more rows than columns."""
    width = len(costs[0])
    row_price, column_price = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)  # of column j, from 1; 0 is nobody
    for row in range(1, len(costs) + 1):
        owner[0] = row
        way = _augment(costs, owner, row_price, column_price)
        column = way.pop()
        while way:
            owner[column], column = owner[way[-1]], way.pop()
    places = {owner[column]: column - 1 for column in range(1, width + 1) if owner[column]}
    return [places[row] for row in range(1, len(costs) + 1)]


def _augment(
    costs: Sequence[Sequence[float]],
    owner: list[int],
    row_price: list[float],
    column_price: list[float],
) -> list[int]:
    """Find the cheapest way from the unowned row (at column 0) to a free column; update prices."""
    width = len(costs[0])
    least, before, used = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
    column = 0
    while owner[column]:
        used[column] = True
        row = owner[column]
        step, nearest = float("inf"), 0
        for other in range(1, width + 1):
            if used[other]:
                continue
            cost = costs[row - 1][other - 1] - row_price[row] - column_price[other]
            if cost < least[other]:
                least[other], before[other] = cost, column
            if least[other] < step:
                step, nearest = least[other], other
        for other in range(width + 1):
            if used[other]:
                row_price[owner[other]] += step
                column_price[other] -= step
            else:
                least[other] -= step
        column = nearest
    way = [column]
    while way[-1]:
        way.append(before[way[-1]])
    return way[::-1]
