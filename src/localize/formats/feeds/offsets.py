"""Places in UTF-8 → places in its text."""

from __future__ import annotations

from itertools import accumulate

_STEP = 4096
_CONTINUATION = bytes(range(0x80, 0xC0))


class Offsets:
    """Byte offsets at the beginning of characters, asked for in any order."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        steps = (data[start : start + _STEP] for start in range(0, len(data), _STEP))
        self._counts = [0, *accumulate(map(_characters, steps))]

    def at(self, offset: int) -> int:
        """Give how many characters stand before a byte."""
        step = offset // _STEP
        return self._counts[step] + _characters(self._data[step * _STEP : offset])


def _characters(data: bytes) -> int:
    return len(data.translate(None, _CONTINUATION))
