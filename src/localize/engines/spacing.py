"""Blanks that a model needs: between opening quotation marks, close dashes and the words there.

A vocabulary knows most words behind a blank only: `“Last` is “, La, st, of which a network made
„Nichtes Jahr“, where `“ Last` is “, Last. So a text is read with these blanks, and written: behind
an opening mark only pieces that begin a word are looked for. The draft's marks close up again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from localize.engines.attention import WORD_START

_SIDED, _SIDELESS, _SINGLE, _ENDS = map(frozenset, ("„«", "\"“‘'", "‘'", '"“”»'))
"""Marks that open always; those that open if they stand apart; of these, those whose ends are like
apostrophes; and those that end a quotation."""
_OPENERS = _SIDED | _SIDELESS
_BEGUN = {WORD_START + mark for mark in _OPENERS}
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


def opens(text: str, found: Sequence[int]) -> bool:
    """Tell whether one of a text's gaps is behind an opening mark, and not just before a dash."""
    return any(text[gap - 1] in _OPENERS and text[gap] not in "—-" for gap in found)


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
    marks = [one for one in vocabulary if one[:1] == WORD_START and _mark(one) in _OPENERS]
    inner = [piece for piece in vocabulary if piece[:1].isalpha() or piece[:1] in _UNLIKELY]
    return [[mark, piece] for mark in marks for piece in inner]


def closed(tokens: Sequence[str]) -> list[str]:
    """Give as many tokens, without the blanks inside of quotation marks."""
    found, depth = list(tokens), 0
    for at, token in enumerate(tokens):
        mark = _mark(token)
        if _is_opening(tokens, at, depth):
            _close(found, at + 1)
            depth += mark not in _SINGLE
        elif depth and not _ENDS.isdisjoint(mark):
            if not "".join(tokens[at + 1 : at + 2])[:1].isalnum():
                _close(found, at)
            depth -= 1
    return found


def _mark(token: str) -> str:
    """Give a token without the blank and the brackets before it."""
    return token.removeprefix(WORD_START).lstrip("(")


def _is_opening(tokens: Sequence[str], at: int, depth: int) -> bool:
    """Tell whether a token is a mark that opens a quotation, `depth` of which are open already."""
    mark = _mark(tokens[at])
    if mark not in _SIDELESS:
        return mark in _SIDED
    before = tokens[at - 1] if at else WORD_START
    is_apart = tokens[at] != mark or before.endswith((WORD_START, "(")) or before in _BEGUN
    return is_apart and (not depth or mark in _SINGLE or _is_nested(tokens[at + 1 :]))


def _is_nested(behind: Sequence[str]) -> bool:
    """Tell whether a word comes, and the next mark is close to one: it ends what began here."""
    marks = _ENDS | _SIDED
    after = next((one for one in behind if not marks.isdisjoint(one)), WORD_START)
    return not after.startswith(WORD_START) and behind[0][1:2].isalpha()


def _close(tokens: list[str], at: int) -> None:
    """Take the blank off a token, if there is one."""
    if at < len(tokens):
        tokens[at] = tokens[at].removeprefix(WORD_START)
