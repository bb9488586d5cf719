"""Dates as newsrooms print them → ISO 8601, in the ten languages of the model newsroom."""

from __future__ import annotations

import re
from datetime import datetime

_NAMES = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "short": "jan feb mar apr may jun jul aug sep oct nov dec",
}
_MONTHS = {
    name: number for names in _NAMES.values() for number, name in enumerate(names.split(), 1)
} | {"sept": 9, "jänner": 1}

_TIME = (
    r"(?:[\s,–-]+(?:at|um|à|alle|às|a las|в)?\s*(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})"
    r"(?:\s*(?:uhr|h))?)?"
)
_PREFIX = r"(?:(?:published|updated|veröffentlicht|publié|pubblicato)\s*(?:on|am|le|il)?\s*:?\s*)?"
_WEEKDAY = r"(?:[^\W\d]+(?:-feira)?\.?,\s+)?"
_ORDINAL, _OF = r"(?:\.|er|º|°|st|nd|rd|th)?", r"(?:de\s+)?"
_SHAPES = tuple(
    re.compile(rf"{_PREFIX}{_WEEKDAY}{shape}{_TIME}\s*", re.IGNORECASE)
    for shape in (
        r"(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        rf"(?P<day>\d{{1,2}}){_ORDINAL}\s+{_OF}(?P<month>[^\W\d]+)\.?,?\s+{_OF}(?P<year>\d{{4}})(?:\s*г\.)?",
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})T?",
        r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})",
        r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
    )
)
_DIGIT = re.compile(r"\d")
_LONGEST = 60


def parse(text: str) -> str:
    """Give a date line's date (`2021-01-07`, `2021-01-07T13:21`); empty if it is anything else."""
    line = text.strip()
    if len(line) > _LONGEST or not _DIGIT.search(line):
        return ""
    for shape in _SHAPES:
        if found := shape.fullmatch(line):
            return _iso(found.groupdict())
    return ""


def normalize(value: str) -> str:
    """Give a machine-written date as ISO 8601 without seconds; empty if it is none."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return parse(value)
    return moment.strftime(
        "%Y-%m-%dT%H:%M" if len(value.strip()) > len("2021-01-07") else "%Y-%m-%d"
    )


def _iso(parts: dict[str, str | None]) -> str:
    month = parts["month"] or ""
    number = int(month) if month.isdecimal() else _MONTHS.get(month.lower(), 0)
    try:
        moment = datetime(  # noqa: DTZ001 (a page prints local time)
            int(parts["year"] or 0), number, int(parts["day"] or 0),
            int(parts["hour"] or 0), int(parts["minute"] or 0),
        )  # fmt: skip
    except ValueError:
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M" if parts["hour"] else "%Y-%m-%d")
