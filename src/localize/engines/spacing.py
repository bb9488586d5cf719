"""Blanks that a model needs: between opening quotation marks, close dashes and the words there.

A vocabulary knows most words behind a blank only: `“Last` is “, La, st, of which a network made
„Nichtes Jahr“, where `“ Last` is “, Last. So a text is read with these blanks, and written: behind
an opening mark only pieces that begin a word are looked for. The draft's marks close up again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from localize.engines.attention import WORD_START

_MARKS = '"“„«‘'
_SIDED, _SIDELESS, _SINGLE = frozenset("„«"), frozenset("\"“‘'"), frozenset("‘'")
"""Marks that open always, those that open if they stand apart, and those whose ends are like
apostrophes."""
_ENDS = frozenset('"“”»')
_TOKEN = re.compile(r"\S+")
_CODE = re.compile(r"://|[/@=_\\{}<>]|\w{2}\.[a-z]{2}|^-")
_OPENING = re.compile(
    r"""(?<![^\s(\[–—"“«‘'-])(?:["“„«](?=\w)|['‘](?=[^\W\d_])"""
    r"(?!(?:bout|cause|cos|em|n|round|s|t|til|tis|twas)(?!\w)))",
    re.IGNORECASE,
)
"""A mark close to a word, but for a decade's apostrophe ('70s) and a shortened word's ('em)."""
_DASH = re.compile(r"""(?<=[^\s–—-])(?:—|--)(?=[\w“„«(‘]|["'][^\W\d])""")
_DIGITS = re.compile(r"\d(?:—|--)\d")


def gaps(text: str) -> list[int]:
    """Give a text's offsets, in order, where a blank makes the words beside it words."""
    return sorted({gap for found in _TOKEN.finditer(text) for gap in _gaps(found)})


def _gaps(token: re.Match[str]) -> Iterator[int]:
    """Give the gaps in what stands between two blanks, none in an address or in code."""
    if _CODE.search(token[0]):
        return
    start = token.start()
    yield from (start + found.end() for found in _OPENING.finditer(token[0]))
    for found in _DASH.finditer(token[0]):
        if not _DIGITS.match(token[0], found.start() - 1):
            yield from (start + found.start(), start + found.end())


def opens(text: str, found: Sequence[int]) -> bool:
    """Tell whether one of a text's gaps stands behind an opening mark."""
    return any(text[gap - 1] in f"{_MARKS}'" for gap in found)


def joined(vocabulary: Sequence[str]) -> list[list[str]]:
    """Give what no search shall write: an opening mark's piece and one that goes on with a word."""
    known = set(vocabulary)
    marks = [WORD_START + mark for mark in _MARKS if WORD_START + mark in known]
    inner = [piece for piece in vocabulary if piece[:1].isalpha()]
    return [[mark, piece] for mark in marks for piece in inner]


def closed(tokens: Sequence[str]) -> list[str]:
    """Give as many tokens, without the blanks inside of quotation marks."""
    found, is_open = list(tokens), False
    for at, token in enumerate(tokens):
        mark = token.removeprefix(WORD_START)
        is_apart = token != mark or not at or tokens[at - 1] == WORD_START
        if mark in _SIDED or (mark in _SIDELESS and is_apart and not is_open):
            _close(found, at + 1)
            is_open |= mark not in _SINGLE
        elif is_open and not _ENDS.isdisjoint(mark):
            if not "".join(tokens[at + 1 : at + 2])[:1].isalnum():
                _close(found, at)
            is_open = False
    return found


def _close(tokens: list[str], at: int) -> None:
    """Take the blank off a token, if there is one."""
    if at < len(tokens):
        tokens[at] = tokens[at].removeprefix(WORD_START)
