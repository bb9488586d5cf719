"""How many processors there are to work with."""

from __future__ import annotations

import os


def count() -> int:
    """Give the number of cores that this process may use."""
    can_ask = hasattr(os, "sched_getaffinity")
    return len(os.sched_getaffinity(0)) if can_ask else os.cpu_count() or 1
