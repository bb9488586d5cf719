"""From a text to its facts: what it says in digits, and what the words around them add."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from localize import languages
from localize.checks.facts import clock, figures, ranges, vocabulary
from localize.checks.facts.fact import Fact, Facts, Key
from localize.checks.facts.vocabulary import Vocabulary
from localize.checks.text import Text

_SPACE = r"[ \u00a0\u202f\u2009]"
_NUMBER = re.compile(
    rf"""
      (?P<phone>(?<![\w,])(?<!\d\.)(?=(?:[^\w,]{{0,2}}\d){{8}})
                (?:\+|(?<!\.)00)\d{{1,3}}(?:{_SPACE}?[-/.()]?\(?\d+\)?){{2,}}(?!\w)
              |(?<![\w.,])0\d{{2}}[ \u00a0/]\d{{3}}[ \u00a0.]\d{{2}}[ \u00a0.]\d{{2}}(?!\d))
    | (?P<case>\b[A-Z]{{1,3}}-\d+/\d{{4}}\b|\b\d[A-Z]_\d+/\d{{4}}\b)
    | (?P<date>(?<![\d.,/])\d{{1,2}}(?P<sign>[./]){_SPACE}?\d{{1,2}}(?P=sign){_SPACE}?
                (?:\d{{4}}|\d{{2}})(?![\d/])
              |(?<!\d)\d{{4}}-\d{{2}}-\d{{2}}(?!\d))
    | (?P<time>(?<![\d.,:])\d{{1,2}}(?::|{_SPACE}?[hH]{_SPACE}?)[0-5]\d(?::\d{{2}})?(?![\d:]))
    | (?P<number>(?:(?<![\d.,])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+)(?:[.,'’‘٬٫]\d+)*)
      (?P<fraction>{_SPACE}?[½⅓⅔¼¾⅕⅛])?
    | (?P<lone>[½⅓⅔¼¾⅕⅛])
    """,
    re.VERBOSE,
)
_BEGINS = re.compile(r"[+\d½⅓⅔¼¾⅕⅛]")
_BEGINS_CASE = re.compile(r"[+\d½⅓⅔¼¾⅕⅛A-Z]")
"""What `_NUMBER` may begin with; a capital only where there may be a case number."""
_NEXT = re.compile(r"[ \u00a0\u202f\u2009-]?([^\W\d_]+)\.?")
_MILLIONS = re.compile(rf"{_SPACE}?M(?={_SPACE}?[$€£]|{_SPACE}(?:d['’]|de ))")
"""The M of “45 M€” and “3 M de francs”, which may be metres elsewhere."""
_MILLION = 1_000_000.0
_NAME = re.compile(r"(?:covid[-‑ ]?19|\bco2)$", re.IGNORECASE)
"""A name with a figure that is said without it, too: “Corona”, “Kohlendioxid”."""
_NAMED, _LONGEST = frozenset({"19", "2"}), len("covid-19")
_COINS = frozenset({"cent", "cents"})
"""Behind figures they are money, whatever they are among words: “cinq cents”."""
_DECADES = frozenset(range(10, 100, 10))
_APOSTROPHES = frozenset("'’‘")
_UNSPACED = frozenset({"ja", "zh"})
_EASTERN = frozenset({"年", "月", "日"})
_BEFORE = re.compile(
    r"([^\W\d_]+)\.?,?(?:[ \u00a0\u202f]+(?:the|der|den|dem|le|il|el|de|di|du|ce))?"
    r"[ \u00a0\u202f]*$"
)
_AFTER = re.compile(
    r"(?:\.|st|nd|rd|th|er|re|º|°|ª|-)?,?[ \u00a0\u202f]*"
    r"(?:(?:of|de|di|do|d['’]|du)[ \u00a0]?)?([^\W\d_]+)"
)
_PERCENT = re.compile(
    r"[ \u00a0\u202f\u2009-]?(?:%|٪|per ?cent|prozent|pour[ -]?cent|per cento|por cien|por cento|"
    r"процент|パーセント|في المئة|بالمئة|في المائة|بالمائة|pct|p\. ?c\.|percentage|procent|"
    r"points? de pourcentage|punt[oi] percentual|puntos? porcentual|pontos? percentua)",
    re.IGNORECASE,
)

_VERBS = frozenset({"may", "march"})
"""English words in small letters that are no months."""


def read(text: Text) -> Facts:
    """Give what a text says in digits, and its months and weekdays."""
    known = vocabulary.load(text.tag)
    is_dated = _may_be_dated(text, known)
    reader = known if is_dated else _undated(text.tag)
    found = tuple(_digits(text, reader)) if text.has_digits else ()
    shared = ranges.share(found, text.prose)
    if not is_dated:
        return Facts(shared)
    return Facts(shared, _named(text, known.months), _named(text, known.weekdays))


def _may_be_dated(text: Text, known: Vocabulary) -> bool:
    """Tell, at once, whether a text may name a month or weekday, alone or in a word with hyphen."""
    if text.language in _UNSPACED or not known.calendar.isdisjoint(text.vocabulary):
        return True
    if "-" not in text.prose:
        return False
    joined = [word for word in text.vocabulary if "-" in word]
    return any(not known.calendar.isdisjoint(word.split("-")) for word in joined)


@cache
def _undated(tag: str) -> Vocabulary:
    return vocabulary.load(tag)._replace(months={}, weekdays={})


def _named(text: Text, names: Mapping[str, int]) -> tuple[int, ...]:
    """Give the months or weekdays that a text names, each as often as it does; mid-October too."""
    if text.language in _UNSPACED:
        return tuple(n for name, n in names.items() if len(name) > 1 and name in text.prose)
    words = text.lower
    if text.language == "en" and not _VERBS.isdisjoint(words):
        words = [word.lower() for word in text.words if word not in _VERBS]
    if "-" in text.prose:
        words = [word.rpartition("-")[2] for word in words]
    if names.keys().isdisjoint(words):
        return ()
    return tuple(names[word] for word in words if word in names)


def _digits(text: Text, known: Vocabulary) -> Iterator[Fact]:
    for found in _numbers(text.prose):
        if found[0] in _NAMED and _is_name(found, text.prose):
            continue
        kind = found.lastgroup or "number"
        kind = "number" if kind == "fraction" else "date" if kind == "sign" else kind
        yield from _READERS[kind](found, text, known)


def _is_name(found: re.Match[str], prose: str) -> bool:
    """Tell whether a figure is the end of such a name."""
    return _NAME.search(prose, max(0, found.end() - _LONGEST), found.end()) is not None


def _numbers(prose: str) -> Iterator[re.Match[str]]:
    """Give the matches of `_NUMBER`, which is tried only where one may begin."""
    begins = _BEGINS_CASE if "/" in prose and "-" in prose else _BEGINS
    place = begins.search(prose)
    while place:
        found = _NUMBER.match(prose, place.start())
        if found:
            yield found
        place = begins.search(prose, found.end() if found else place.end())


def _phone(found: re.Match[str], text: Text, known: Vocabulary) -> Iterator[Fact]:  # noqa: ARG001 - the readers' signature
    digits = re.sub(r"\D", "", found[0]).removeprefix("00")
    keys: frozenset[Key] = frozenset({"p" + digits[-9:]})
    yield Fact("phone", keys, found[0], *found.span())


def _case(found: re.Match[str], text: Text, known: Vocabulary) -> Iterator[Fact]:  # noqa: ARG001
    yield Fact("reference", frozenset({found[0]}), found[0], *found.span())


def _lone(found: re.Match[str], text: Text, known: Vocabulary) -> Iterator[Fact]:  # noqa: ARG001
    keys: frozenset[Key] = frozenset({figures.fraction(found[0])})
    yield Fact("number", keys, found[0], *found.span())


def _number(found: re.Match[str], text: Text, known: Vocabulary) -> Iterator[Fact]:
    prose, raw = text.prose, found["number"]
    end = found.end()
    meaning = figures.value(raw, text.tag)
    if meaning is None:
        yield Fact("reference", frozenset({raw}), raw, *found.span())
        return
    value, other = meaning
    if found["fraction"]:
        value += figures.fraction(found["fraction"].strip())
    kind, keys = _kind(found, prose, known), {value}
    if follow := _NEXT.match(prose, end):
        keys = {round(value, 6)}
    if _may_be_scaled(follow, prose[end : end + 2], known):
        keys, end = _scaled(value, prose, end, known)
    all_keys: set[Key] = {*keys, *_special(raw, value, prose, found)}
    others = {other * max(keys) / value} if other and value else set()
    if other and not any(sign in raw for sign in languages.separators(text.tag)):
        all_keys, others = all_keys | others, set()
    percent = bool(_PERCENT.match(prose, end))
    yield Fact(kind, frozenset(all_keys), raw, found.start(), end, frozenset(others), percent)


def _may_be_scaled(follow: re.Match[str] | None, near: str, known: Vocabulary) -> bool:
    """Tell, at once, whether the word or the signs behind a number may multiply it."""
    word = follow[1].lower() if follow else ""
    return (
        word in known.signs
        or word == "m"
        or not known.scales.keys().isdisjoint((word, near, near[:1]))
    )


def _special(raw: str, value: float, prose: str, found: re.Match[str]) -> Iterator[Key]:
    """Give what else a number may mean: an hour, a time (15.30), a year (’98), a decade (90s).

    A decade written out is no short one: else 1920 would be 2020.
    """
    if noon := clock.NOON.match(prose, found.end()):
        yield from clock.clock(int(value), 0, noon=bool(noon))
    if len(raw) <= 5 and "." in raw:  # noqa: PLR2004 - 15.30
        hours, _, minutes = raw.partition(".")
        if len(minutes) == 2 and hours.isdigit() and int(hours) <= 24 and int(minutes) < 60:  # noqa: PLR2004
            yield from clock.clock(int(hours), int(minutes), noon=False)
    is_decade = value in _DECADES
    is_short = len(raw) == 2 and raw.isdigit()  # noqa: PLR2004
    if is_decade or (is_short and prose[found.start() - 1 : found.start()] in _APOSTROPHES):
        yield value + 1900
        yield value + 2000


def _scaled(value: float, prose: str, end: int, known: Vocabulary) -> tuple[set[float], int]:
    """Multiply by the words behind a number: 3.4 million, 5bn, 12 mil millones, 340万."""
    sign = _NEXT.match(prose, end)
    if sign and sign.start(1) == end and (size := _sign(sign[1], known)):
        return {value, value * size}, end
    total = value
    while step := _scale(prose, end, known):
        total, end = total * step[0], step[1]
    return {round(total, 6)}, end


def _scale(prose: str, end: int, known: Vocabulary) -> tuple[float, int] | None:
    for length in (2, 1):
        if (sign := prose[end : end + length]) in known.scales and not sign.isascii():
            return known.scales[sign], end + length
    if millions := _MILLIONS.match(prose, end):
        return _MILLION, millions.end()
    found = _NEXT.match(prose, end)
    word = found[1].lower() if found else ""
    if found and word not in _COINS and (size := known.scales.get(word)):
        return size, found.end(1)
    if found and found.start(1) > end and len(word) > 1 and (size := _sign(found[1], known)):
        return size, found.end(1)
    return None


def _sign(word: str, known: Vocabulary) -> float | None:
    """Give what a sign multiplies by; small “mm” are millimetres."""
    return None if word == "mm" else known.signs.get(word.lower())


def _kind(found: re.Match[str], prose: str, known: Vocabulary) -> str:
    """Tell a date's number (a month stands beside it) from others."""
    is_eastern = prose[found.end() : found.end() + 1] in _EASTERN
    return "date" if is_eastern or (known.months and _is_dated(found, prose, known)) else "number"


def _is_dated(found: re.Match[str], prose: str, known: Vocabulary) -> bool:
    after = _AFTER.match(prose, found.end())
    if after and after[1].lower() in known.months:
        return True
    before = _BEFORE.search(prose, max(0, found.start() - 24), found.start())
    if before and before[1].lower() in known.months:
        return True
    return _follows_date(found, prose, known)


def _follows_date(found: re.Match[str], prose: str, known: Vocabulary) -> bool:
    """Tell a year behind a day: January 7, 2021; 7 de enero de 2021."""
    if len(found[0]) != 4:  # noqa: PLR2004 - a year
        return False
    near = prose[max(0, found.start() - 30) : found.start()].lower()
    return any(word in known.months for word in re.findall(r"[^\W\d_]+", near)[-3:])


_READERS = {
    "phone": _phone,
    "case": _case,
    "date": clock.date,
    "time": clock.time,
    "number": _number,
    "lone": _lone,
}
