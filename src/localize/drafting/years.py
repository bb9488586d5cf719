"""Years that a model makes up behind a month: the press releases that it read name one always."""

from __future__ import annotations

import re
from functools import lru_cache

from localize import languages
from localize.drafting.splicing import splice, throughout
from localize.model import Draft

_TOLD = re.compile(
    r"\b(?:years?|decades?|century|last|next|thousand|hundred|nineteen|twenty|Jahr(?:e[sn]?)?|"
    r"(?:letzt|vergangen|nächst|kommend)\w*|\w*(?:hundert|tausend)\w*|ann[éo]\w*|ans?|mille|"
    r"derni[eè]re?|prochaine?|scors[oa]|prossim[oa]|\w*mila|años?|anos?|mil|pasado|próximo|passado)\b",
    re.IGNORECASE,
)
"""What may be a year in a translation: “last October”, “two thousand and ten”."""

_GROUP = re.compile(r"(?<=\d)[,.'’ \u00a0\u202f](?=\d{3}(?!\d))")


def known(draft: Draft, said: str, target: str) -> Draft:
    """Give a draft without the years behind a month that nobody said.

    `said` is what may be in it: the source, and its terms in the target language. Figures with the
    year's own figures (“2,000 people” in “March 2000”, “9/10/24”) say it, and so does the word.
    """
    if _TOLD.search(said):
        return draft
    figures = _GROUP.sub("", said)
    return throughout(draft, lambda one: _without(one, figures, target))


def _without(draft: Draft, figures: str, target: str) -> Draft:
    """Take the years out of a draft alone that stand in none of the figures."""
    for found in reversed(list(_dated(target).finditer(draft.text))):
        year = found["year"]
        if not re.search(rf"{year}|(?<=[^\s\d]){year[2:]}(?!\d)", figures):
            draft = splice(draft, found.span("said"), "")
    return draft


@lru_cache(maxsize=16)
def _dated(tag: str) -> re.Pattern[str]:
    """Give what finds a year behind a month's name, and no range of years."""
    names = sorted(languages.month_names(tag), key=len, reverse=True)
    months = "|".join(map(re.escape, names))
    year = r"(?P<said>(?:\s+del?)?\s+(?P<year>(?:19|20)\d\d))(?!\d|[-–/]\d)"
    return re.compile(rf"\b(?:{months})\b\.?{year}", re.IGNORECASE)
