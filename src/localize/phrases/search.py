"""The best way through a sentence's choices, from left to right; some stretches are said later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from localize.phrases.choices import Choice
from localize.phrases.delays import Delay
from localize.phrases.fluency import Fluency
from localize.phrases.model import Model

_APART, _FAR = 300.0, 700.0
"""How much worse than the best a beginning may be and still be followed, hundredths of a nat: if
one way is wanted, and if several are."""

_HOPE = 300.0
"""How much better than alone a choice can be behind a beginning: what needs more is not tried."""


@dataclass(frozen=True, slots=True)
class Found:
    """Choices that say a whole sentence, in the order of what is said, and their score."""

    choices: tuple[Choice, ...]
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    """A stretch that is said later: its choices, and what it costs to say them at a place.

    `hope` is how good it can be at best, `farthest` the last place.
    """

    first: int
    last: int
    choices: Sequence[Choice]
    costs: Mapping[int, float]
    hope: float
    farthest: int


Beginning = tuple[float, int, "Beginning | None", "Choice | None", "_Waiting | None"]
"""Score, the language models' state, what was before, the last choice, what waits to be said (the
score has its hope)."""


@dataclass(slots=True)
class _Stack:
    """Beginnings that say the same source tokens, by what they leave; none is below the `floor`."""

    apart: float
    kept: dict[object, Beginning] = field(default_factory=dict)
    floor: float = -inf

    def best(self, beam: int, floor: float = -inf) -> list[Beginning]:
        """Give the beginnings that are worth following, the best first."""
        kept = sorted(self.kept.values(), key=lambda one: -one[0])[:beam]
        return [one for one in kept if one[0] >= max(floor, self.floor)]

    def put(self, key: object, beginning: Beginning) -> None:
        """Keep a beginning, unless there is a better one that ends alike."""
        known = self.kept.get(key)
        if known is None or known[0] < beginning[0]:
            self.kept[key] = beginning
            self.floor = max(self.floor, beginning[0] - self.apart)


def search(
    model: Model,
    choices: Sequence[Sequence[Choice]],
    delays: Sequence[Delay] = (),
    *,
    wanted: int = 1,
    start: int = 0,
    before: Sequence[int] = (),
) -> list[Found]:
    """Give the `wanted` best ways that were found, fewer if there are not as many, the best first.

    One stretch at a time may wait to be said, where `delays` tell. Beginnings that leave the
    language models in the same state at the same place are one from there on; if several ways are
    wanted, only those with the same last choice. The tokens up to `start` are said already, with
    `before` as the numbers of what was said. Scores in hundredths of a nat.
    """
    size, fluency = len(choices), model.fluency
    apart = _APART if wanted == 1 else _FAR
    whole = [_Stack(apart) for _ in range(size + 1)]
    lacking = [_Stack(apart) for _ in range(size + 1)]
    waiting: dict[int, list[_Waiting]] = {}
    for one in _waiting(model, choices, delays, start):
        waiting.setdefault(one.first, []).append(one)
    begun = fluency.follow(fluency.begin(), before)[1]
    whole[start].put(None, (0.0, begun, None, None, None))
    for place in range(start, size + 1):
        for beginning in lacking[place].best(model.beam, whole[place].floor):
            _say_waiting(whole[place], beginning, place, fluency, alike=wanted == 1)
        if place == size:
            break
        _go_on(model, choices[place], (whole, lacking), place, alike=wanted == 1)
        for one in waiting.get(place, ()):
            for beginning in whole[place].best(model.beam):
                _wait(lacking[one.last], whole[one.last].floor, beginning, one)
    ended = [
        (one[0] + fluency.end(one[1]), number, one)
        for number, one in enumerate(whole[size].kept.values())
    ]
    ended.sort(key=lambda one: (-one[0], one[1]))
    return [Found(_trace(one), score) for score, _, one in ended[:wanted]]


def _waiting(
    model: Model, choices: Sequence[Sequence[Choice]], delays: Sequence[Delay], start: int
) -> Iterator[_Waiting]:
    """Give the stretches from `start` on that may be said later, if there is a choice for them.

    What begins a sentence does not wait here: it has a capital.
    """
    for one in delays:
        own = [each for each in choices[one.first] if each.last == one.last and each.words]
        near = (each for each in one.odds.items() if each[0] <= one.last + model.reach)
        costs = {place: model.delaying * odds for place, odds in near}
        if own and costs and one.first >= max(start, 1):
            best = max(each.score + model.fluency.alone(each.numbers) for each in own)
            hope = best + max(costs.values())
            yield _Waiting(one.first, one.last, own, costs, hope, max(costs))


def _go_on(
    model: Model,
    choices: Sequence[Choice],
    stacks: tuple[Sequence[_Stack], Sequence[_Stack]],
    place: int,
    *,
    alike: bool,
) -> None:
    """Put each of the choices at a place behind each of the beginnings there."""
    fluency = model.fluency
    ways = [(one, one.score + fluency.alone(one.numbers) + _HOPE) for one in choices]
    floor = stacks[0][place].floor
    for kept, own in zip(stacks, (-inf, floor), strict=True):
        for beginning in kept[place].best(model.beam, own):
            waits = beginning[4]
            for choice, outlook in ways:
                stack = kept[choice.last]
                if beginning[0] + outlook >= stack.floor and (
                    waits is None or choice.last <= waits.farthest
                ):
                    score = beginning[0] + choice.score
                    _extend(
                        stack, beginning, choice, fluency, score=score, waits=waits, alike=alike
                    )


def _wait(stack: _Stack, floor: float, beginning: Beginning, waits: _Waiting) -> None:
    """Let a stretch wait behind a beginning, if it is not worse than the `floor`."""
    score = beginning[0] + waits.hope
    if score >= max(floor, stack.floor):
        stack.put((waits, id(beginning)), (score, beginning[1], beginning, None, waits))


def _say_waiting(
    stack: _Stack, beginning: Beginning, place: int, fluency: Fluency, *, alike: bool
) -> None:
    """Say what waits behind a beginning, if this is a place for it."""
    waits = beginning[4]
    if waits is None or place not in waits.costs:
        return
    score = beginning[0] - waits.hope + waits.costs[place]
    for choice in waits.choices:
        total = score + choice.score
        _extend(stack, beginning, choice, fluency, score=total, waits=None, alike=alike)


def _extend(
    stack: _Stack,
    beginning: Beginning,
    choice: Choice,
    fluency: Fluency,
    *,
    score: float,
    waits: _Waiting | None,
    alike: bool,
) -> None:
    """Put a choice behind a beginning, unless there is a better one that ends alike.

    `score` is that of both but for what the language models say of the choice, `waits` what still
    waits then.
    """
    state = beginning[1]
    for number in choice.numbers:
        said, state = fluency.step(state, number)
        score += said
        if score < stack.floor:
            return
    key = (state, waits) if alike else (state, waits, choice.first, choice.words)
    stack.put(key, (score, state, beginning, choice, waits))


def _trace(last: Beginning) -> tuple[Choice, ...]:
    """Give a way's choices from the first to the last, swapped ones in parts."""
    choices: list[Choice] = []
    one: Beginning | None = last
    while one is not None:
        if one[3] is not None:
            choices += reversed(one[3].parts or (one[3],))
        one = one[2]
    return tuple(reversed(choices))
