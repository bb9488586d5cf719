"""English dates as another language writes them: June 30, 2021 → 30. Juni 2021."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from localize import languages
from localize.languages import primary
from localize.phrases.choices import Fixed
from localize.phrases.tokens import Token

_DAY = re.compile(r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_BEFORE_DATES = "on since until till from by of before after dated between and to the , ( –"
_INTRODUCED = frozenset(_BEFORE_DATES.split())
"""What stands before a month and a day without a year; May 5 people is no date."""
_WITH_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "by": "bis zum", "on": "am", "since": "seit dem", "until": "bis zum", "till": "bis zum",
        "before": "vor dem", "after": "nach dem", "of": "vom",
    },
    "fr": {
        "by": "d’ici au", "on": "le", "since": "depuis le", "until": "jusqu’au", "till": "jusqu’au",
        "before": "avant le", "after": "après le", "of": "du",
    },
    "it": {
        "by": "entro il", "on": "il", "since": "dal", "until": "fino al", "till": "fino al",
        "before": "prima del", "after": "dopo il", "of": "del",
    },
}  # fmt: skip
"""What a word before a date is with it: phrases make a beginning of a deadline, “by 30 June”."""
_VOWELS = frozenset((8, 11))
"""Days of the month that begin with a vowel in Italian."""
_SOME_YEAR = 2000
_SHORT = 4
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
        word = _introduction(tokens, place, day, primary(target))
        yield Fixed(place - bool(word), last, (word + _write(day, month, year, target),))
        place = last


def _introduction(tokens: Sequence[Token], place: int, day: int, language: str) -> str:
    """Give what stands before a date for the word before it, nothing if it is left to phrases."""
    before = [token.text.lower() for token in tokens[max(0, place - 2) : place]]
    if not before or before == ["as", "of"]:
        return ""
    word = _WITH_WORDS.get(language, {}).get(before[-1], "")
    if language == "it" and day in _VOWELS:
        return re.sub(r"il$", "l’", re.sub(r"([dae])l$", r"\1ll’", word))
    return f"{word} " if word else ""


def _date(tokens: Sequence[Token], place: int) -> tuple[int, int, int, int] | None:
    """Give a date that begins at a token: where it ends, day, month, year (0: none)."""
    month, rest = _month(tokens, place)
    if month:
        day = _day(tokens, rest)
        comma = rest + 1 + (_text(tokens, rest + 1) == ",")
        year = _year(tokens, comma)
        if not day or not (year or _is_introduced(tokens, place)):
            return None
        last = comma + 1 if year else rest + 1
    else:
        day = _day(tokens, place)
        after = place + 1 + (_text(tokens, place + 1) == "of")
        month, last = _month(tokens, after) if day else (0, after)
        year = _year(tokens, last + (_text(tokens, last) == ",")) if month else 0
        last += 1 + (_text(tokens, last) == ",") if year else 0
    return (last, day, month, year) if month and _exists(day, month, year) else None


def _is_introduced(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a month and a day without a year are a date by what is before them."""
    return place == 0 or tokens[place - 1].text.lower() in _INTRODUCED


def _exists(day: int, month: int, year: int) -> bool:
    """Tell whether there is such a day; without a year, in a leap year."""
    return 1 <= day <= monthrange(year or _SOME_YEAR, month)[1]


def _text(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].text if place < len(tokens) else ""


def _year(tokens: Sequence[Token], place: int) -> int:
    """Give the year at a place, 0 if there is none."""
    return int(text) if _YEAR.fullmatch(text := _text(tokens, place)) else 0


def _month(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    """Give the number of the month at a place, 0 if there is none, and the place behind it."""
    word = _text(tokens, place)
    found = _months().get(word.lower(), 0) if word[:1].isupper() else 0
    is_short = found and len(word) <= _SHORT and _text(tokens, place + 1) == "."
    return found, place + 1 + bool(is_short)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {**languages.month_names("en"), "sept": 9}


def _day(tokens: Sequence[Token], place: int) -> int:
    """Give the day of a month at a place, 0 if there is none."""
    found = _DAY.fullmatch(_text(tokens, place))
    return int(found[1]) if found else 0


@lru_cache(maxsize=1024)
def _write(day: int, month: int, year: int, target: str) -> str:
    """Write a date as the target does."""
    moment = datetime(year or _SOME_YEAR, month, day)  # noqa: DTZ001 - a day of no place
    text = languages.format_moment(moment, target, with_time=False)
    if not year:
        text = re.sub(rf"\W+(?:de )?{moment.year}\b.*$", "", text)
    first = _FIRST.get(primary(target))
    return re.sub(r"^1(?= )", first, text) if first else text
