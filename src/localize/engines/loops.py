"""Drafts that go round in circles: the commonest fault of a small model."""

from __future__ import annotations

import operator
from collections.abc import Sequence

LONGEST = 8
"""The longest phrase, in tokens, that is looked for."""


def is_loop(tokens: Sequence[str], limit: int) -> bool:
    """Tell whether a draft repeats a phrase three times on end (a token four times).

    One that has as many tokens as the decoder allows did not end by itself, and counts too.
    """
    return len(tokens) >= limit or any(
        _repeats(tokens, size, 4 if size == 1 else 3) for size in range(1, LONGEST + 1)
    )


def _repeats(tokens: Sequence[str], size: int, times: int) -> bool:
    """Tell whether some phrase of `size` tokens stands `times` times in a row."""
    same = bytes(map(operator.eq, tokens[size:], tokens))
    return b"\1" * (size * (times - 1)) in same
