"""What a known abbreviation is, and whether it ends a sentence: each kind has its rule."""

from __future__ import annotations

import re
from collections.abc import Callable

from localize.segmentation import times
from localize.segmentation.lexicon import Lexicon
from localize.segmentation.sites import Site

Rule = Callable[[Site, Lexicon], bool | None]

_ENDING = 3
_REACH = 30
_ROMAN = re.compile(r"[IVXL]+")
_VERB = re.compile(r"\s+([a-zß-öø-ÿ]+)|\.\s")


def decide(site: Site, lexicon: Lexicon) -> bool | None:
    """Tell whether a known abbreviation ends the sentence, by its kind; None if it is not known."""
    found = kind(site, lexicon)
    return _BY_KIND[found](site, lexicon) if found else None


def kind(site: Site, lexicon: Lexicon) -> str:
    """Give the kind of the longest known abbreviation that ends here, or of its ending."""
    token = site.token
    return chained(site, lexicon) or lexicon.kind(token) or lexicon.kind(f"-{token[-_ENDING:]}")


def chained(site: Site, lexicon: Lexicon) -> str:
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
    if _ROMAN.fullmatch(word) and _counts(site, lexicon):
        return False
    return True if word else None


def before_opener(site: Site, lexicon: Lexicon) -> bool:
    """End only before a word that begins sentences, or a name with a verb."""
    if site.word not in lexicon.subjects or site.opening:
        return lexicon.opens(site.word)
    found = _VERB.match(site.text, site.follow + len(site.word))
    return found is not None and (not found[1] or found[1] in lexicon.verbs | lexicon.speech)


def _before_capital(site: Site, lexicon: Lexicon) -> bool:
    """End before every capital; but a single letter goes on with an abbreviation."""
    return not site.word[:1].isdigit() and not letter_follows(site, lexicon)


def _counts(site: Site, lexicon: Lexicon) -> bool:
    """Tell whether a Roman numeral that is also a word (it. `I`) is a number: what follows says."""
    if site.word in lexicon.capitals:
        return False
    after = site.text[site.follow + len(site.opening) + len(site.word) :][:_REACH]
    word = re.match(r"\s+([^\W_]+['’]?)", after)
    if word is None:
        return not after[:1].isspace()
    return word[1] in lexicon.conjunctions or word[1].capitalize() in lexicon.particles


def letter_follows(site: Site, lexicon: Lexicon) -> bool:
    """Tell whether a single letter with a stop of its own follows, and is no title (fr. `M.`)."""
    if lexicon.kind(site.word) == "titles":
        return False
    after = site.follow + len(site.opening) + 1
    return len(site.word) == 1 and not site.opening and site.text[after : after + 1] == "."


_BY_KIND: dict[str, Rule] = {
    "titles": lambda _site, _lexicon: False,
    "inner": lambda _site, _lexicon: False,
    "numbered": _before_number,
    "closing": before_opener,
    "final": _before_capital,
    "clock": times.clock,
    "dates": times.date,
    "words": lambda _site, _lexicon: True,
}
