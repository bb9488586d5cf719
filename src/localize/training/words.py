"""Words and punctuation marks of a text, with what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from localize.training.encoding import Token

JOINTS = frozenset("-‐‑–'’")
"""What joins words to compounds and contractions."""

_WORD = re.compile(r"\w+|[^\w\s]")


def split(text: str) -> tuple[Token, ...]:
    """Give a text's tokens, numbered from 0; space after the last one is dropped."""
    tokens: list[Token] = []
    end = 0
    for number, found in enumerate(_WORD.finditer(text)):
        tokens.append(Token(text[end : found.start()], found[0], number))
        end = found.end()
    return tuple(tokens)


def join(tokens: Iterable[Token]) -> str:
    """Give the tokens' text."""
    return "".join(token.gap + token.text for token in tokens)


def is_joined(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a hyphen or an apostrophe joins a token to another one."""
    before = tokens[place - 1].text if place and not tokens[place].gap else ""
    has_next = place + 1 < len(tokens) and not tokens[place + 1].gap
    return before in JOINTS or (has_next and tokens[place + 1].text in JOINTS)
