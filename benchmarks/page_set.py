"""News pages with the article's text marked, for `maintext.py`; the outlets are invented.

`pages/first` was there when the rules were written; `pages/later` was written after them, and
`pages/last` after those that `later` asked for. Since then, the rules know all three. In a page
`⟦…⟧` is around a block of the article, `⟨…⟩` around what may be in or out (bylines, date lines,
credits); everything else is not the article. `$en1` stands for a passage of `pages/prose.txt`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "pages"
SETS = ("first", "later", "last")

_PASSAGE = re.compile(r"\$([a-z]{2}\d+)")
_UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style|template|noscript|svg|head|title|iframe|audio|video)\b.*?</\1>",
    re.DOTALL,
)
_BORDER = re.compile(
    r"</?(?:address|article|aside|blockquote|body|button|caption|center|d[dlt]|details|dialog|div"
    r"|fieldset|figcaption|figure|footer|form|h[1-6r]|header|html|label|li|main|nav|ol|p|pre|q"
    r"|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|br|\w+-[\w-]+)\b[^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_ALT = re.compile(r'\b(?:alt|title|aria-label|placeholder)="([^"]*)"')
_ARTICLE = re.compile("⟦(.*?)⟧", re.DOTALL)
_EITHER = re.compile("⟨(.*?)⟩", re.DOTALL)
_MARKS = re.compile("[⟦⟧⟨⟩]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Page:
    """A page as a reader gets it, and the normalised texts of its blocks by what they are."""

    name: str
    data: bytes
    article: frozenset[str]
    heard: frozenset[str]
    either: frozenset[str]
    foreign: frozenset[str]


def load(kind: str) -> list[Page]:
    """Give the pages of one of the `SETS`, by name."""
    lines = (FOLDER / "prose.txt").read_text("utf-8").splitlines()
    prose = dict(line.split(": ", 1) for line in lines)
    paths = sorted((FOLDER / kind).glob("*.html"))
    return [page(path.stem, _filled(path.read_text("utf-8"), prose)) for path in paths]


def page(name: str, source: str) -> Page:
    """Read the marks of a page."""
    visible, attributes = list(runs(source)), _ALT.findall(source)
    article = {words(text) for text in visible for text in _ARTICLE.findall(text)}
    heard = {words(text) for text in attributes for text in _ARTICLE.findall(text)}
    either = {words(text) for text in visible for text in _EITHER.findall(text)}
    foreign = {words(text) for text in visible if not _MARKS.search(text)}
    foreign -= {text for text in foreign if any(text in one for one in article | heard | either)}
    data = _MARKS.sub("", source).encode()
    return Page(name, data, *map(frozenset, (article, heard, either, foreign)))


def runs(source: str) -> Iterator[str]:
    """Give the texts between the borders of blocks (and line breaks) that hold a letter."""
    for run in _BORDER.split(_UNSEEN.sub("", source)):
        text = html.unescape(_TAG.sub("", run)).strip()
        if any(map(str.isalpha, text)):
            yield text


def words(text: str) -> str:
    """Give a text's words in lower case with single spaces: what is compared."""
    return " ".join(_WORD.findall(html.unescape(text).casefold()))


def _filled(source: str, prose: dict[str, str]) -> str:
    return _PASSAGE.sub(lambda found: prose[found[1]], source)
