"""Whether a word with a stop ends a sentence, or is an abbreviation that leads on."""

from __future__ import annotations

import re
from collections.abc import Callable

from localize.segmentation.lexicon import Lexicon
from localize.segmentation.sites import Site

Rule = Callable[[Site, Lexicon], bool | None]

_ADDRESS = re.compile(r"[\w-]{3,}\.[a-z]{2,}$|@")
_SURNAME = re.compile(r"\s*[^\W\d_a-zß-öø-ÿ]")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}")
_VOWELS = frozenset("aeiouyäöüàâáãéèêëíìîïóòôõúùûœæаеёиоуыэюя")
_LONGEST_CONSONANTS = 5
_SHORTEST_CLAUSE = 6
_CLAUSE_REACH = 200
_ENDING = 3
_ZONE_REACH = 30
_ROMAN = re.compile(r"[IVXL]+")


def address(site: Site, lexicon: Lexicon) -> bool | None:
    """An address of the web or of mail ends a sentence."""
    return True if _ADDRESS.search(site.token) and not lexicon.kind(site.token) else None


def known(site: Site, lexicon: Lexicon) -> bool | None:
    """Known abbreviations, each by its kind."""
    found = kind(site, lexicon)
    return _BY_KIND[found](site, lexicon) if found else None


def reference(site: Site, lexicon: Lexicon) -> bool | None:
    """The letter of a provision can end a sentence: `lit. b. Der`."""
    if len(site.token) > 1 or _chained(site, lexicon):
        return None
    if not site.before.endswith(".") or lexicon.kind(site.before[:-1].lstrip("(")) != "numbered":
        return None
    return not site.word[:1].isdigit()


def initial(site: Site, lexicon: Lexicon) -> bool | None:
    """A single letter is an initial; only a word that begins sentences makes it an end."""
    if len(site.token) != 1 or not site.token.isalpha():
        return None
    if site.before.lower() in lexicon.lettered:
        return True
    if _letter_follows(site, lexicon) or not lexicon.opens(site.word):
        return False
    after = site.follow + len(site.opening) + len(site.word)
    return site.word not in lexicon.particles or not _SURNAME.match(site.text, after)


def acronym(site: Site, lexicon: Lexicon) -> bool | None:
    """Letters with stops (U.S., S.p.A.) end a sentence only before a word that begins one."""
    chain = site.chain
    if not _ACRONYM.fullmatch(chain) or (chain.islower() and len(chain) > 2 * chain.count(".") + 1):
        return None
    return lexicon.opens(site.word) and not _letter_follows(site, lexicon)


def consonants(site: Site, lexicon: Lexicon) -> bool | None:
    """A word without a vowel is an abbreviation (bzgl.), if not written in capitals."""
    token = site.token
    if (
        len(token) > _LONGEST_CONSONANTS
        or not token.isalpha()
        or token.isupper()
        or _VOWELS & set(token.lower())
    ):
        return None
    return lexicon.opens(site.word) if token.isascii() or token.islower() else None


def ordinary(site: Site, lexicon: Lexicon) -> bool | None:
    """After an ordinary word, a number begins a sentence, and so does a word that can.

    Letters without stops (SRF) end it before every capital.
    """
    if site.word[:1].isdigit() and len(site.token) > 1:
        return True
    if len(site.token) == 1:
        return None
    return True if lexicon.opens(site.word) or site.token.isupper() else None


def kind(site: Site, lexicon: Lexicon) -> str:
    """Give the kind of the longest known abbreviation that ends here, or of its ending."""
    token = site.token
    return _chained(site, lexicon) or lexicon.kind(token) or lexicon.kind(f"-{token[-_ENDING:]}")


def _chained(site: Site, lexicon: Lexicon) -> str:
    """Give the kind of the longest known abbreviation of several parts that ends here."""
    chain = site.chain
    while "." in chain:
        if found := lexicon.kind(chain):
            return found
        chain = chain.partition(".")[2]
    return lexicon.kind(chain) if "-" in chain else ""


def _before_number(site: Site, lexicon: Lexicon) -> bool | None:
    """Lead on to a number, a Roman one, a letter, a sign; else be a word (S., an initial)."""
    word = site.word
    if len(site.token) == 1 and site.token.isupper() and not word[:1].isdigit():
        return None
    if any(map(str.isdigit, word)):
        return False
    if (len(word) == 1 or _ROMAN.fullmatch(word)) and not lexicon.opens(site.word):
        return False
    return True if word else None


def _before_opener(site: Site, lexicon: Lexicon) -> bool:
    """End only before a word that begins sentences."""
    return lexicon.opens(site.word)


def _before_capital(site: Site, lexicon: Lexicon) -> bool:
    """End before every capital; but a single letter goes on with an abbreviation."""
    return not site.word[:1].isdigit() and not _letter_follows(site, lexicon)


def _clock(site: Site, lexicon: Lexicon) -> bool:
    """A time ends a sentence that said something, unless a zone or a day goes on with it."""
    so_far = site.text[site.start : min(site.stop, site.start + _CLAUSE_REACH)].split()
    if site.word in lexicon.zones or site.word[:1].isdigit() or _zone_follows(site, lexicon):
        return False
    return len(so_far) >= _SHORTEST_CLAUSE or so_far[0].strip("\"'“‘«„") not in lexicon.prepositions


def _zone_follows(site: Site, lexicon: Lexicon) -> bool:
    """Tell whether the next word but one makes the next a zone (`Swiss time`)."""
    after = site.text[site.follow : site.follow + _ZONE_REACH].split(None, 2)
    return len(after) > 1 and after[1].rstrip(".,") in lexicon.hours


def _letter_follows(site: Site, _: Lexicon) -> bool:
    """Tell whether a single letter with a stop of its own follows."""
    after = site.follow + len(site.opening) + 1
    return len(site.word) == 1 and not site.opening and site.text[after : after + 1] == "."


_BY_KIND: dict[str, Rule] = {
    "titles": lambda _site, _lexicon: False,
    "inner": lambda _site, _lexicon: False,
    "numbered": _before_number,
    "closing": _before_opener,
    "final": _before_capital,
    "clock": _clock,
    "words": lambda _site, _lexicon: True,
}
