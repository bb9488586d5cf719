"""Titles before names: told to a model, like terms.

Of a parliament's debates it learns to call everybody a member (“l’onorevole Adams”), and in German,
where papers leave titles out, to leave “Mr.” as it is; “Ms” may become a man's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from localize.engines.annotation import Note

_WOMEN, _MEN = ("Mrs", "Ms"), ("Mr",)
_FORMS: Mapping[str, tuple[str, str]] = {
    "de": ("Frau", "Herr"),
    "fr": ("Mme", "M."),
    "it": ("signora", "signor"),
}
_WITH_NAME = frozenset({"de"})
"""Languages in which a title told alone spoils the sentence around it."""

_OFFICES = "President|Speaker|Chair|Minister|Secretary|Commissioner|Ambassador|Justice"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_CAPITAL}(?:[\w-]|['’](?={_CAPITAL}))*"
_TITLE = re.compile(
    rf"(?<![\w.&@/-])({'|'.join((*_WOMEN, *_MEN))})\b\.?"
    rf"(?= (?!{_OFFICES})({_NAME}(?: {_NAME}){{,2}}))"
)
"""A title that a name is behind, none that an office is: “Mr President”."""


def told(text: str, language: str) -> Iterator[Note]:
    """Give a text's titles in order and how a language writes them, none if it is not known."""
    if language not in _FORMS:
        return
    woman, man = _FORMS[language]
    for found in _TITLE.finditer(text):
        wanted = woman if found[1] in _WOMEN else man
        if language in _WITH_NAME:
            yield Note(found.start(), found.end(2), f"{wanted} {found[2]}")
        else:
            yield Note(*found.span(), wanted)
