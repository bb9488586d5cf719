"""Titles that translators of parliaments give: “Mr Rossi” is «l'onorevole Rossi» in Italian.

Learnt from such text, “Mr Rossi” of any article becomes a member of parliament.
"""

from __future__ import annotations

import re

from localize.training.corpus import Pair

_NAME = r"(?=(?:(?:d[aeiu]|del|della|von|van|zu)\s|d['’])?[A-ZÀ-ÖØ-Þ])"
_ARTICLE = r"(?:gli|agli|dagli|degli|negli|sugli|la|alla|dalla|della|nella|sulla|signora?)"
_BEFORE = rf"(?:^|['’«“\"(,;:]\s?|\b{_ARTICLE}\s)"
_GIVEN = {"it": re.compile(rf"(?i:\bonorevol[ei]\b|{_BEFORE}onn?\.(?:le)?)\s*{_NAME}")}
_SAID = re.compile(
    r"honou?rabl|\bhon\b|\bme?ps?\b|\bdeput(?:y|ies)\b|\bcongress(?:wo)?m[ae]n\b|\bsenators?\b"
    r"|\bmembers? of (?:the )?(?:european )?parliament\b",
    re.IGNORECASE,
)


def are_faithful(pair: Pair, language: str) -> bool:
    """Tell whether no name has a member of parliament's title of which the English has no word."""
    given = _GIVEN.get(language)
    return not given or not given.search(pair.target) or bool(_SAID.search(pair.source))
