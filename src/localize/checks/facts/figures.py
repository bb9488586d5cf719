"""What digits mean: thousands and decimals by the language's separators."""

from __future__ import annotations

from functools import lru_cache

from localize import languages

_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘\xa0\u202f\u2009 ٬") | {"٫": "."})
_FRACTIONS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125}
_GROUP = 3


@lru_cache(maxsize=1 << 14)
def value(text: str, tag: str) -> tuple[float, float | None] | None:
    """Give the value of written digits, and the other one that a reader elsewhere would see.

    “1,234” is 1234 in English, and elsewhere 1.234. None if the digits are no number at all, but
    a section, a version (1.2.3) or a time.
    """
    bare = text.translate(_APOSTROPHES)
    if not bare.replace(",", "").replace(".", "").isdecimal():
        return None
    commas, stops = bare.count(","), bare.count(".")
    if not commas and not stops:
        return float(bare), None
    if commas and stops:
        return _both(bare)
    sign = "," if commas else "."
    if commas + stops > 1:
        is_grouped = bare[0] != "0" and all(len(part) == _GROUP for part in bare.split(sign)[1:])
        return (float(bare.replace(sign, "")), None) if is_grouped else None
    head, tail = bare.split(sign)
    decimal = float(f"{head}.{tail}")
    if len(tail) != _GROUP or len(head) > _GROUP or head == "0":
        return decimal, None
    grouped = float(head + tail)
    is_decimal = languages.separators(tag)[1] == sign
    return (decimal, grouped) if is_decimal else (grouped, decimal)


def fraction(sign: str) -> float:
    """Give the value of a fraction's sign: ½."""
    return _FRACTIONS[sign]


def _both(bare: str) -> tuple[float, None] | None:
    """Read digits with both signs: the last one is the decimal sign, if it stands once."""
    last = max(bare, key=lambda sign: bare.rfind(sign) if sign in ",." else -1)
    other = "." if last == "," else ","
    if bare.count(last) > 1:
        return None
    return float(bare.replace(other, "").replace(last, ".")), None
