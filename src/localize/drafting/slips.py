"""Slips of spelling: a network writes in pieces, and one too many makes a word that is none."""

from __future__ import annotations

import re
from dataclasses import replace

from localize import languages
from localize.drafting.splicing import splice
from localize.model import Draft

_WORD = re.compile(r"[^\W\d_]+")
_THRICE = re.compile(r"([^\W\d_])\1(?=\1)")
_FRENCH_E = re.compile(
    r"(?:(?<=[bcdfhjklmnpqrstvwxz])e(?=(?:ai[st]|aient|ante?s?|ons)$)"
    r"|(?<=[bcdfghjklmnpqrstvwxz])e(?=(?:ée?s?|èrent|ez|ions|iez)$))"
)
"""An infinitive's e that goes when an ending comes; “mangeait” needs its own."""


def mended(draft: Draft, source: str, target: str) -> Draft:
    """Give a draft, and its others, without letters too many.

    Those are a letter three times where a word of the source has it twice (“Tennesseee”), and in
    French an e before a verb's ending (“voyageé”); what the source writes so stays.
    """
    draft = replace(draft, others=tuple(mended(one, source, target) for one in draft.others))
    known = set(_WORD.findall(source))
    for found in reversed(list(_WORD.finditer(draft.text))):
        slip = _slip(found[0], known, target) if found[0] not in known else None
        if slip:
            start = found.start() + slip.start()
            draft = splice(draft, (start, start + 1), "")
    return draft


def _slip(word: str, known: set[str], target: str) -> re.Match[str] | None:
    """Find the letter that a word has too many."""
    thrice = _THRICE.search(word)
    if thrice and not known.isdisjoint(_spellings(word, thrice.start())):
        return thrice
    is_french = languages.primary(target) == "fr" and word.islower()
    return _FRENCH_E.search(word) if is_french else None


def _spellings(word: str, at: int) -> set[str]:
    """Give a word without a letter, also without a German genitive's s."""
    shorter = word[:at] + word[at + 1 :]
    return {shorter, shorter.removesuffix("s")}
