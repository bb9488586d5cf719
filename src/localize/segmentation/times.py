"""Whether a time of day or a month with a stop ends a sentence."""

from __future__ import annotations

from localize.segmentation.lexicon import Lexicon
from localize.segmentation.sites import Site

_SHORTEST_CLAUSE = 6
_CLAUSE_REACH = 200
_ZONE_REACH = 30
_DATE_WORDS = 3


def clock(site: Site, lexicon: Lexicon) -> bool:
    """A time ends a sentence that said something, unless a zone or a day goes on with it."""
    so_far = site.text[site.start : min(site.stop, site.start + _CLAUSE_REACH)].split()
    if site.word in lexicon.zones or site.word[:1].isdigit() or _zone_follows(site, lexicon):
        return False
    return len(so_far) >= _SHORTEST_CLAUSE or so_far[0].strip("\"'“‘«„") not in lexicon.prepositions


def date(site: Site, lexicon: Lexicon) -> bool:
    """A month ends a sentence, unless it has a number, or the sentence has only begun with it."""
    so_far = site.text[site.start : min(site.stop, site.start + _CLAUSE_REACH)].split()
    if site.word[:1].isdigit():
        return False
    if lexicon.opens(site.word) or len(so_far) > _DATE_WORDS:
        return True
    return so_far[0].strip("\"'“‘«„") not in lexicon.prepositions


def _zone_follows(site: Site, lexicon: Lexicon) -> bool:
    """Tell whether the next word but one makes the next a zone (`Swiss time`)."""
    after = site.text[site.follow : site.follow + _ZONE_REACH].split(None, 2)
    return len(after) > 1 and after[1].rstrip(".,") in lexicon.hours
