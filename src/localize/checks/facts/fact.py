"""What a text says in digits, as values."""

from __future__ import annotations

from typing import NamedTuple

Key = float | str
"""What a fact means: a number's value; `m1` January, `t210` a time of day; digits as they are."""


class Fact(NamedTuple):
    """Something said in digits: all that it may mean, how it is written, and where.

    `others` is what it means to readers with other separators. `kind` is the code of the rule that
    it belongs to.
    """

    kind: str
    keys: frozenset[Key]
    raw: str
    start: int
    end: int
    others: frozenset[Key] = frozenset()
    is_percent: bool = False


class Facts(NamedTuple):
    """A text's facts in order, and the months and weekdays that it names."""

    digits: tuple[Fact, ...] = ()
    months: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
