"""Whether a number with a stop ends a sentence, or is an ordinal or a list's marker."""

from __future__ import annotations

import re

from localize.segmentation.lexicon import Lexicon
from localize.segmentation.sites import Site

_FIGURE = re.compile(r"\d.*\d|[^\w\s]*")
_DATE = re.compile(r"\d{1,2}\.")
_ORDINAL_BEFORE = re.compile(r"\d{1,3}\.[ \u00a0](?:und|oder|bis|sowie|zum|auf den|/)[ \u00a0]\d+$")
_LONGEST_ORDINAL = 3
_REACH = 20
_LIST_REACH = 200
_STOPPED = re.compile(r"[.!?…]\s")
_ROMAN = re.compile(r"[IVXL]+")


def number(site: Site, lexicon: Lexicon) -> bool | None:
    """A number ends a sentence, unless its stop makes it an ordinal (`7. Januar`)."""
    if not site.token.isdigit():
        return True if _FIGURE.fullmatch(site.token) else None
    if not lexicon.months or len(site.token) > _LONGEST_ORDINAL:
        return True
    if site.word in lexicon.months or site.word in lexicon.counted:
        return False
    if site.word[:1].isdigit():
        return not (_DATE.match(site.text, site.follow) or _DATE.fullmatch(site.before))
    return lexicon.opens(site.word) or not _is_led(site, lexicon)


def _is_led(site: Site, lexicon: Lexicon) -> bool:
    """Tell whether an ordinal's article, or another ordinal, stands before the number."""
    if site.before in lexicon.leaders:
        return True
    start = max(site.start, site.stop - _REACH)
    return _ORDINAL_BEFORE.search(site.text, start, site.stop) is not None


def roman(site: Site, lexicon: Lexicon) -> bool | None:
    """A Roman numeral is an ordinal where numbers are (`Ludwig XIV.`)."""
    if not lexicon.months or len(site.token) == 1 or not _ROMAN.fullmatch(site.token):
        return None
    return lexicon.opens(site.word)


def list_begins(site: Site, _: Lexicon) -> bool | None:
    """The first item's number after a colon is no end: `Three aims: 1. To save money.`."""
    return False if site.before.endswith(":") and site.token in {"1", "a", "A", "I"} else None


def list_runs_on(site: Site, lexicon: Lexicon) -> bool | None:
    """No end is an item's number in a list within the sentence: `1. money, 2. time and 3. luck`."""
    if not (site.token.isdigit() and len(site.token) < _LONGEST_ORDINAL):
        return None
    number, text = int(site.token), site.text
    if site.before.endswith(",") or site.before in lexicon.conjunctions:
        earlier = text[max(site.start, site.stop - _LIST_REACH) : site.stop]
        return False if f" {number - 1}. " in f" {earlier}" else None
    ahead = text[site.follow : site.follow + _LIST_REACH]
    for found in re.finditer(rf"(\S+) {number + 1}\. ", ahead):
        if found[1].endswith(",") or found[1] in lexicon.conjunctions:
            return None if _STOPPED.search(ahead, 0, found.start()) else False
    return None
