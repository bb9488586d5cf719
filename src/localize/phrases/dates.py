"""English dates as another language writes them: June 30, 2021 → 30. Juni 2021."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from localize import languages
from localize.phrases.choices import Fixed
from localize.phrases.tokens import Token

_DAY = re.compile(r"([1-9]|[12]\d|3[01])")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_ORDINAL = re.compile(r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)")
_SOME_YEAR = 2000
_FIRST = {"fr": "1er", "it": "1º", "pt": "1º"}


def find(tokens: Sequence[Token], target: str) -> Iterator[Fixed]:
    """Give the dates with a day and a month's name; what follows them is not looked at again."""
    place = 0
    while place < len(tokens):
        found = _date(tokens, place)
        if found is None:
            place += 1
            continue
        last, day, month, year = found
        yield Fixed(place, last, (_write(day, month, year, target),))
        place = last


def _date(tokens: Sequence[Token], place: int) -> tuple[int, int, int, int] | None:
    """Give a date that begins at a token: where it ends, day, month, year (0: none)."""
    words = [token.text for token in tokens[place : place + 4]]
    if len(words) > 1 and (month := _month(words[0])) and (day := _day(words[1])):
        if words[2:3] == [","] and _YEAR.fullmatch("".join(words[3:4])):
            return place + 4, day, month, int(words[3])
        return place + 2, day, month, 0
    if len(words) > 1 and (day := _day(words[0])) and (month := _month(words[1])):
        if _YEAR.fullmatch("".join(words[2:3])):
            return place + 3, day, month, int(words[2])
        return place + 2, day, month, 0
    return None


def _month(word: str) -> int:
    """Give a month's number by its English name, 0 for another word."""
    return _months().get(word.lower(), 0) if word[0].isupper() else 0


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return languages.month_names("en")


def _day(word: str) -> int:
    """Give a day of a month, 0 for another word."""
    found = _DAY.fullmatch(word) or _ORDINAL.fullmatch(word)
    return int(found[1]) if found else 0


@lru_cache(maxsize=1024)
def _write(day: int, month: int, year: int, target: str) -> str:
    """Write a date; a day that the month has not stays as it is said."""
    try:
        moment = datetime(year or _SOME_YEAR, month, day)  # noqa: DTZ001 - a day of no place
    except ValueError:
        moment = datetime(_SOME_YEAR, month, 1)  # noqa: DTZ001 - as above
    text = languages.format_moment(moment, target, with_time=False)
    if not year:
        text = re.sub(rf"\W+(?:de )?{moment.year}\b.*$", "", text)
    first = _FIRST.get(languages.primary(target))
    text = re.sub(r"^1(?= )", first, text) if first else text
    return text if moment.day == day else re.sub(r"^1\w?", str(day), text)
