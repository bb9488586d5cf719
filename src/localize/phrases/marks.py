"""Signs that no phrase decides on: quotation marks, dashes, apostrophes, per cent, currencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from localize.languages import QUOTE_SIGNS, QUOTES, primary, quotes
from localize.phrases.tokens import Token

_QUOTES = frozenset(QUOTE_SIGNS)
_APOSTROPHES = frozenset("'’‘")
_DASHES = frozenset("–—")
_CURRENCIES = frozenset("€$£¥")
_SIGNS = _QUOTES | _DASHES | _CURRENCIES
_CLOSING: Mapping[str, str] = dict(
    zip('([“„«»"‘', (")", "]", "”", "“”", "»", "«", '"', "’"), strict=True)
)
"""What closes a bracket or quotation that a sign opens."""
_ENDING = frozenset('"”’')
"""What closes an English quotation."""
_PARTING = frozenset(":;?!")
_SPACED_PERCENT = frozenset({"de", "fr", "es"})


def is_mark(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the token at a place is written by rule."""
    token = tokens[place]
    return (
        token.text in _SIGNS
        or _is_single_quote(tokens, place)
        or (token.text == "%" and place > 0 and tokens[place - 1].is_figure)
        or _is_dash(tokens, place)
        or _is_range(tokens, place)
    )


def with_commas_outside(tokens: Sequence[Token]) -> list[Token]:
    """Give tokens with a comma that stands before a closing quotation mark behind it.

    American English has it inside; German, French, Italian and Spanish have it outside.
    """
    found = list(tokens)
    for place in range(1, len(found) - 1):
        comma, quote = found[place : place + 2]
        is_inside = comma.text == "," and not comma.gap and not quote.gap
        if is_inside and quote.text in _ENDING and not _opens_word(found, place + 1):
            found[place], found[place + 1] = quote, comma
    return found


def _opens_word(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word follows a sign closely."""
    return any(not one.gap and one.is_word for one in tokens[place + 1 : place + 2])


def is_apostrophe(token: Token) -> bool:
    """Tell whether a token is an apostrophe, or a quotation mark that looks like one."""
    return token.text in _APOSTROPHES


def rewrite(tokens: Sequence[Token], place: int, target: str) -> str:
    """Give the target's mark for the one at a place, with a space before it if it stands apart."""
    token = tokens[place]
    if token.text in _QUOTES:
        return _gap(token) + _quote(tokens, place, target)
    if token.text == "%":
        return "\u00a0%" if primary(target) in _SPACED_PERCENT else "%"
    if _is_range(tokens, place) or token.text in _CURRENCIES | {"‘", "’"}:
        return _gap(token) + token.text
    return " –"


def apostrophe(tokens: Sequence[Token], place: int) -> str:
    """Give an apostrophe that stands alone: nothing where it is left of a genitive (parents’).

    In a name it stays as it is: O’Brien.
    """
    token = tokens[place]
    ends_word = not token.gap and place > 0 and tokens[place - 1].is_word
    follows = tokens[place + 1 : place + 2]
    in_name = bool(follows) and not follows[0].gap and follows[0].text[0].isupper()
    return "" if ends_word and not in_name else _gap(token) + token.text


def _is_single_quote(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a sign opens a quotation (‘) or closes one, and is no apostrophe."""
    if tokens[place].text == "‘":
        return bool(tokens[place].gap) or place == 0
    around = parts(tokens[: place + 1])[place] if tokens[place].text == "’" else -1
    return around >= 0 and _closes(tokens, place, tokens[around].text)


def is_apart(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a gap stands behind the mark at a place, whatever the source has there."""
    dash = tokens[place].text in _DASHES or _is_dash(tokens, place)
    return dash and not _is_range(tokens, place)


def parts(tokens: Sequence[Token]) -> list[int]:
    """Give for each place, that behind the last token, too, which part of the text it is in.

    A part is a bracket or a quotation, or what stands between colons and the like. It is told by
    the place of the sign that it begins with, the first one by -1.
    """
    open_ones: list[int] = []
    start = -1
    found = [start]
    for place, token in enumerate(tokens):
        if open_ones and _closes(tokens, place, tokens[open_ones[-1]].text):
            open_ones.pop()
        elif token.text in _CLOSING:
            open_ones.append(place)
        elif token.text in _PARTING and not open_ones:
            start = place
        found.append(open_ones[-1] if open_ones else start)
    return found


def _closes(tokens: Sequence[Token], place: int, opening: str) -> bool:
    """Tell whether a sign closes what another one opened; the apostrophe in a word does not."""
    if tokens[place].text not in _CLOSING.get(opening, ()):
        return False
    return not (is_apostrophe(tokens[place]) and _opens_word(tokens, place))


def _gap(token: Token) -> str:
    return " " if token.gap else ""


def _is_dash(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a hyphen with a gap on both sides stands for a dash."""
    return (
        tokens[place].text == "-"
        and bool(tokens[place].gap)
        and place + 1 < len(tokens)
        and bool(tokens[place + 1].gap)
    )


def _is_range(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a sign joins two figures: 18–25, 1/2."""
    if not 0 < place < len(tokens) - 1 or tokens[place].text not in _DASHES | {"-", "/"}:
        return False
    before, sign, after = tokens[place - 1 : place + 2]
    return before.is_figure and after.is_figure and not sign.gap and not after.gap


def _quote(tokens: Sequence[Token], place: int, target: str) -> str:
    """Give the opening or the closing mark: opening and closing ones take turns."""
    style = quotes(target) or QUOTES["en-GB"]
    inside = "\u00a0" if primary(target) == "fr" and target != "fr-CH" else ""
    pair = style[0] + inside, inside + style[-1]
    sign = tokens[place].text
    before = [token.text for token in tokens[:place] if token.text in _QUOTES]
    follows = place + 1 < len(tokens) and not tokens[place + 1].gap
    opens = sign in "“„«" or (sign == '"' and len(before) % 2 == 0 and follows)
    return pair[0] if opens and not (sign == "“" and before[-1:] == ["„"]) else pair[1]
