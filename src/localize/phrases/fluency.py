"""Two language models as one: of words, and of what they end with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from localize.phrases.ngrams import BEGIN, END, NOTHING, Ngrams

_MOST = 300_000
"""Steps and tokens that are remembered."""
_SHIFT = 32


@dataclass(frozen=True, slots=True)
class Fluency:
    """How likely tokens are, in hundredths of a nat, both models' weights included.

    Tokens and states are numbered as they come; the numbers hold until `forget`.
    """

    words: Ngrams
    endings: Ngrams
    words_weight: float
    endings_weight: float
    _numbers: dict[str, int] = field(default_factory=dict, compare=False)
    _tokens: list[tuple[int, int]] = field(default_factory=list, compare=False)
    _places: dict[tuple[int, int], int] = field(default_factory=dict, compare=False)
    _states: list[tuple[int, int]] = field(default_factory=list, compare=False)
    _steps: dict[int, tuple[float, int]] = field(default_factory=dict, compare=False)
    _alone: dict[tuple[int, ...], float] = field(default_factory=dict, compare=False)

    @property
    def is_full(self) -> bool:
        """Tell whether it is time to `forget`."""
        known = len(self._steps), len(self._numbers), len(self._states), len(self._alone)
        return max(known) > _MOST

    def forget(self) -> None:
        """Forget the numbers of tokens and states."""
        for known in (self._numbers, self._places, self._steps, self._alone):
            known.clear()
        self._tokens.clear()
        self._states.clear()

    def number(self, token: str) -> int:
        """Give a token's number."""
        found = self._numbers.get(token)
        if found is None:
            found = self._numbers[token] = len(self._tokens)
            self._tokens.append((self.words.number(token), self.endings.number(token)))
        return found

    def begin(self) -> int:
        """Give the state at the beginning of a sentence."""
        begun = self.words.step(NOTHING, BEGIN)[1], self.endings.step(NOTHING, BEGIN)[1]
        return self._state(begun)

    def step(self, state: int, token: int) -> tuple[float, int]:
        """Give how likely a token is after a state, and the state after it."""
        key = state << _SHIFT | token
        found = self._steps.get(key)
        if found is None:
            found = self._steps[key] = self._taken(self._states[state], self._tokens[token])
        return found

    def follow(self, state: int, numbers: Sequence[int]) -> tuple[float, int]:
        """Give how likely tokens are one after the other from a state on, and the state after."""
        score = 0.0
        for number in numbers:
            said, state = self.step(state, number)
            score += said
        return score, state

    def alone(self, numbers: tuple[int, ...]) -> float:
        """Give how likely tokens are if nothing is known of what is before them."""
        found = self._alone.get(numbers)
        if found is None:
            nothing = self._state((NOTHING, NOTHING))
            found = self._alone[numbers] = self.follow(nothing, numbers)[0]
        return found

    def end(self, state: int) -> float:
        """Give how likely a sentence ends in a state."""
        return self._taken(self._states[state], (END, END))[0]

    def _taken(self, state: tuple[int, int], token: tuple[int, int]) -> tuple[float, int]:
        """Take a step with both models."""
        word, words = self.words.step(state[0], token[0])
        ending, endings = self.endings.step(state[1], token[1])
        score = self.words_weight * word + self.endings_weight * ending
        return score, self._state((words, endings))

    def _state(self, both: tuple[int, int]) -> int:
        """Give the number of a state."""
        found = self._places.get(both)
        if found is None:
            found = self._places[both] = len(self._states)
            self._states.append(both)
        return found
