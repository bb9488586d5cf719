"""Languages: tags, names, direction, plurals, dates. The door to Babel."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_datetime_format
from babel.numbers import format_decimal

from localize.errors import ProjectError

NEWSROOM = ("en", "de", "fr", "it", "es", "pt", "ar", "ja", "zh", "ru")
"""The ten languages of the model newsroom, in the order of its switcher."""

_THREE = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);"
)
_TWO = "nplurals=2; plural=(n != 1);"
PLURAL_FORMS = {
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 ? 4 : 5);"
    ),
    "fr": "nplurals=2; plural=(n > 1);",
    "ja": "nplurals=1; plural=0;",
    "ru": _THREE,
    "uk": _THREE,
    "zh": "nplurals=1; plural=0;",
    "pt_BR": "nplurals=2; plural=(n > 1);",
}
"""GNU gettext's own formulas where they are not the common one (Babel swaps two Arabic forms)."""

QUOTES = {
    **dict.fromkeys(
        ("de-CH", "de-LI", "fr-CH", "it-CH", "fr-FR", "it-IT", "es-ES", "rm-CH"), "«‹›»"
    ),
    **dict.fromkeys(("de-DE", "de-AT"), "„‚‘“"),
    **dict.fromkeys(("en-US", "en-GB", "pt-BR"), "“‘’”"),
}
"""A region's quotation marks: the outer one that opens, the inner ones, the outer that closes."""

QUOTE_SIGNS = '"“”„«»'
"""Double quotation marks of all our languages, the typewriter's included."""

_USUAL = {"de": "de-DE", "fr": "fr-FR", "it": "it-IT", "es": "es-ES"}
"""The region whose quotation marks a language has without one."""

WITHOUT_SHARP_S = frozenset({"de-CH", "de-LI"})
"""Where German is written without ß."""


def quotes(tag: str) -> str:
    """Give the quotation marks of a language, as in `QUOTES`; "" if it is not known."""
    return QUOTES.get(tag) or QUOTES.get(_USUAL.get(primary(tag), ""), "")


def parse(tag: str) -> str:
    """Give a BCP 47 tag in its usual case (`de-CH`).

    Raises `ProjectError` with the nearest known tag if CLDR does not know the language.
    """
    try:
        locale = Locale.parse(tag.replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError):
        near = difflib.get_close_matches(tag.lower(), NEWSROOM, n=1, cutoff=0.4)
        hint = f"did you mean “{near[0]}”? " if near else ""
        raise ProjectError(
            f"unknown language tag “{tag}”", f"{hint}tags are BCP 47: de, de-CH, pt-BR"
        ) from None
    parts = (locale.language, locale.script, locale.territory)
    return "-".join(part for part in parts if part)


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """Give the language of a tag alone: `de` for `de-CH`."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


def is_same(one: str, other: str) -> bool:
    """Tell whether two tags name one language, in whatever region: nothing to translate."""
    return primary(one) == primary(other)


def posix(tag: str) -> str:
    """Give gettext's spelling of a tag: `de_CH` for `de-CH`."""
    return tag.replace("-", "_")


def native_name(tag: str) -> str:
    """Give a language's name in itself, as CLDR spells it: `Deutsch`, `français`."""
    locale = _locale(tag)
    return locale.get_display_name(locale) or tag


def name_in(tag: str, reader: str) -> str:
    """Give a language's name in the reader's language: `Englisch` for `en` in German."""
    return _locale(tag).get_display_name(_locale(reader)) or tag


def direction(tag: str) -> str:
    """Give the writing direction as HTML's `dir` wants it: `ltr` or `rtl`."""
    return "rtl" if _locale(tag).text_direction == "rtl" else "ltr"


def plural_forms(tag: str) -> str:
    """Give the value of a catalog's `Plural-Forms` header field."""
    spelling = posix(tag)
    return PLURAL_FORMS.get(spelling) or PLURAL_FORMS.get(primary(tag)) or _TWO


def format_moment(moment: datetime, tag: str, *, with_time: bool) -> str:
    """Write a date, with the time of day or without, as readers of the language expect it."""
    date = str(format_date(moment, "long", locale=_locale(tag)))
    if not with_time:
        return date
    time = str(format_time(moment, "short", locale=_locale(tag)))
    pattern = get_datetime_format("long", locale=_locale(tag))
    return str(pattern).replace("'", "").replace("{0}", time).replace("{1}", date)


def format_number(number: float, tag: str) -> str:
    """Write a number with the language's separators."""
    return str(format_decimal(number, locale=_locale(tag)))


def month_names(tag: str) -> dict[str, int]:
    """Give the months' names, full and abbreviated, in small letters without a stop: `jan` → 1."""
    return _calendar(_locale(tag).months, ("wide", "abbreviated"))


def weekday_names(tag: str) -> dict[str, int]:
    """Give the weekdays' full names in small letters; Monday is 0."""
    return _calendar(_locale(tag).days, ("wide",))


def scale_words(tag: str) -> dict[str, int]:
    """Give the words and signs for big numbers by CLDR's compact forms: `million` → 1000000."""
    words: dict[str, int] = {}
    for patterns in _locale(tag).compact_decimal_formats.values():
        for forms in patterns.values():
            for size, pattern in forms.items():
                words |= _scale(pattern.pattern, int(size))
    return words


def separators(tag: str) -> tuple[str, str]:
    """Give the signs between thousands and before decimals."""
    symbols = _locale(tag).number_symbols["latn"]
    return symbols["group"], symbols["decimal"]


def place_names(tag: str) -> dict[str, str]:
    """Give CLDR's names of countries and cities by their codes: `IT` → `Italien`."""
    locale = _locale(tag)
    cities = {zone: facts["city"] for zone, facts in locale.time_zones.items() if "city" in facts}
    return {**locale.territories, **cities}


def language_names(tag: str) -> dict[str, str]:
    """Give CLDR's names of languages by their codes: `de` → `Deutsch`."""
    return dict(_locale(tag).languages)


def sort_newsroom(tags: Sequence[str]) -> list[str]:
    """Give tags in the newsroom's order, unknown ones last by name."""
    order = {tag: index for index, tag in enumerate(NEWSROOM)}
    return sorted(tags, key=lambda tag: (order.get(primary(tag), len(order)), tag))


def _calendar(table: Mapping[str, Any], widths: Sequence[str]) -> dict[str, int]:
    return {
        name.lower().rstrip("."): number
        for context in ("format", "stand-alone")
        for width in widths
        for number, name in table[context].get(width, {}).items()
    }


def _scale(pattern: str, size: int) -> dict[str, int]:
    """Give the word of a compact form such as `00 million`; it stands for what is not its zeros."""
    word = pattern.replace("'", "").strip("0 \u00a0\u202f\u200f").lower().rstrip(".")
    zeros = pattern.count("0")
    return {word: size // 10 ** max(zeros - 1, 0)} if word and " " not in word else {}


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(parse(tag), sep="-")
