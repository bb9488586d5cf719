"""A source or a translation as the rules see it: its words are found once, when first asked for."""

from __future__ import annotations

import re

from localize import languages, markup, segmentation
from localize.checks.lazy import lazy

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>“”«»\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|ch|eu|de|fr|it|es|info|gov|edu|int)\b(?:/[^\s<>“”«»\"]*)?"
    r"|(?<![\w&/.])[@#][A-Za-z_]\w+"
)
_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅛]")
_MAY_HAVE_ADDRESS = re.compile(r"[@#/]|www|[a-z]\.[a-z]")


class Text:
    """One side of an entry: `raw` as in the catalog, `language` a BCP 47 tag."""

    def __init__(self, raw: str, tag: str) -> None:
        self.raw = raw
        self.tag = tag
        self.language = languages.primary(tag)

    @lazy
    def plain(self) -> str:
        """The text without placeholders."""
        return markup.plain(self.raw) if "<" in self.raw or "&" in self.raw else self.raw

    @lazy
    def addresses(self) -> list[str]:
        """Web and mail addresses, handles and hashtags, without the stop behind them."""
        if not _MAY_HAVE_ADDRESS.search(self.plain):
            return []
        return [found.rstrip(".,;:!?)’'") for found in _ADDRESS.findall(self.plain)]

    @lazy
    def prose(self) -> str:
        """The plain text with blanks in the place of addresses: offsets stay."""
        if not self.addresses:
            return self.plain
        return _ADDRESS.sub(lambda found: " " * len(found[0]), self.plain)

    @lazy
    def words(self) -> list[str]:
        """The words as written; a hyphen joins, an apostrophe parts."""
        return _WORD.findall(self.prose)

    @lazy
    def lower(self) -> list[str]:
        """The words in small letters."""
        return _WORD.findall(self.prose.lower())

    @lazy
    def has_digits(self) -> bool:
        """Whether there is any digit."""
        return _DIGIT.search(self.prose) is not None

    @lazy
    def sentences(self) -> list[str]:
        """The sentences, without placeholders."""
        spans = segmentation.split(self.plain, self.tag)
        return [self.plain[start:end] for start, end in spans]

    @lazy
    def vocabulary(self) -> frozenset[str]:
        """The different words in small letters."""
        return frozenset(self.lower)
