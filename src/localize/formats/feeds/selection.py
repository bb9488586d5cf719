"""What a field's path selects in a file."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from localize.formats.feeds.values import Value


class Selection(NamedTuple):
    """The texts in the file's order, and the names of other things that are no text."""

    texts: tuple[Value, ...] = ()
    others: tuple[str, ...] = ()
    is_found: bool = False


class Source(Protocol):
    """A file that was read; `advice` is what helps where a path selects nothing."""

    advice: str

    def select(self, path: str) -> Selection:
        """Give what a valid path selects."""
