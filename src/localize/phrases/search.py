"""The best way through a sentence's choices, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from localize.phrases.choices import Choice
from localize.phrases.fluency import Fluency
from localize.phrases.model import Model

_APART, _FAR = 300.0, 700.0
"""How much worse than the best a beginning may be and still be followed, hundredths of a nat: if
one way is wanted, and if several are."""

_HOPE = 500.0
"""How much better than alone a choice can be behind a beginning: what needs more is not tried."""


@dataclass(frozen=True, slots=True)
class Found:
    """Choices that say a whole sentence, in the order of what is said, and their score."""

    choices: tuple[Choice, ...]
    score: float


Beginning = tuple[float, int, "Beginning | None", "Choice | None"]
"""Score, the language models' state, what was before, the last choice."""


@dataclass(slots=True)
class _Stack:
    """Beginnings that say the same source tokens, by what they leave; none is below the `floor`."""

    apart: float
    kept: dict[object, Beginning] = field(default_factory=dict)
    floor: float = -inf

    def best(self, beam: int) -> list[Beginning]:
        """Give the beginnings that are worth following, the best first."""
        kept = sorted(self.kept.values(), key=lambda one: -one[0])[:beam]
        return [one for one in kept if one[0] >= self.floor]


def search(
    model: Model,
    choices: Sequence[Sequence[Choice]],
    *,
    wanted: int = 1,
    start: int = 0,
    before: Sequence[int] = (),
) -> list[Found]:
    """Give the `wanted` best ways that were found, fewer if there are not as many, the best first.

    Beginnings that leave the language models in the same state at the same place are one from there
    on; if several ways are wanted, only those with the same last choice. The tokens up to `start`
    are said already, with `before` as the numbers of what was said. Scores in hundredths of a nat.
    """
    size = len(choices)
    fluency, alike = model.fluency, wanted == 1
    stacks = [_Stack(_APART if alike else _FAR) for _ in range(size + 1)]
    stacks[start].kept[None] = (0.0, fluency.follow(fluency.begin(), before)[1], None, None)
    for place in range(start, size):
        ways = [(one, one.score + fluency.alone(one.numbers) + _HOPE) for one in choices[place]]
        for beginning in stacks[place].best(model.beam):
            for choice, outlook in ways:
                if beginning[0] + outlook >= stacks[choice.last].floor:
                    _extend(stacks[choice.last], beginning, choice, fluency, alike=alike)
    ended = [
        (one[0] + fluency.end(one[1]), number, one)
        for number, one in enumerate(stacks[size].kept.values())
    ]
    ended.sort(key=lambda one: (-one[0], one[1]))
    return [Found(_trace(one), score) for score, _, one in ended[:wanted]]


def _extend(
    stack: _Stack, beginning: Beginning, choice: Choice, fluency: Fluency, *, alike: bool
) -> None:
    """Put a choice behind a beginning, unless there is a better one that ends alike."""
    score, state = beginning[0] + choice.score, beginning[1]
    for number in choice.numbers:
        said, state = fluency.step(state, number)
        score += said
        if score < stack.floor:
            return
    key = state if alike else (state, choice.first, choice.words)
    known = stack.kept.get(key)
    if known is None or known[0] < score:
        stack.kept[key] = (score, state, beginning, choice)
        stack.floor = max(stack.floor, score - stack.apart)


def _trace(last: Beginning) -> tuple[Choice, ...]:
    """Give a way's choices from the first to the last, swapped ones in parts."""
    choices: list[Choice] = []
    one: Beginning | None = last
    while one is not None and one[3] is not None:
        choices += reversed(one[3].parts or (one[3],))
        one = one[2]
    return tuple(reversed(choices))
