"""A paragraph's items → masked text: formatting as placeholders, without Word's noise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from localize import markup
from localize.formats.docx.items import Item, Piece
from localize.formats.docx.vocabulary import RANGES
from localize.markup import Side, Tag
from localize.model import Mark

_GOOD_PART = 0.2
_OUTSIDE = 100
"""How much more a letter outside of links counts."""
_LOOKS = (
    ("b", re.compile(r"<\w*:?(?:b/|b |rStyle [^>]*=[\"']Strong[\"'])")),
    ("i", re.compile(r"<\w*:?(?:i/|i |rStyle [^>]*=[\"']Emphasis[\"'])")),
    ("sup", re.compile(r"<\w*:?vertAlign [^>]*superscript")),
    ("sub", re.compile(r"<\w*:?vertAlign [^>]*subscript")),
    ("u", re.compile(r"<\w*:?u ")),
    ("s", re.compile(r"<\w*:?strike")),
)


@dataclass(frozen=True, slots=True)
class Masked:
    """A paragraph's text: `data[start:end]` of its part, in the look `base`.

    `before` and `after` are anchors that stand around the translation, `inner` the placeholders
    whose bytes may hold text of their own. `own` is the prefix of the part's elements.
    """

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    base: str
    before: str = ""
    after: str = ""
    inner: tuple[tuple[str, int, int], ...] = ()
    own: str = "w:"


@dataclass(frozen=True, slots=True)
class _Token:
    """Text in a look, a placeholder's piece, or the beginning or end of a pair."""

    kind: str
    piece: Piece
    look: str = ""


def mask(found: Sequence[Item], own: str) -> Masked | None:
    """Give the text without what stands around it; None if there is no letter in it."""
    kept = _trim(list(found))
    words = "".join(item.words for item in kept)
    if not any(character.isalpha() for character in words):
        return None
    pairs, before, after = _anchors(kept)
    tokens = list(_tokens(kept, pairs))
    base = _base(tokens)
    text, marks = markup.mask(_pieces(tokens, base, own))
    inner = tuple(_inner(tokens, marks))
    return Masked(kept[0].start, kept[-1].end, text, marks, base, before, after, inner, own)


def _base(tokens: list[_Token]) -> str:
    """Give the look of the sentence: the simplest that a good part of it has, links apart."""
    looks: Counter[str] = Counter()
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        if token.kind == "text":
            weight = len(token.piece.text.strip())
            looks[token.look] += weight if depth else weight * _OUTSIDE
    least = looks.total() * _GOOD_PART
    return min((look for look, size in looks.items() if size >= least), key=len)


def _trim(found: list[Item]) -> list[Item]:
    """Leave out what has no words at both ends, and wrappers around all."""
    ends = _partners(found)
    weights = [0]
    for item in found:
        weights.append(weights[-1] + bool(item.words.strip()))
    first, last = 0, len(found)
    while first < last:
        head, tail = ends.get(first, first), ends.get(last - 1, last - 1)
        if weights[head + 1] == weights[first]:
            first = head + 1
        elif weights[last] == weights[tail]:
            last = tail
        elif head == last - 1 and found[first].kind == "open":
            first, last = first + 1, last - 1
        else:
            break
    return found[first:last]


