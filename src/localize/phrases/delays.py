"""Stretches that are said later: “has rejected the appeal” is “hat die Beschwerde abgewiesen”.

A logistic regression on the words around answers one question again and again: is a stretch said
now, or the next token before it? After Xiong, Liu and Lin 2006, "Maximum Entropy Based Phrase
Reordering Model for Statistical Machine Translation", whose neighbours are of any length here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from localize.phrases import NAT, arrays
from localize.phrases.endings import ending

WIDEST, FARTHEST = 3, 16
"""Most tokens of a stretch, and of what is said before it though it comes later."""
LETTERS = 3
"""Letters of the endings that stand for rare words."""
FEW = 300
"""The most frequent words: the others are their endings where three would be too many."""
EDGE = 0
"""The number of what is before and behind a sentence."""
STEP = 10
"""Hundredths of a nat that one step of a stored weight stands for."""
MIX, SHIFT = 0x9E3779B97F4A7C15, 42
"""How a feature's number becomes one of 2^22 buckets (Weinberger et al. 2009, feature hashing)."""
BUCKETS = 1 << 64 - SHIFT
_SURE, _LEAST = -20.0, -250.0
"""What is likelier to be said in its turn is never said later, and what is less likely to be said
at a place is never said there; hundredths of a nat."""

EARLIER, BEFORE, FIRST, LAST, SAID, NEXT, AFTER = range(7)
"""Words around: two before a stretch, its edges, the last one said before it, two behind that."""
_BEGUN, _NEAR, _EXACT = range(3)
"""How finely a feature takes the distance: any or none, some one by one, all."""
_ONE_BY_ONE, _FAR = 6, 9
_FEATURES: Sequence[tuple[Sequence[int], Sequence[int], int]] = (
    ((), (), _EXACT),
    ((FIRST,), (), _NEAR),
    ((LAST,), (), _BEGUN),
    ((BEFORE,), (), _BEGUN),
    ((NEXT,), (), _NEAR),
    ((SAID,), (), _BEGUN),
    ((BEFORE, FIRST), (), _BEGUN),
    ((NEXT,), (FIRST,), _BEGUN),
    ((LAST,), (NEXT,), _BEGUN),
    ((), (BEFORE, NEXT), _BEGUN),
    ((), (SAID, NEXT), _BEGUN),
    ((), (NEXT, AFTER), _BEGUN),
    ((), (LAST, SAID, NEXT), _BEGUN),
    ((), (EARLIER, BEFORE, FIRST), _BEGUN),
    ((), (BEFORE, FIRST, NEXT), _NEAR),
)
"""What each feature looks at: words in full, words by class, the distance."""

Ints = NDArray[np.int64]
Buckets = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Delay:
    """Tokens `first` to `last` - 1, which may be said later.

    `odds` tells how much likelier it is that they are said when the tokens up to a place are than
    in their turn, for all places that are worth trying; hundredths of a nat.
    """

    first: int
    last: int
    odds: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Delays:
    """Numbers of words and endings, and what a bucket of features is worth in steps of `STEP`."""

    numbers: Mapping[str, int]
    worth: NDArray[np.int8]

    def find(
        self, words: Sequence[str], plain: Sequence[bool], parts: Sequence[int]
    ) -> list[Delay]:
        """Give the stretches that may be said later, all `plain`; `words` are in small letters.

        They stay in the same one of the sentence's `parts`, whose number each place has, that
        behind the last word, too.
        """
        firsts, lasts = _stretches(np.array(plain, dtype=bool))
        if not len(firsts):
            return []
        around = _Words(self, words)
        now, later = _chances(around.odds(firsts, lasts, np.zeros_like(firsts)))
        some = np.flatnonzero(now < _SURE)
        firsts, lasts, now, later = firsts[some], lasts[some], now[some], later[some]
        far = np.tile(np.arange(1, FARTHEST + 1), len(some))
        odds = around.odds(np.repeat(firsts, FARTHEST), np.repeat(lasts, FARTHEST), far)
        stops, goes = _chances(odds.reshape(-1, FARTHEST))
        chances = stops + np.cumsum(np.column_stack([later, goes[:, :-1]]), axis=1)
        return [
            Delay(first, last + 1, known)
            for first, last, stay, row in zip(
                firsts.tolist(), lasts.tolist(), now.tolist(), chances.tolist(), strict=True
            )
            if (known := _likely(row, last + 2, stay, parts))
        ]


def rest(delays: Sequence[Delay], first: int, last: int, done: int) -> Iterator[Delay]:
    """Give what is left of a stretch's delay if it still waits when all up to `done` is said.

    It goes from the stretch to `done` then.
    """
    for one in delays:
        if (one.first, one.last) == (first, last):
            now = one.odds.get(done, 0.0)
            far = {place: odds - now for place, odds in one.odds.items() if place > done}
            yield from [Delay(first, done, far)] if far else []


