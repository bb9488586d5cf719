"""Words, figures and signs of a text, with what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

WORD = re.compile(
    r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]]|www\.[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#][^\W\d_]\w*"  # addresses and names in networks
    r"|\d+(?:['’\u00a0\u202f]\d{3}(?!\d)|[.,:]\d+)*(?:(?:st|nd|rd|th)\b)?"  # a figure is one token
    r"|\w[\w\u0300-\u036f\u00ad]*|[^\w\s]"
)
_ADDRESS = re.compile(r"https?://|www\.|[@#]\w|\S+@\S")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or sign from character `start` to `end` - 1, and the gap before it."""

    text: str
    gap: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """Give how phrases know it: in small letters, composed."""
        return normalize("NFC", self.text).lower()

    @property
    def is_figure(self) -> bool:
        """Tell whether it begins with a digit."""
        return self.text[0].isdecimal()

    @property
    def is_word(self) -> bool:
        """Tell whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_address(self) -> bool:
        """Tell whether it is an address or a name in a network, which stays as it is."""
        return _ADDRESS.match(self.text) is not None


_STEM = 4
"""Letters that tell a word from others, whatever its form."""


def stem(word: str) -> str:
    """Give how a word begins, in small letters: two forms of it begin alike."""
    return word[:_STEM].lower()


_STRAIGHT = re.compile(r"(?<=\w)'(?=\w|$)")


def typographic(words: str) -> str:
    """Give words with the printer's apostrophe: l’art., d’."""
    return _STRAIGHT.sub("’", words)


def split(text: str) -> list[Token]:
    """Give a text's tokens in order."""
    tokens: list[Token] = []
    last = 0
    for found in WORD.finditer(text):
        start, end = found.span()
        tokens.append(Token(found[0], text[last:start], start, end))
        last = end
    return tokens
