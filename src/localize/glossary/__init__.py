"""The legal and political glossary: termbases, terms in a source, terms in a translation."""

from localize.glossary.lemmas import lemma
from localize.glossary.matching import Matcher, match, matcher
from localize.glossary.occurrences import places
from localize.glossary.renderings import bare, behind, numbered
from localize.glossary.termbase import dump, is_tbx, load, scan
from localize.glossary.tiers import Tier
from localize.glossary.verification import Verdict, verify
from localize.glossary.wordings import note, preferred, wording

__all__ = [
    "Matcher",
    "Tier",
    "Verdict",
    "bare",
    "behind",
    "dump",
    "is_tbx",
    "lemma",
    "load",
    "match",
    "matcher",
    "note",
    "numbered",
    "places",
    "preferred",
    "scan",
    "verify",
    "wording",
]
