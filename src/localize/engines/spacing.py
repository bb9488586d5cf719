"""Blanks that a model needs: between opening quotation marks, close dashes and the words there.

A vocabulary knows most words behind a blank only: `“Last` is “, La, st, of which a network made
„Nichtes Jahr“, where `“ Last` is “, Last. So a text is read with these blanks, and written: behind
an opening mark only pieces that begin a word are looked for. The draft's marks close up again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from localize.engines.attention import WORD_START

_SIDED, _SIDELESS, _SINGLE, _ENDS = "„«", "\"“‘'", "‘'", '"“”»'
"""Marks that open always; those that open if they stand apart; of these, those whose ends are like
apostrophes; and those that end a quotation."""
_UNLIKELY = frozenset("\"“”„«»‘’',;:!?)]}_-/|")
"""What does not begin a quotation, beside the middle of a word."""
_TOKEN = re.compile(r"\S+")
_CODE = re.compile(r"://|[/@=_\\{}<>]|\w{2}\.[a-z]{2}|^-")
_OPENING = re.compile(
    r"""(?<![^\s(\[–—"“«‘'-])(?:["“„«](?=\w)|['‘](?=[^\W\d_])"""
    r"(?!(?:bout|cause|cos|d|em|ll|m|n|ndrangheta|re|round|s|t|til|tis|twas|ve)(?!\w)))",
    re.IGNORECASE,
)
"""A mark close to a word, but for a decade's apostrophe ('70s) and a shortened word's ('em)."""
_DASH = re.compile(r"""(?<=[^\s–—-])(?:—|--)(?=[\w“„«(‘]|["'][^\W\d])""")
_DIGITS = re.compile(r"\d(?:—|--)\d")


def gaps(text: str) -> list[int]:
    """Give a text's offsets, in order, where a blank makes the words beside it words."""
    return sorted({gap for token in _tokens(text) for gap in (*_behind(token), *_around(token))})


def opens(text: str) -> bool:
    """Tell whether a text has an opening mark that is close to a word."""
    return any(True for token in _tokens(text) for _ in _behind(token))


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Give what stands between blanks and is neither an address nor code."""
    return (found for found in _TOKEN.finditer(text) if not _CODE.search(found[0]))


def _behind(token: re.Match[str]) -> Iterator[int]:
    """Give where opening marks end."""
    return (token.start() + found.end() for found in _OPENING.finditer(token[0]))


def _around(token: re.Match[str]) -> Iterator[int]:
    """Give where close dashes begin and end."""
    for found in _DASH.finditer(token[0]):
        if not _DIGITS.match(token[0], found.start() - 1):
            yield from (token.start() + found.start(), token.start() + found.end())


def joined(vocabulary: Sequence[str]) -> list[list[str]]:
    """Give what no search shall write: an opening mark and behind it what begins no word."""
    opening = _SIDED + _SIDELESS
    marks = [one for one in vocabulary if one[:1] == WORD_START and _mark(one) in {*opening}]
    inner = [piece for piece in vocabulary if piece[:1].isalpha() or piece[:1] in _UNLIKELY]
    return [[mark, piece] for mark in marks for piece in inner]


def closed(tokens: Sequence[str]) -> list[str]:
    """Give as many tokens, without the blanks inside of quotation marks."""
    found, depth = list(tokens), 0
    for at, token in enumerate(tokens):
        mark = _mark(token)
        if len(mark) == 1 and _is_opening(tokens, at, depth):
            _close(found, at + 1)
            depth += mark not in _SINGLE
        elif depth and not set(_ENDS).isdisjoint(mark):
            if not "".join(tokens[at + 1 : at + 2])[:1].isalnum():
                _close(found, at)
            depth -= 1
    return found


def _mark(token: str) -> str:
    """Give a token without the blank and the brackets before it."""
    return token.removeprefix(WORD_START).lstrip("(")


def _is_opening(tokens: Sequence[str], at: int, depth: int) -> bool:
    """Tell whether a mark opens: inside of a quotation if the next one ends without a blank."""
    mark, before = _mark(tokens[at]), "".join(tokens[max(0, at - 1) : at])
    is_apart = not before or before[-1:] in f"{WORD_START}(" or tokens[at] != mark
    if mark in _SIDED or mark not in _SIDELESS:
        return mark in _SIDED
    if not is_apart and before not in {WORD_START + one for one in _SIDED + _SIDELESS}:
        return False
    if not depth or mark in _SINGLE:
        return True
    behind = tokens[at + 1 :]
    after = next((one for one in behind if not set(_ENDS + _SIDED).isdisjoint(one)), WORD_START)
    return "".join(behind[:1])[1:2].isalpha() and not after.startswith(WORD_START)


def _close(tokens: list[str], at: int) -> None:
    """Take the blank off a token, if there is one."""
    if at < len(tokens):
        tokens[at] = tokens[at].removeprefix(WORD_START)
