"""Quotation marks as a language has them."""

from __future__ import annotations

from collections.abc import Sequence

from localize.languages import primary
from localize.phrases.tokens import Token

_SIGNS = frozenset('"“”„«»')
_SWISS = "«", "»"
_PAIRS = {
    "de": ("„", "“"),
    "fr": ("«\u00a0", "\u00a0»"),
    "it": _SWISS,
    "es": _SWISS,
    "de-CH": _SWISS,
    "it-CH": _SWISS,
}
_ENGLISH = "“", "”"


def is_quote(token: Token) -> bool:
    """Tell whether a token is a quotation mark."""
    return token.text in _SIGNS


def rewrite(tokens: Sequence[Token], place: int, target: str) -> str:
    """Give the target's mark for the one at a place: a word follows an opening one closely."""
    pair = _PAIRS.get(target) or _PAIRS.get(primary(target), _ENGLISH)
    follows = place + 1 < len(tokens) and not tokens[place + 1].gap
    opens = follows and (place == 0 or bool(tokens[place].gap) or not _is_word(tokens[place - 1]))
    return pair[0] if opens else pair[1]


def _is_word(token: Token) -> bool:
    """Tell whether a token ends a quotation rather than goes before one."""
    return token.text[-1].isalnum() or token.text in ".,!?…)"
