"""Sentences of Japanese and Chinese, which write no space between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from localize.segmentation import lexicon

_STOP = re.compile(
    r"(?:[。！？｡!?]++|(?<=[^\W\d_])\.(?=\s|$)|(?<=\s\d)\.(?=\s))[」』）)】〉》”’\"']*+\s*+"
    r"|(?<!\s)[^\S\n]*+\n[^\S\n]*+\n\s*+"
)
_IN = "{0,500}+"
"""How long a quote may be at most, so that those never closed take no time that grows squared."""

_WHOLE = {
    "ja": re.compile(
        rf"「[^「」]{_IN}(?:「[^」]{_IN}」[^「」]{_IN}){{0,20}}+」|『[^』]{_IN}』"
        rf"|（[^）]{_IN}）|\([^)]{_IN}\)|“[^”]{_IN}”"
    ),
    "zh": re.compile(
        rf"《[^》]{_IN}》|（[^）]{_IN}）|\([^)]{_IN}\)"
        rf"|(?<=[^\s：:，,。！？；])(?:“[^”]{_IN}”|「[^」]{_IN}」)(?![，。！？])"
    ),
}
_WORDY = re.compile(r"[^\W_]")
_BRACKETS = "（(《"
_CLOSED = "」』）)】〉》”’\"'"


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Give the sentences' spans; brackets and phrases in quotes stay whole."""
    whole = [found.span() for found in _WHOLE[language].finditer(text)]
    spans: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for found in _STOP.finditer(text):
        end = found.start() + len(found[0].rstrip())
        if not _is_inside(text, start, end, whole) and _ends(text, start, found, language):
            spans.append((start, end))
            start = found.end()
    end = len(text.rstrip())
    return [span for span in [*spans, (start, end)] if span[0] < span[1]]


def _is_inside(text: str, start: int, end: int, whole: list[tuple[int, int]]) -> bool:
    """Tell whether a stop is in a quote, or in a bracket that opened inside its sentence."""
    at = bisect_left(whole, (end,)) - 1
    if at < 0:
        return False
    left, right = whole[at]
    return end < right or (start < left and end == right and text[left] in _BRACKETS)


def _ends(text: str, start: int, found: re.Match[str], language: str) -> bool:
    """Tell whether a sentence ends at a stop: not if empty, nor if a speaker is named after it."""
    if not found[0].strip():
        return True
    if not _WORDY.search(text, start, found.start()):
        return False
    after = text[found.end() : found.end() + 1]
    if found[0].rstrip()[-1] not in _CLOSED:
        return not (language == "ja" and after == "と")
    return not _speaker(language).match(text, found.end())


@cache
def _speaker(language: str) -> re.Pattern[str]:
    """Match what goes on after a quote: a particle (ja), a name with a verb of speech (zh)."""
    words = lexicon.load(language)
    if language == "ja":
        return re.compile("|".join(map(re.escape, sorted(words.particles))))
    verbs = "|".join(map(re.escape, sorted(words.speech, key=len, reverse=True)))
    return re.compile(rf"[^，。！？“”\s]{{0,10}}?(?:{verbs})(?:[。，：！]|$)|[，、的等]")
