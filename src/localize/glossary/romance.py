"""French, Italian, Spanish and Portuguese terms behind a text that has begun: see `agreement`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localize.glossary import contraction

_FRENCH = re.compile(
    r"(?:(?<=\s)|^)(de\s+l['’]|de\s+la\s+|du\s+|des\s+|à\s+l['’]|à\s+la\s+|au\s+|aux\s+|"
    r"l['’]|le\s+|la\s+|les\s+|d['’]|de\s+|qu['’]|que\s+|une?\s+)$",
    re.IGNORECASE,
)
_ITALIAN = re.compile(
    r"(?:(?<=\s)|^)((?:de|a|da|ne|su)l(?:l['’]|l[oae]\s+|\s+)|(?:de|a|da|ne|su)(?:i|gli)\s+|"
    r"l['’]|il\s+|lo\s+|la\s+|i\s+|gli\s+|le\s+|un['’]|un[oa]?\s+)$",
    re.IGNORECASE,
)
_SPANISH = re.compile(
    r"(?:(?<=\s)|^)((?:(?:de|a)\s+)?l(?:a|os|as)\s+|del\s+|al\s+|el\s+|una?\s+)$", re.IGNORECASE
)
_PORTUGUESE = re.compile(
    r"(?:(?<=\s)|^)((?:d|n|pel)?[oa]s?\s+|aos?\s+|às?\s+|n?uma?\s+)$", re.IGNORECASE
)
_FRENCH_GROUPS = (
    ("l'", "le", "la", "les"),
    ("de l'", "du", "de la", "des"),
    ("à l'", "au", "à la", "aux"),
    ("un", "une"),
    ("d'", "de"),
    ("qu'", "que"),
)
_ITALIAN_GROUPS = (
    ("il", "lo", "l'", "la", "i", "gli", "le"),
    *(
        tuple(stem + ending for ending in ("l", "llo", "ll'", "lla", "i", "gli", "lle"))
        for stem in ("de", "a", "da", "ne", "su")
    ),
    ("un", "uno", "una", "un'"),
)
_SPANISH_GROUPS = (
    ("el", "la", "los", "las"),
    ("del", "de la", "de los", "de las"),
    ("al", "a la", "a los", "a las"),
    ("un", "una"),
)
_PORTUGUESE_GROUPS = (
    *(
        tuple(stem + article for article in ("o", "a", "os", "as"))
        for stem in ("", "d", "n", "pel")
    ),
    ("ao", "à", "aos", "às"),
    ("um", "uma"),
    ("num", "numa"),
)
LANGUAGES = {
    "fr": (_FRENCH, _FRENCH_GROUPS),
    "it": (_ITALIAN, _ITALIAN_GROUPS),
    "es": (_SPANISH, _SPANISH_GROUPS),
    "pt": (_PORTUGUESE, _PORTUGUESE_GROUPS),
}
"""By primary tag: what a term's article or preposition is found by, and what may stand for it."""


def openings(before: str, form: str, gender: str, language: str) -> Iterator[str]:
    """Give a text that goes on with a term, its last article and preposition made to fit."""
    pattern, groups = LANGUAGES[language]
    if not before and gender:
        first = next(iter(contraction.articled(form, language, gender)[1:2]), form)
        yield from (form, first[:1].upper() + first[1:])
    found = pattern.search(before)
    if found is None or not gender:
        return
    said = re.sub(r"\s+", " ", found[1]).strip().replace("’", "'")
    group = next((each for each in groups if said.lower() in each), ())
    for candidate in contraction.articled(form, language, gender):
        article = candidate[: len(candidate) - len(form)].strip()
        if article in group:
            text = candidate.replace("'", "’") if "’" in before else candidate
            text = text[0].upper() + text[1:] if said[:1].isupper() else text
            yield before[: found.start(1)] + text
