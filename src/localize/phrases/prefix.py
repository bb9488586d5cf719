"""A draft that has begun already: how far in the source its beginning goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from localize.phrases.choices import Choice, Fixed
from localize.phrases.tokens import split, stem
from localize.phrases.writing import Written

_SHORTEST = 3
"""Letters of the shortest word that tells anything."""
_JUMP = 4
"""Source tokens that a word of the beginning may leave unsaid before its own."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Source tokens `first` to `last` - 1, how the words for them begin, and if they are a term."""

    first: int
    last: int
    stems: tuple[str, ...]
    is_term: bool = False

    def reached(self, words: int) -> int:
        """Give how far in the source the first so many of the words go."""
        if self.is_term and words:
            return self.last
        size = self.last - self.first
        return self.first + -(-size * words // max(1, len(self.stems)))


def said(
    start: str, choices: Sequence[Choice], written: Written, fixed: Sequence[Fixed]
) -> tuple[int, tuple[Choice, ...]]:
    """Give the number of source tokens that a beginning says, and what it does not say of them.

    That is what comes later than what stands behind it in the source.

    `choices` and `written` are the draft without the beginning. What both begin with tells how far
    they are alike; behind that, its words are looked for one after the other among the terms
    (`fixed`) and the words of the draft that come next. A term is said whole or not at all.
    """
    same = _common(start, written.text)
    stretches = [
        _Stretch(one.first, one.last, _stems(one.wordings[0]), is_term=True) for one in fixed
    ]
    done = 0
    for choice, (begin, end) in zip(choices, written.spans, strict=True):
        one = _Stretch(choice.first, choice.last, _stems(written.text[begin:end]))
        stretches.append(one)
        if end <= same:
            done = max(done, choice.last)
        elif begin < same:
            known = len(_stems(start[begin:same]))
            done = max(
                done, choice.first + (one.last - one.first) * known // max(1, len(one.stems))
            )
    for beginning in _stems(start[same:]):
        done = min(_ends(beginning, stretches, done), default=done)
    done = next((one.last for one in fixed if one.first < done < one.last), done)
    return done, tuple(_left(start[same:], same, choices, written, done))


def _left(
    rest: str, same: int, choices: Sequence[Choice], written: Written, done: int
) -> Iterator[Choice]:
    """Give the choices that come after the `same` letters though they are of the first tokens.

    What stands in the rest of the beginning is said.
    """
    known = set(_stems(rest))
    ahead: list[Choice] = []
    for one, (begin, end) in zip(choices, written.spans, strict=True):
        is_late = one.last <= done and any(one.last <= two.first for two in ahead)
        stems = _stems(written.text[begin:end])
        if is_late and begin < same < end:
            yield from _second_half(one, written.text[same:end].strip(), known)
        elif is_late and begin >= same and not known.issuperset(stems):
            yield one
        elif begin < same or (one.first < done and not known.isdisjoint(stems)):
            ahead.append(one)


def _second_half(choice: Choice, words: str, known: set[str]) -> Iterator[Choice]:
    """Give the words of a choice that its first ones lack, unless they are known."""
    if words and not known.issuperset(_stems(words)):
        yield replace(choice, words=f" {words}", numbers=choice.numbers[-len(split(words)) :])


def _ends(beginning: str, stretches: Sequence[_Stretch], done: int) -> Iterator[int]:
    """Give how far in the source a word goes, if it is one of the next ones."""
    for one in stretches:
        is_next = one.last > done >= one.first - _JUMP
        if len(beginning) >= _SHORTEST and is_next and beginning in one.stems:
            end = one.reached(one.stems.index(beginning) + 1)
            if end > done:
                yield end


def _stems(text: str) -> tuple[str, ...]:
    """Give how the words of a text begin."""
    return tuple(stem(found[0]) for found in _WORD.finditer(text))


def _common(one: str, other: str) -> int:
    """Give how many letters two texts begin with, of whatever case, up to the end of a word."""
    same = 0
    for a, b in zip(one, other, strict=False):
        if a.lower() != b.lower():
            break
        same += 1
    while 0 < same < len(other) and other[same - 1].isalnum() and other[same].isalnum():
        same -= 1
    return same
