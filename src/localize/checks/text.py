"""A source or a translation as the rules see it: its words are found once, when first asked for."""

from __future__ import annotations

import re
from operator import eq

from localize import languages, markup, segmentation
from localize.checks.lazy import lazy
from localize.checks.spelling import fold

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTERS = re.compile(r"\w+(?:-\w+)*")
"""The same as `_WORD` where there are neither digits nor underscores, and quicker."""
_PART = re.compile(r"\w+")
"""The same as `_LETTERS` where there are no hyphens, and quicker still."""
NAME = re.compile(
    r"[A-ZÀ-ÖØ-ÞŠŽ](?<![\w.-].)(?<![^a-zà-ÿ][’'].)[a-zß-ÿœšžćčńłęıāēīōū]+(?:[A-Z][a-z]+)?(?!\w)"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>“”«»\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|ch|eu|de|fr|it|es|info|gov|edu|int)\b(?:/[^\s<>“”«»\"]*)?"
    r"|(?<![\w&/.])[@#][A-Za-z_]\w+"
)
_SIGN = re.compile("[^A-Za-z .,]")
_ADDRESS_SIGNS = frozenset("@#/")
_INNER_STOP = re.compile(r"\.[a-z]")
_MAY_HAVE_ADDRESS = re.compile(r"[@#/]|www|[a-z]\.[a-z]")
_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅛]")
_DIGIT_SIGNS = frozenset("0123456789")
_QUOTE = re.compile(r"[“”„‟\"«»「」『』《》'`,](?:(?<![',`])|(?<=')'|(?<=`)`|(?<=,),)")
_QUOTE_SIGNS = frozenset('“”„‟"«»「」『』《》')
_STOP = re.compile(r"[.!?…。！？؟](?:[”\"»“’)]*\s+\S|(?<=[。！？])\S)")


class Text:
    """One side of an entry: `raw` as in the catalog, `language` a BCP 47 tag."""

    def __init__(self, raw: str, tag: str) -> None:
        self.raw = raw
        self.tag = tag
        self.language = languages.primary(tag)

    @lazy
    def signs(self) -> frozenset[str]:
        """The different characters, but for English letters, spaces, commas and stops."""
        return frozenset(_SIGN.findall(self.raw))

    @lazy
    def plain(self) -> str:
        """The text without placeholders."""
        return markup.plain(self.raw)

    @lazy
    def addresses(self) -> list[str]:
        """Web and mail addresses, handles and hashtags, without the stop behind them."""
        if not self._may_have_address():
            return []
        return [found.rstrip(".,;:!?)’'") for found in _ADDRESS.findall(self.plain)]

    def _may_have_address(self) -> bool:
        quick = not _ADDRESS_SIGNS.isdisjoint(self.signs) or "www" in self.plain
        return (quick or _INNER_STOP.search(self.plain) is not None) and _MAY_HAVE_ADDRESS.search(
            self.plain
        ) is not None

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
        prose = self.prose.lower()
        if self.has_digits or "_" in prose:
            return _WORD.findall(prose)
        return (_LETTERS if "-" in prose else _PART).findall(prose)

    @lazy
    def vocabulary(self) -> frozenset[str]:
        """The different words in small letters."""
        return frozenset(self.lower)

    @lazy
    def folded(self) -> frozenset[str]:
        """The different words, parted at hyphens, and numbers, without capitals and accents."""
        prose = self.prose
        if prose.isascii():
            return frozenset(_PART.findall(prose.lower()))
        return frozenset(map(fold, _PART.findall(prose)))

    @lazy
    def names(self) -> list[str]:
        """The capitalised words, as often as they stand there."""
        return NAME.findall(self.prose)

    @lazy
    def has_double(self) -> bool:
        """Whether a word stands twice in a row."""
        words = self.lower
        return len(self.vocabulary) < len(words) and any(map(eq, words, words[1:]))

    @lazy
    def says_again(self) -> bool:
        """Whether any three words in a row stand twice."""
        words = self.lower
        if len(words) - len(self.vocabulary) < 3:  # noqa: PLR2004 - three words
            return False
        rows = list(zip(words, words[1:], words[2:], strict=False))
        return len(set(rows)) < len(rows)

    @lazy
    def has_digits(self) -> bool:
        """Whether there is any digit."""
        if _DIGIT_SIGNS.isdisjoint(self.signs) and self.raw.isascii():
            return False
        return _DIGIT.search(self.prose) is not None

    @lazy
    def quotes(self) -> list[str]:
        """The double quotes, in whatever style, in order."""
        plain = self.plain
        may_pair = ",," in plain or ("'" in self.signs and "''" in plain) or "``" in plain
        if _QUOTE_SIGNS.isdisjoint(self.signs) and not may_pair:
            return []
        return _QUOTE.findall(plain)

    @lazy
    def stops(self) -> int:
        """The number of marks inside the text that may end a sentence."""
        return len(_STOP.findall(self.plain))

    @lazy
    def sentences(self) -> list[str]:
        """The sentences, without placeholders."""
        spans = segmentation.split(self.plain, self.tag)
        return [self.plain[start:end] for start, end in spans]
