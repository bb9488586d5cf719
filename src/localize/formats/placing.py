"""Placeholders of a translation, made to fit the block: never invalid markup, whatever comes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from localize.markup import Placeholder, Side, placeholders
from localize.model import Mark

_BREAKS = re.compile(r"w?br\d+")
_LINK = re.compile(r"<a[\s>]|^\[", re.IGNORECASE)


def settle(text: str, marks: Iterable[Mark]) -> str:
    """Give a translation in which every placeholder of the block is well nested and stands once.

    A repeated placeholder, half a pair, a pair across another pair's border, and a link inside a
    link lose their placeholders and keep their words. A forgotten standalone placeholder is
    appended, except a line break; a forgotten pair is not. Others stay: they are text.
    """
    by_name = {mark.name: mark for mark in marks}
    known = [one for one in placeholders(text) if _fits(one, by_name)]
    links = {mark.name for mark in by_name.values() if _LINK.search(mark.opening)}
    kept = _nested(known, links)
    settled = _without(text, [one for one in known if one not in kept])
    seen = {one.name for one in kept}
    missing = [mark.name for mark in by_name.values() if _must_stand(mark, seen)]
    return " ".join([settled, *(f"<{name}/>" for name in missing)])


def _fits(placeholder: Placeholder, marks: dict[str, Mark]) -> bool:
    mark = marks.get(placeholder.name)
    return mark is not None and (mark.closing is None) == (placeholder.side is Side.SINGLE)


def _must_stand(mark: Mark, seen: set[str]) -> bool:
    return mark.closing is None and mark.name not in seen and not _BREAKS.fullmatch(mark.name)


def _nested(found: list[Placeholder], links: set[str]) -> set[Placeholder]:
    """Give the placeholders that can stay."""
    kept: set[Placeholder] = set()
    used: set[str] = set()
    opened: list[Placeholder] = []
    for one in found:
        if one.side is Side.CLOSE:
            kept |= _close(one, opened)
        elif one.name in used or (one.name in links and any(up.name in links for up in opened)):
            continue
        elif one.side is Side.SINGLE:
            kept.add(one)
        else:
            opened.append(one)
        if one.side is not Side.CLOSE:
            used.add(one.name)
    return kept


def _close(closing: Placeholder, opened: list[Placeholder]) -> set[Placeholder]:
    """Close a pair; what was opened inside it and not closed is forgotten."""
    names = [one.name for one in opened]
    if closing.name not in names:
        return set()
    depth = names.index(closing.name)
    opening = opened[depth]
    del opened[depth:]
    return {opening, closing}


def _without(text: str, dropped: list[Placeholder]) -> str:
    parts: list[str] = []
    position = 0
    for one in dropped:
        parts.append(text[position : one.start])
        position = one.end
    return "".join([*parts, text[position:]])