class _Words:
    """A sentence's words in numbers, with what is before and behind it."""

    def __init__(self, model: Delays, words: Sequence[str]) -> None:
        self._worth = model.worth
        edge = [EDGE] * 2
        beyond = [EDGE] * (FARTHEST + 2)
        full = [number(model.numbers, word) for word in words]
        few = [coarse(model.numbers, word) for word in words]
        self._full = np.array([*edge, *full, *beyond])
        self._few = np.array([*edge, *few, *beyond])

    def odds(self, firsts: Ints, lasts: Ints, distance: Ints) -> NDArray[np.float64]:
        """Give the log-odds, in nats, that stretches are said when so many others are."""
        places = [one + 2 for one in places_around(firsts, lasts, distance)]
        full, few = ([words[place] for place in places] for words in (self._full, self._few))
        found = buckets(lasts - firsts, distance, full, few)
        return np.asarray(self._worth[found].sum(axis=1, dtype=np.int64) * (STEP / NAT))


def places_around(firsts: Ints, lasts: Ints, distance: Ints) -> Sequence[Ints]:
    """Give the places of the words around: `EARLIER` to `AFTER`, those that do not exist, too."""
    said = lasts + distance
    return firsts - 2, firsts - 1, firsts, lasts, said, said + 1, said + 2


def buckets(length: Ints, distance: Ints, full: Sequence[Ints], few: Sequence[Ints]) -> Buckets:
    """Give the buckets of the features [places, features].

    `length` is the stretch's tokens but one, `distance` the tokens said before it; `full` and `few`
    are the numbers of the words around, `EARLIER` to `AFTER`.
    """
    near = np.minimum(distance, _ONE_BY_ONE) + (distance > _FAR)
    distances = distance > 0, near, distance
    columns: list[NDArray[np.uint64]] = []
    for place, (whole, coarsely, how) in enumerate(_FEATURES):
        key = np.full(len(length), place, dtype=np.uint64)
        parts = length, distances[how], *(full[n] for n in whole), *(few[n] for n in coarsely)
        for part in parts:
            key = (key + part.astype(np.uint64) + np.uint64(1)) * np.uint64(MIX)
            key ^= key >> np.uint64(29)
        columns.append(key * np.uint64(MIX) >> np.uint64(SHIFT))
    return np.stack(columns, axis=1).astype(np.uint32)


def _stretches(plain: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Give the first and the last token of all stretches that are plain."""
    ends = np.arange(len(plain))
    until = np.where(plain, 0, ends + 1)
    begins = np.maximum.accumulate(until)
    found = [(ends[length:] - length, ends[length:]) for length in range(WIDEST)]
    kept = [(first[ok], last[ok]) for first, last in found for ok in [begins[last] <= first]]
    return np.concatenate([one[0] for one in kept]), np.concatenate([one[1] for one in kept])


def _chances(odds: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the log-chances of yes and no in hundredths of a nat."""
    return -NAT * np.logaddexp(0, -odds), -NAT * np.logaddexp(0, odds)


def _likely(
    chances: Sequence[float], first: int, stays: float, parts: Sequence[int]
) -> dict[int, float]:
    """Give the places from a first one on that are likely enough, with the odds against staying."""
    return {
        place: chance - stays
        for place, chance in zip(range(first, len(parts)), chances, strict=False)
        if chance > _LEAST and parts[place] == parts[first - 1]
    }


def number(numbers: Mapping[str, int], word: str) -> int:
    """Give a word's number, or that of its ending; that of the edge if neither is known."""
    return numbers.get(word) or numbers.get(ending(word, LETTERS), EDGE)


def coarse(numbers: Mapping[str, int], word: str) -> int:
    """Give the number of one of the most frequent words, of others that of their ending."""
    found = numbers.get(word, EDGE)
    return found if 0 < found <= FEW else numbers.get(ending(word, LETTERS), EDGE)


def name(language: str) -> str:
    """Give the file name of a language's delays."""
    return f"delays.{language}.xz"


def read(path: Path) -> Delays:
    """Read a language's delays; raises `EngineError` if they are damaged.

    Arrays: `words` (bytes of lines, the most frequent first, then endings), `buckets` (each less
    the one before, bytes in rows) and `worth`.
    """
    found = arrays.read(path, "words", "buckets", "worth")
    try:
        words = arrays.strings(found["words"])
        worth = np.zeros(BUCKETS, dtype=np.int8)
        worth[np.cumsum(arrays.joined(found["buckets"]))] = found["worth"]
    except (IndexError, UnicodeDecodeError, ValueError):
        raise arrays.damaged(path) from None
    return Delays({word: number for number, word in enumerate(("", *words))}, worth)
