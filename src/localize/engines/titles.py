"""Titles before names: told to a model, like terms.

Of a parliament's debates it learns to call everybody a member (“l’onorevole Adams”), and “Ms” may
become a man. Italian is told the article, too, which keeps who is who, and the short form: to
dictionaries “signora” is a form of “signore”, so a network that learns to inflect what it is told
makes women of men. German has its own cases (“Herrn”), which a title told would spoil.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from localize.engines.annotation import Note

_WOMEN, _MEN = ("Mrs", "Ms"), ("Mr",)
_FORMS: Mapping[str, tuple[str, str]] = {"fr": ("Mme", "M."), "it": ("la sig.ra", "il sig.")}
_OFFICE = (
    r"(?:Acting|Advocate|Ambassador|Attorney|Chair|Chancellor|Chief|Commissioner|Congress|Deputy"
    r"|Director|Fore|Governor|Judge|Justice|Lord|Magazine|Majority|Mayor|Minister|Minority|Moderator"
    r"|President|Prime|Prosecutor|Rapporteur|Registrar|Secretary|Senator|Solicitor|Speaker|Vice)"
    r"(?:man|woman|person)?\b"
)
_PARTICLES = r"(?:(?:al|bin|da|de|del|della|den|der|di|dos|du|el|la|le|ten|van|von|zu)[ -])*"
_TITLE = re.compile(
    rf"(?<![\w.&@/-])({'|'.join((*_WOMEN, *_MEN))})\b\.?"
    rf"(?=[ \u00a0\u202f](?!{_OFFICE}){_PARTICLES}[^\W\d_a-zß-öø-ÿ]| (?:and|&) (?:Mrs|Ms)\b)"
)
"""A title that a name is behind, none that an office is: “Mr President”."""


def told(text: str, language: str) -> Iterator[Note]:
    """Give a text's titles in order and how a language writes them, none if it is not known."""
    if language in _FORMS:
        woman, man = _FORMS[language]
        for found in _TITLE.finditer(text):
            yield Note(*found.span(), woman if found[1] in _WOMEN else man)
