"""Which rules apply: chosen by their codes; an unknown code is an error with the nearest one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from localize.checks.rules import RULES
from localize.errors import ProjectError


def selected(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Give the codes of the rules that apply; raises `ProjectError` for a code that is none."""
    chosen, left = frozenset(select), frozenset(ignore)
    for code in chosen | left:
        if code not in RULES:
            raise _unknown(code)
    return frozenset(chosen or RULES) - left


def _unknown(code: str) -> ProjectError:
    near = difflib.get_close_matches(code, RULES, n=1, cutoff=0.4)
    hint = f"did you mean “{near[0]}”? " if near else ""
    return ProjectError(
        f"there is no rule “{code}”", f"{hint}all codes: localize check --explain all"
    )


def require(code: str) -> str:
    """Give a code back; raises `ProjectError` if there is no such rule."""
    if code not in RULES:
        raise _unknown(code)
    return code
