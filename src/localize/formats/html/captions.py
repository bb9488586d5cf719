"""The credit at a caption's end, “© Keystone / …”: names, which are not translated."""

from __future__ import annotations

import re

from localize.formats.html.vocabulary import names

_MARK = re.compile(
    r"©|&copy;|\([cC]\)(?=\s*[A-Z])|(?:^|(?<=[.!?…|/(),;–—-])\s*|\s(?=[A-Z]))"
    r"(?i:photo(?:graph)?s?\s*[:/]|(?:image|picture|source|foto|bild|quelle)s?\s*:)"
)
_SIGNS = ("©", "&", "(")
_MARKUP = re.compile(r"<[^>]*+>")
_MOST_WORDS, _LONGEST = 8, 500
_SMALL = names(
    "of the von van der den de di da du del la le and und et e y by via for für pour picture "
    "alliance afp ap dpa epa sda ats getty images archive archiv"
)


def credit_start(caption: str) -> int | None:
    """Give where a caption's credit begins: the mark of a short last clause of names."""
    for mark in _MARK.finditer(caption):
        if len(caption) - mark.end() > _LONGEST:
            continue
        behind = _MARKUP.sub(" ", caption[mark.end() :]).strip(" \t\n\f\r.)|]")
        words = re.split(r"[\s/,|]+", behind)
        is_sign = mark[0].startswith(_SIGNS)
        if len(words) <= _MOST_WORDS and (is_sign or all(map(_is_name, words))):
            return mark.start()
    return None


def _is_name(word: str) -> bool:
    return not word[:1].islower() or word.lower() in _SMALL or "." in word or "@" in word
