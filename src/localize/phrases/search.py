"""The best way through a sentence's choices, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from localize.phrases.choices import Choice
from localize.phrases.model import Model
from localize.phrases.ngrams import BEGIN, END

_APART = 700.0
"""How much worse than the best a beginning may be and still be followed, hundredths of a nat."""


@dataclass(frozen=True, slots=True)
class Found:
    """Choices that say a whole sentence, in order, and their score in hundredths of a nat."""

    choices: tuple[Choice, ...]
    score: float


Beginning = tuple[float, int, int, "Beginning | None", "Choice | None"]
"""Score, the last two tokens' numbers, what was before, the last choice."""


def search(
    model: Model,
    choices: Sequence[Sequence[Choice]],
    *,
    wanted: int = 1,
    start: int = 0,
    before: tuple[int, int] = (BEGIN, BEGIN),
) -> list[Found]:
    """Give the `wanted` best ways, fewer if there are not as many, the best first.

    Beginnings that end with the same two words at the same place are one from there on. The tokens
    up to `start` are said already, with `before` as their last two words.
    """
    size = len(choices)
    stacks: list[dict[tuple[int, int], Beginning]] = [{} for _ in range(size + 1)]
    stacks[start][before] = (0.0, *before, None, None)
    for place in range(start, size):
        for beginning in _best(stacks[place], model.beam):
            for choice in choices[place]:
                _extend(stacks[choice.last], beginning, choice, model)
    ended = [
        (one[0] + model.weight * model.ngrams.score(one[1], one[2], END), number, one)
        for number, one in enumerate(stacks[size].values())
    ]
    ended.sort(key=lambda one: (-one[0], one[1]))
    return [Found(_trace(one), score) for score, _, one in ended[:wanted]]


def _best(stack: dict[tuple[int, int], Beginning], beam: int) -> list[Beginning]:
    """Give the beginnings that are worth following, the best first."""
    kept = sorted(stack.values(), key=lambda one: -one[0])[:beam]
    return [one for one in kept if one[0] >= kept[0][0] - _APART]


def _extend(
    stack: dict[tuple[int, int], Beginning], beginning: Beginning, choice: Choice, model: Model
) -> None:
    """Put a choice behind a beginning, unless there is a better one that ends alike."""
    score, first, second = beginning[:3]
    numbers = choice.numbers
    likely = model.ngrams.score
    said = likely(first, second, numbers[0]) if numbers else 0
    if not numbers:
        key = first, second
    elif len(numbers) > 1:
        said += likely(second, numbers[0], numbers[1])
        key = numbers[-2], numbers[-1]
    else:
        key = second, numbers[0]
    score += choice.score + model.weight * said
    known = stack.get(key)
    if known is None or known[0] < score:
        stack[key] = (score, *key, beginning, choice)


def _trace(last: Beginning) -> tuple[Choice, ...]:
    """Give a way's choices from the first to the last."""
    choices: list[Choice] = []
    one: Beginning | None = last
    while one is not None and one[4] is not None:
        choices.append(one[4])
        one = one[3]
    return tuple(reversed(choices))
