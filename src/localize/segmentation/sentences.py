"""Text → sentences. The door to `sentencex`, which decides where our rules have no answer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from localize import languages
from localize.segmentation import ideographs, lexicon, rules, sites, spans

RULED = frozenset({"en", "de", "fr", "it", "es", "pt", "ru", "ar"})
"""Languages that our rules know; ja and zh have their own, all others are the library's alone."""

_QUIET = {ord(sign): " " for sign in '"“”„‟«»‹›()[]{}'} | {ord(sign): "’" for sign in "'‘‚`"}
_LONG = 4
_TEXT = re.compile(r"\S(?:.*\S)?", re.DOTALL)


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Give the sentences' spans (start, end) in code points, without the white space between.

    The spans and the gaps between them join to the text (law 3). Speech of several sentences is
    split inside its quotes, as corpora do it; brackets and quoted phrases inside a sentence are
    not. A blank line always separates. `language` is a BCP 47 tag.
    """
    primary = languages.primary(language)
    if primary in {"ja", "zh"}:
        return ideographs.split(text, primary)
    if primary not in RULED:
        return _trimmed(text, library(text, primary))
    words = lexicon.load(primary)
    return [
        span
        for start, end in spans.chunks(text, words)
        for span in _sentences(text[start:end], primary, words, start)
    ]


def library(text: str, language: str) -> list[int]:
    """Give the offsets where sentences begin after another, by the library alone."""
    return [found["start_index"] for found in sentencex.get_sentence_boundaries(language, text)][1:]


def _sentences(
    text: str, language: str, words: lexicon.Lexicon, offset: int
) -> Iterator[tuple[int, int]]:
    """Give a chunk's sentences; the library sees it without quotes, in which it never splits."""
    start = len(text) - len(text.lstrip())
    for end, follow in _ends(text, language, words, start):
        yield offset + start, offset + end
        start = follow
    if start < len(text.rstrip()):
        yield offset + start, offset + len(text.rstrip())


def _ends(
    text: str, language: str, words: lexicon.Lexicon, start: int
) -> Iterator[tuple[int, int]]:
    """Give (end, beginning of the next) for every end of a sentence but the last."""
    found_all = list(sites.STOP.finditer(text, start))
    if not found_all:
        return
    known = frozenset(library(text.translate(_QUIET), language))
    stay = spans.whole(text)
    for found in found_all:
        if _is_inside(stay, found.start(), found.end("closers")):
            continue
        if _is_plain(text, start, found, words, known) or _is_end(text, start, found, words, known):
            yield found.end("closers"), found.end()
            start = found.end()


def _is_inside(stay: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a stop and what closes with it stand within one of the sorted stretches."""
    before = bisect_left(stay, (start,))
    return before > 0 and end < stay[before - 1][1]


def _is_plain(
    text: str, start: int, found: re.Match[str], words: lexicon.Lexicon, known: frozenset[int]
) -> bool:
    """Tell whether a long word in small letters ends here, and the library agrees: most do."""
    if found.end() not in known or found.end("closers") != found.start() + 1:
        return False
    word = text[text.rfind(" ", start, found.start()) + 1 : found.start()]
    if len(word) < _LONG or not (word.isalpha() and word.islower()):
        return False
    return text[found.end()].isupper() and found[0][0] == "." and not words.kind(word)


def _is_end(
    text: str, start: int, found: re.Match[str], words: lexicon.Lexicon, known: frozenset[int]
) -> bool:
    """Tell whether a sentence ends here, by our rules or else by the library."""
    site = sites.site(text, start, found)
    answer = rules.decide(site, words)
    if answer is not None:
        return answer
    return not known.isdisjoint(range(site.follow, site.follow + len(site.opening) + 1))


def _trimmed(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Give the spans between beginnings, without the white space around them."""
    edges = [0, *starts, len(text)]
    pieces = (_TEXT.search(text, *edge) for edge in pairwise(edges))
    return [piece.span() for piece in pieces if piece]
