"""Slips of spelling: a network writes in pieces, and one too many makes a word that is none."""

from __future__ import annotations

import re

from localize import languages
from localize.drafting.splicing import splice, throughout
from localize.model import Draft

_WORD = re.compile(r"[^\W\d_]+")
_THRICE = re.compile(r"([a-zß-öø-ÿ])\1(?=\1)")
_FRENCH_E = re.compile(
    r"(?:(?<=[bdfhijklmnpqrstuvwxz])e|ce)(?=(?:ai[st]|aient|ante?s?|ons)$)"
    r"|(?<=[bcdfghijklmnpqrstuvwxz])e(?=(?:ée?s?|èrent|ez|ions|iez)$)"
)
"""An infinitive's e that goes when an ending comes; “mangeait” needs its own."""


def mended(draft: Draft, source: str, target: str) -> Draft:
    """Give a draft, and its others, without letters too many.

    Those are a letter three times where a word of the source has it twice (“Tennesseee”), and in
    French an e before a verb's ending (“voyageé”); what the source writes so stays.
    """
    known = set(_WORD.findall(source))
    return throughout(draft, lambda one: _respelled(one, known, target))


def _respelled(draft: Draft, known: set[str], target: str) -> Draft:
    """Put other spellings in the place of a draft's words, which stay aligned."""
    for found in reversed(list(_WORD.finditer(draft.text))):
        right = _mended(found[0], known, target)
        if right != found[0]:
            start, end = found.span()
            draft = splice(draft, (start + 1, end), right[1:])
    return draft


def _mended(word: str, known: set[str], target: str) -> str:
    """Give a word with the letters that it should have."""
    if word in known:
        return word
    shorter = _THRICE.sub(r"\1", word)
    if not known.isdisjoint({shorter, shorter.removesuffix("s")}):
        return shorter
    is_french = languages.primary(target) == "fr" and word.islower()
    return _FRENCH_E.sub(_written, word) if is_french else word


def _written(slip: re.Match[str]) -> str:
    """Give what stands for an e too many: “commençait” keeps its c's sound."""
    return "ç" if slip[0] == "ce" else ""
