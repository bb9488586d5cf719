"""Stretches of a text that stay whole, and places where it must be cut, whatever its stops say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.segmentation.lexicon import Lexicon

_WHOLE = re.compile(
    r"\((?<=[^\s.!?…:] \()[^()]{3,400}\)|\[(?<=[^\s.!?…:] \[)[^]\[]{3,400}\]"
    r"|[\"“„«»](?<=[^\W_] .)(?:(?<=\")[^\"\n]{3,200}\"|(?<=“)[^“”\n]{3,200}”|"
    r"(?<=„)[^„“”\n]{3,200}[“”]|(?<=«)[^«»\n]{3,200}»|(?<=»)(?=\S)[^«»\n]{3,200}(?<=\S)«)(?=\s[a-zà-öø-ÿа-яё])"
)
"""Brackets, and quotes, that stand inside a sentence: what is in them is a part of it."""

_REACH = 10
_STOPPED = re.compile(r"[.!?…]\S*\s")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_ITEM = re.compile(
    r"(?:(?<=\s)|^)(?P<bullet>[•⁃◦▪‣]\s*+)?(?:\(?(?P<value>\d{1,2}|[a-z])(?P<style>\.\)|[.)])\s+"
    r"(?=[\"'“„«]?[^\W\d_a-zß-öø-ÿа-яё])|(?<=[•⁃◦▪‣])|(?<=[•⁃◦▪‣]\s))(?P<word>\S*)"
)
_SIGNS = ("•", "⁃", "◦", "▪", "‣", " 2.", " 2)", "(2)", " b.", " b)", "(b)")


def whole(text: str) -> list[tuple[int, int]]:
    """Give the brackets and quotes inside a sentence that hold what looks like its end."""
    return [
        found.span()
        for found in _WHOLE.finditer(text)
        if _STOPPED.search(text, found.start(), found.end() + 1)
    ]


def chunks(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give the stretches between blank lines and between the items of a list."""
    start = 0
    for found in _BLANK_LINE.finditer(text):
        yield from _items(text, start, found.start(), lexicon)
        start = found.end()
    yield from _items(text, start, len(text), lexicon)


def _items(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give the items of a list that is written in one line, or the stretch itself."""
    if any(map(text.__contains__, _SIGNS)):
        for cut in _cuts(text[start:end], lexicon):
            yield start, start + cut[0]
            start += cut[1]
    yield start, end


def _cuts(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give (length of the item, where the next begins), each from the last beginning on."""
    last: re.Match[str] | None = None
    begun = 0
    for found in _ITEM.finditer(text):
        if found["word"].rstrip(".,:;") in lexicon.months | lexicon.counted:
            continue
        if last is None:
            last = found if _opens_list(text, found) else None
        elif not _follows(last, found):
            continue
        elif found["bullet"] is None and _runs_on(text[begun : found.start()], lexicon):
            last = found
        else:
            yield len(text[begun : found.start()].rstrip()), found.start() - begun
            begun, last = found.start(), found


def _runs_on(head: str, lexicon: Lexicon) -> bool:
    """Tell whether a comma or a conjunction leads on to the next item of the same sentence."""
    words = head[-_REACH:].split()
    return bool(words) and (words[-1].endswith(",") or words[-1] in lexicon.conjunctions)


def _opens_list(text: str, found: re.Match[str]) -> bool:
    """Tell whether a marker can be a list's first: at the start, or after a stop or a colon."""
    head = text[max(found.start() - _REACH, 0) : found.start()].rstrip()
    if not head:
        return found.start() < _REACH
    return found["value"] in {"1", "a"} and (head[-1] in ".:;!?" or found["style"] != ".")


def _follows(last: re.Match[str], found: re.Match[str]) -> bool:
    """Tell whether a marker is the next one of the same kind."""
    if (last["bullet"] is None) != (found["bullet"] is None) or last["style"] != found["style"]:
        return False
    return _rank(found) == _rank(last) + (found["value"] is not None)


def _rank(found: re.Match[str]) -> int:
    value = found["value"] or "0"
    return int(value) if value.isdigit() else ord(value)
