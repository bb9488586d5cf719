"""Where a line may break, and how many columns a text takes: UAX #14 and UAX #11.

The pair table is that of UAX #14 before Unicode 13, which `msgcat` 0.21 follows: it is the referee.
Every character is mapped to a letter for its class, so that one regular expression over these
letters finds the breaks. https://www.unicode.org/reports/tr14/tr14-39.html
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate

_CLASSES = {
    "S": " ",
    "E": "!?\u061b\u061e\u061f\u066a\u06d4\ufe15\ufe16\uff01\uff1f",
    "Q": "\"'«»‘’‛“”‟‹›",
    "R": "$+\\£¤¥±№−∓＄￡￥￦",
    "p": "%¢°‰‱′″‴‵‶‷℃℉؉؊؋٪％￠",
    "O": "([{¡¿‚„",
    "P": ")]",
    "C": "}、。，．｡､︐︑︒",
    "X": ",.:;\u037e\u0589\u060c\u060d\u2044",
    "H": "-",
    "Y": "/",
    "B": "|\t\u00ad\u058a\u05be\u1680\u2010\u2012\u2013\u2027\u2056\u3000",
    "b": "´ˈˌ",
    "D": "—⸺⸻",
    "L": "․‥…",
    "G": "\u00a0\u2007\u2011\u202f",
    "W": "\u2060\ufeff",
    "Z": "\u200b",
    "N": "\u066b\u066c",
    "T": "‼‽⁇⁈⁉々〜〻ゝゞ゛゜゠・ーヽヾ：；･ｰﾞﾟ",
    "I": "〃〄",
}
_SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯ"
_BY_CATEGORY = {
    "Nd": "N", "Ps": "O", "Pe": "C", "Pi": "Q", "Pf": "Q", "Mn": "M", "Mc": "M", "Me": "M",
    "Cf": "M", "Cc": "M", "Sc": "R", "Zs": "B",
}  # fmt: skip
_GLUE = "WGbOoQ"
_TOGETHER = {
    "G": _GLUE + "CPEXYNTLpRAI23JVUDK",
    "O": _GLUE + "NApR",
    "o": _GLUE + "pR",
    "N": _GLUE + "HPXNpRAY",
    "p": _GLUE + "NCPAI23JVU",
    "R": _GLUE + "NCPA",
    "A": _GLUE + "PNpRA",
    "L": _GLUE + "ELNAI23JVU",
    "I": _GLUE + "R",
    "2": _GLUE + "RJ",
    "3": _GLUE + "RJ",
    "J": _GLUE + "RJ",
    "V": _GLUE + "RJ2V",
    "U": _GLUE + "R23VU",
    "D": _GLUE + "D",
    "b": _GLUE,
    "K": _GLUE + "K",
}
"""The classes that a class stays with if nothing is between them; one not here always does."""

_DIRECT = "|".join(rf"(?<=[^{before}SZ])(?={after})" for after, before in _TOGETHER.items())
_NEVER = "WCPEXYZS"
_SPACED = "|".join(
    rf"(?<=[{before}])S+(?=[^{after}])"
    for before, after in (
        ("^OoQCPDS", _NEVER),
        ("Q", _NEVER + "Oo"),
        ("CP", _NEVER + "T"),
        ("D", _NEVER + "D"),
    )
)
"""The classes that no space parts, after each class that has such."""

_BREAK = re.compile(rf"(?:(?<=[^AS])|(?=[^A]))(?:{_SPACED}|{_DIRECT}|(?<=Z)(?=[^SZ]))")
_NOT_SINGLE = re.compile(
    r"[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205f]"
)
_HANGUL = ((0x1100, 0x115F, "J"), (0x1160, 0x11A7, "V"), (0x11A8, 0x11FF, "U"))


class _Classes(dict[int, str]):
    """The class of every code point, found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class_of(code)
        return found


class _Widths(dict[int, int]):
    """The columns of every code point, found when it is first asked for."""

    def __missing__(self, code: int) -> int:
        self[code] = found = _width_of(chr(code))
        return found


def width(text: str) -> int:
    """Give the columns that a text takes on a terminal."""
    return columns(text)[-1]


def columns(text: str) -> Sequence[int]:
    """Give the column at which each character of a text begins, and the one after its end."""
    if not _NOT_SINGLE.search(text):
        return range(len(text) + 1)
    return list(accumulate((_WIDTHS[ord(character)] for character in text), initial=0))


def breaks(text: str) -> list[int]:
    """Give the offsets before which a line may begin."""
    classes = text.translate(_CLASS_OF)
    carried = _carry_marks(classes) if "M" in classes else classes
    ends = [match.end() for match in _BREAK.finditer(carried)]
    return [end for end in ends if classes[end] != "M" or classes[end - 1] in "SZ"]


def _carry_marks(classes: str) -> str:
    """Give combining marks the class of what they combine with."""
    carried: list[str] = []
    for letter in classes:
        base = carried[-1] if carried and carried[-1] not in "SZ" else "A"
        carried.append(base if letter == "M" else letter)
    return "".join(carried)


def _class_of(code: int) -> str:
    character = chr(code)
    category = unicodedata.category(character)
    if 0xAC00 <= code <= 0xD7A3:  # noqa: PLR2004 - the precomposed syllables
        return "3" if (code - 0xAC00) % 28 else "2"
    for first, last, letter in _HANGUL:
        if first <= code <= last:
            return letter
    if 0x1F1E6 <= code <= 0x1F1FF:  # noqa: PLR2004 - the letters of flags
        return "K"
    if category == "Ps" and unicodedata.east_asian_width(character) in "WF":
        return "o"
    if _is_ideographic(character, category):
        return "I"
    return _BY_CATEGORY.get(category, "A")


def _is_ideographic(character: str, category: str) -> bool:
    wide = unicodedata.east_asian_width(character) in "WF"
    return wide and category in {"Lo", "Lm", "So", "Sm", "Nl", "No", "Po", "Sk", "Ll", "Lu", "Pd"}


def _width_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc", "Cs"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


_WIDTHS = _Widths()
_CLASS_OF = _Classes(
    {ord(character): letter for letter, characters in _CLASSES.items() for character in characters}
    | {ord(character): "T" for character in _SMALL_KANA}
    | dict.fromkeys((*range(0x2000, 0x2007), *range(0x2008, 0x200B)), "B")
)
