"""Whether a sentence ends at a site: one question a rule, the first answer holds.

A rule says True (it ends), False (it goes on) or None (not my question). What no rule answers is
the library's.
"""

from __future__ import annotations

import re

from localize.segmentation import abbreviations, kinds, ordinals
from localize.segmentation.kinds import Rule
from localize.segmentation.lexicon import Lexicon
from localize.segmentation.sites import Site

_WORDY = re.compile(r"[^\W_]")
_MARKER = re.compile(r"\W*(?:\d{1,3}|[^\W\d_]|[ivxIVX]{2,5})\W*")
_SPEAKER = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s+){1,5}(\w+)")
_MARKER_LENGTH = 8
_ELLIPSIS = 3
_REACH = 400
"""Characters to look back at most, so that no text takes a time that grows with its square."""


def decide(site: Site, lexicon: Lexicon) -> bool | None:
    """Tell whether the sentence ends here; None leaves it to the library."""
    for rule in _BY_MARK.get(site.mark[0] if len(site.mark) == 1 else "…", _OUTCRY):
        answer = rule(site, lexicon)
        if answer is not None:
            return answer
    return None


def _nothing_said(site: Site, _: Lexicon) -> bool | None:
    """A sentence has words; the number of a list's item is not yet one."""
    text, start, stop = site.text, site.start, site.stop
    if stop - start < _MARKER_LENGTH and _MARKER.fullmatch(text, start, stop):
        return False
    return None if _WORDY.search(text, max(start, stop - _REACH), stop) else False


def _goes_on_small(site: Site, _: Lexicon) -> bool | None:
    """A sentence begins with a capital, unless with a name such as iPhone."""
    if not site.word[:1].islower() or site.opening.endswith(("@", "#")):
        return None
    return site.word[1:2].isupper()


def _outcry(site: Site, lexicon: Lexicon) -> bool | None:
    """`?` and `!` end a sentence, but for names, (!) and what a speaker is named after."""
    if site.text[site.stop - 1 : site.stop] in {"(", "["}:
        return False
    if site.closers.startswith((")", "]")):
        return _bracket_ends(site, lexicon)
    if site.token + site.mark in lexicon.names:
        return lexicon.opens(site.word)
    return not _speaker_follows(site, lexicon)


def _speaker_follows(site: Site, lexicon: Lexicon) -> bool:
    """Tell whether a name and a verb of speech follow a quote: `"Who pays?" Mr Muster asked.`."""
    if not lexicon.speech or not site.closers or lexicon.opens(site.word):
        return False
    found = _SPEAKER.match(site.text, site.follow)
    return found is not None and found[1] in lexicon.speech


def _ellipsis(site: Site, lexicon: Lexicon) -> bool | None:
    """Dots end a sentence that they touch; after a space, or in brackets, only before an opener."""
    if set(site.mark) & set("?!"):
        return None
    if site.word[:1].isdigit() and not site.closers:
        return False
    if site.text[site.stop - 1 : site.stop].isspace() or site.closers[:1] in {"]", ")"}:
        return site.mark.count(".") > _ELLIPSIS or (
            lexicon.opens(site.word) and site.word.rstrip("'") not in lexicon.capitals
        )
    return True


def _quote_ends(site: Site, lexicon: Lexicon) -> bool | None:
    """A stop inside a quote ends the sentence; inside a bracket, only before an opener."""
    if not site.closers or (kinds.kind(site, lexicon) and not site.closers.startswith((")", "]"))):
        return None
    return not site.closers.startswith((")", "]")) or _bracket_ends(site, lexicon)


def _bracket_ends(site: Site, lexicon: Lexicon) -> bool:
    """Tell whether a bracket is a sentence of its own, or the last thing in one."""
    text, start = site.text, max(site.start, site.stop - _REACH)
    opened = max(text.rfind("(", start, site.stop), text.rfind("[", start, site.stop), start)
    return lexicon.opens(site.word) or not text[start:opened].strip()


_OUTCRY: tuple[Rule, ...] = (_nothing_said, _goes_on_small, _outcry)
_BY_MARK: dict[str, tuple[Rule, ...]] = {
    ".": (
        _nothing_said,
        _goes_on_small,
        ordinals.list_begins,
        ordinals.list_runs_on,
        _quote_ends,
        ordinals.number,
        ordinals.roman,
        abbreviations.reference,
        abbreviations.address,
        abbreviations.known,
        abbreviations.initial,
        abbreviations.acronym,
        abbreviations.consonants,
        abbreviations.ordinary,
    ),
    "…": (_nothing_said, _goes_on_small, _ellipsis, _outcry),
}
