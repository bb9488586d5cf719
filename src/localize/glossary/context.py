"""Whether an article is about Switzerland, so that its “Federal Council” is the Swiss one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from localize.languages import primary

SEGMENTS_A_MENTION = 12
"""How many segments one mention of Switzerland stands for; an article that names it less often
speaks of something else."""

_PLACES = (
    r"Aarau|Aargau|Appenzell|Basel|Bâle|Basilea|Bellinzona|Bern|Berne|Berna|Biel|Chiasso|"
    r"Chur|Coira|Fribourg|Friburgo|Glarus|Graubünden|Grigioni|Grisons|Jungfrau|Lausanne|"
    r"Locarno|Losanna|Lucerna|Lucerne|Lugano|Luzern|Neuchâtel|Neuenburg|Nidwalden|"
    r"Obwalden|Saint-Gall|San Gallo|Schaffhausen|Schwyz|Sion|Solothurn|Soletta|"
    r"St\.? Gallen|Tessin|Thun|Thurgau|Ticino|Uri|Valais|Vallese|Vaud|Waadt|Wallis|"
    r"Winterthur|Zug|Zugo|Zurich|Zürich|Zurigo"
)
_WORDS = {
    "de": r"Schweiz|Schweizer\w*|schweizer\w*|eidgenössisch\w*|Kantons?|Kantone",
    "en": "Switzerland|Swiss|cantons?|cantonal",
    "es": "Suiza|suiz[oa]s?|cantón|cantones",
    "fr": "Suisses?|suisses?|Confédération|cantons?|cantona(?:l|ux|les?)",
    "it": "Svizzer[aoie]|svizzer[aoie]|Confederazione|Cantoni?|cantoni?|cantonal[ei]",
    "pt": "Suíça|suíç[oa]s?|cantão|cantões",
    "ru": r"Швейцар\w+|швейцар\w+|кантон\w*",
}
_ANYWHERE = {"ar": "سويسر|السويسري", "ja": "スイス", "zh": "瑞士"}
"""What speaks of Switzerland as a word, and also inside of words."""
_REACH = 40
_COUNTRIES = (
    "Argentina|Australia|Austria|Belgium|Brazil|Britain|Canada|China|Egypt|Ethiopia|Europe|France|"
    "Germany|Greece|India|Iraq|Ireland|Israel|Italy|Japan|Kosovo|Liechtenstein|Malaysia|Mexico|"
    "Nigeria|Norway|Pakistan|Poland|Portugal|Russia|Serbia|Slovakia|Somalia|Spain|Sweden|Turkey|"
    "Ukraine|the (EU|UK|US|USA|United (Arab Emirates|Kingdom|States))"
)
_PEOPLES = (
    "American|Argentin(e|ian)|Australian|Austrian|Belgian|Brazilian|British|Canadian|Chinese|Czech|"
    "Danish|Dutch|Egyptian|Ethiopian|European|Finnish|foreign|French|German|Greek|Indian|Iraqi|"
    "Irish|Israeli|Italian|Japanese|Kosovar|Malaysian|Mexican|Nigerian|Norwegian|Pakistani|Polish|"
    "Portuguese|Russian|Serbian|Slovak|Somali|Spanish|Swedish|Turkish|U[.]?K[.]?|U[.]?S[.]?|EU|"
    "Ukrainian"
)
_FOREIGN = {
    "en": (
        re.compile(rf"\b({_PEOPLES}|({_COUNTRIES})['’]s?) $"),
        re.compile(rf" of ({_COUNTRIES})\b"),
    ),
}


def is_swiss(texts: Sequence[str], language: str, mentions: int = 0) -> bool:
    """Tell whether an article's segments speak of Switzerland often enough, or at their head.

    `mentions` are those that the caller found by other means: names that are Swiss beyond doubt.
    """
    pattern = _pattern(language)
    found = [pattern.search(text) is not None for text in texts]
    return any(found[:2]) or (sum(found) + mentions) * SEGMENTS_A_MENTION >= max(len(texts), 1)


def is_foreign(text: str, start: int, end: int, language: str) -> bool:
    """Tell whether the name at a place is another country's: “the German Federal Chancellor”."""
    if primary(language) not in _FOREIGN:
        return False
    before, after = _FOREIGN[primary(language)]
    return bool(before.search(text, max(0, start - _REACH), start) or after.match(text, end))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Compile all words to one pattern that looks only where one of their first letters stands."""
    tag = primary(language)
    words = "|".join(filter(None, (_PLACES, _WORDS.get(tag))))
    letters = "".join({word[0] for word in words.split("|")})
    pattern = rf"[{letters}](?<!\w.)(?<=(?=(?:{words})\b).)"
    return re.compile("|".join(filter(None, (pattern, _ANYWHERE.get(tag)))))