def _partners(found: list[Item]) -> dict[int, int]:
    """Pair where wrappers begin and end: index ↔ index."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for index, item in enumerate(found):
        if item.kind == "open":
            opened.append(index)
        elif item.kind == "close":
            other = opened.pop()
            partners[other], partners[index] = index, other
    return partners


def _anchors(kept: list[Item]) -> tuple[dict[str, bool], str, str]:
    """Tell which ranges have both ends and words in between; give what stands around the text."""
    words = 0
    starts: dict[str, int] = {}
    pairs: dict[str, bool] = {}
    for item in kept:
        words += bool(item.words.strip())
        if item.kind == "anchor" and item.name and item.mate == "start":
            starts[item.name] = words
        elif item.kind == "anchor" and item.name in starts:
            pairs[item.name] = words > starts[item.name]
    loose = [item for item in kept if item.kind == "anchor" and not pairs.get(item.name)]
    before = "".join(item.raw for item in loose if item.mate == "start")
    after = "".join(item.raw for item in loose if item.mate != "start")
    return pairs, before, after


def _tokens(kept: list[Item], pairs: dict[str, bool]) -> Iterator[_Token]:
    for item in kept:
        name = item.name.split()[0] if item.name else ""
        if item.kind == "run":
            for piece in item.pieces:
                yield _Token("atom" if piece.name else "text", piece, item.properties)
        elif item.kind == "anchor" and pairs.get(item.name):
            kind = "open" if item.mate == "start" else "close"
            yield _Token(kind, Piece(name=name, raw=item.raw))
        elif item.kind in {"open", "close"} and item.name:
            yield _Token(item.kind, Piece(name=name, raw=item.raw))


def _pieces(tokens: list[_Token], base: str, own: str) -> Iterator[markup.Piece]:
    """Give text and tags; a pair stands for each stretch of text in another look."""
    looks = [base]
    pending = ""
    calm = _calmed(tokens, base)
    for index, token in enumerate(calm):
        kind, piece = token.kind, token.piece
        if pending and _ends_here(calm, index, pending):
            yield Tag(_name(pending, looks[-1]), Side.CLOSE, "")
            pending = ""
        if kind == "open":
            inner = _look_inside(calm, index, looks[-1])
            shown = f"{piece.raw}{properties(inner, own)}" if inner != looks[-1] else piece.raw
            yield Tag(piece.name, Side.OPEN, shown)
            looks.append(inner)
        elif kind == "close":
            yield Tag(piece.name, Side.CLOSE, piece.raw)
            looks[1:] = looks[1:-1]
        elif kind == "atom":
            yield Tag(piece.name, Side.SINGLE, piece.raw)
        else:
            if token.look != looks[-1] and not pending:
                pending = token.look or "-"
                yield Tag(_name(pending, looks[-1]), Side.OPEN, properties(token.look, own))
            yield piece.text
    if pending:
        yield Tag(_name(pending, looks[-1]), Side.CLOSE, "")


def _ends_here(tokens: list[_Token], index: int, pending: str) -> bool:
    """Tell whether a stretch of one look ends before a token: a placeholder may be inside it."""
    for at in range(index, len(tokens)):
        token = tokens[at]
        if token.kind == "text":
            return (token.look or "-") != pending
        if token.kind != "atom":
            return True
    return True


def _calmed(tokens: list[_Token], base: str) -> list[_Token]:
    """Give spaces between words the look of the words before, so that no pair ends for a space."""
    made: list[_Token] = []
    texts = [token for token in tokens if token.kind == "text"]
    following = dict(pairwise([id(one) for one in texts if one.piece.text.strip()]))
    looks = {id(one): one.look for one in texts}
    last: _Token | None = None
    for token in tokens:
        if token.kind in {"open", "close"}:
            last = None
        if token.kind == "text" and token.piece.text.strip():
            last = token
        elif token.kind == "text":
            after = looks.get(following.get(id(last), 0), "") if last else base
            look = last.look if last and after == last.look else base
            made.append(replace(token, look=look))
            continue
        made.append(token)
    return made


def _look_inside(tokens: list[_Token], index: int, around: str) -> str:
    """Give the one look of all text in a link, else the look around it."""
    depth = 0
    if tokens[index].piece.name in RANGES.values():
        return around
    looks: set[str] = set()
    for at in range(index, len(tokens)):
        token = tokens[at]
        depth += (token.kind == "open") - (token.kind == "close")
        if depth == 0:
            break
        if token.kind == "text" and token.piece.text.strip():
            looks.add(token.look)
    return looks.pop() if len(looks) == 1 else around


def _inner(tokens: list[_Token], marks: tuple[Mark, ...]) -> Iterator[tuple[str, int, int]]:
    """Give the placeholders that stand for bytes, with their places in the part."""
    pieces = [token.piece for token in tokens if token.kind == "atom"]
    names = [mark.name for mark in marks if mark.closing is None]
    raws = {piece.raw for piece in pieces}
    singles = [name for name, mark in zip(names, _singles(marks), strict=True) if mark in raws]
    for name, piece in zip(singles, pieces, strict=True):
        if "descr=" in piece.raw or "txbxContent" in piece.raw:
            yield name, piece.start, piece.end


def _singles(marks: tuple[Mark, ...]) -> list[str]:
    return [mark.opening for mark in marks if mark.closing is None]


def properties(look: str, own: str) -> str:
    """Write a look as a run's properties."""
    return f"<{own}rPr>{look}</{own}rPr>" if look else f"<{own}rPr/>"


def _name(look: str, around: str) -> str:
    """Name a look by the first thing in which it differs from the text around it."""
    for name, shape in _LOOKS:
        if shape.search(look) and not shape.search(around):
            return name
    return "span"
