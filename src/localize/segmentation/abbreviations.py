"""Whether a word with a stop ends a sentence, or is an abbreviation that leads on."""

from __future__ import annotations

import re

from localize.segmentation import kinds
from localize.segmentation.lexicon import Lexicon
from localize.segmentation.sites import Site

_ADDRESS = re.compile(r"[\w-]{3,}\.[a-z]{2,}$|@")
_SURNAME = re.compile(r"\s*[^\W\d_a-zß-öø-ÿ]")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}")
_VOWELS = frozenset("aeiouyäöüàâáãéèêëíìîïóòôõúùûœæаеёиоуыэюя")
_LONGEST_CONSONANTS = 5
_AMOUNT_REACH = 30
_PRICE = re.compile(r"(?:\b(\w+)\s)?(?:\b[A-Z]{3}|\b[Ss]?Fr\.|[€$£])\s?\d[\d'’.,]*\s\w+$")


def address(site: Site, lexicon: Lexicon) -> bool | None:
    """An address of the web or of mail ends a sentence."""
    return True if _ADDRESS.search(site.token) and not lexicon.kind(site.token) else None


def known(site: Site, lexicon: Lexicon) -> bool | None:
    """Known abbreviations, each by its kind; after an amount, those of `units`."""
    if site.token in lexicon.units and _is_amount(site.before, lexicon):
        return lexicon.opens(site.word) or _is_priced(site, lexicon)
    return kinds.decide(site, lexicon)


def reference(site: Site, lexicon: Lexicon) -> bool | None:
    """The letter of a provision can end a sentence: `lit. b. Der`."""
    if len(site.token) > 1 or kinds.chained(site, lexicon):
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
    if kinds.letter_follows(site, lexicon) or not lexicon.opens(site.word):
        return False
    after = site.follow + len(site.opening) + len(site.word)
    return site.word not in lexicon.particles or not _SURNAME.match(site.text, after)


def acronym(site: Site, lexicon: Lexicon) -> bool | None:
    """Letters with stops (U.S., S.p.A.) end a sentence only before a word that begins one."""
    chain = site.chain
    if not _ACRONYM.fullmatch(chain) or (chain.islower() and len(chain) > 2 * chain.count(".") + 1):
        return None
    return kinds.before_opener(site, lexicon) and not kinds.letter_follows(site, lexicon)


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

    Letters without stops (SRF) end it before every capital, and so does a bracket.
    """
    if site.token.endswith((")", "]")):
        return True
    if site.word[:1].isdigit() and len(site.token) > 1:
        return True
    if len(site.token) == 1:
        return None
    return True if lexicon.opens(site.word) or site.token.isupper() else None


def _is_amount(before: str, lexicon: Lexicon) -> bool:
    """Tell whether a token is a number, or a unit such as Mio. that goes with one."""
    return before.lstrip("$€£(")[:1].isdigit() or before.removesuffix(".") in lexicon.units


def _is_priced(site: Site, lexicon: Lexicon) -> bool:
    """Tell whether a currency stands before an amount: no noun follows then (`CHF 5 Mio.`).

    But after an article it does: `a $5 bn. Chinese loan`.
    """
    if not site.word[:1].isupper() or site.opening:
        return False
    found = _PRICE.search(site.text, max(site.start, site.stop - _AMOUNT_REACH), site.stop)
    return found is not None and found[1] not in lexicon.leaders
