"""Attention → word alignment, in character spans of the two texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from localize.model import Alignment, Span

WORD_START = "▁"
_WORD = re.compile(r"\S+")


def align(  # noqa: PLR0917 (two texts, two lists of tokens)
    source: str,
    source_tokens: Sequence[str],
    target: str,
    target_tokens: Sequence[str],
    attention: Sequence[Sequence[float]] | None,
    margins: tuple[int, int] = (1, 1),
) -> Alignment:
    """Link every target word to the source words that its tokens attend to most.

    `attention` is a matrix of shape (target tokens, source tokens). `margins` are the numbers of
    source tokens before and after the text's own (language, end): they take part and are never
    linked. Gives () without attention, or when tokens and words do not correspond (a normalisation
    that joined or split words).
    """
    if not attention:
        return ()
    source_words, target_words = _words(source), _words(target)
    before, after = margins
    inner = source_tokens[before : len(source_tokens) - after]
    source_owner = [*[None] * before, *_owners(inner), *[None] * after]
    target_owner = _owners(target_tokens)
    if _count(source_owner) != len(source_words) or _count(target_owner) != len(target_words):
        return ()
    links = {
        (source_owner[_strongest(row)], owner)
        for row, owner in zip(attention, target_owner, strict=False)
    }
    return tuple(
        (source_words[first], target_words[second])
        for first, second in sorted((a, b) for a, b in links if a is not None and b is not None)
    )


def _words(text: str) -> list[Span]:
    return [found.span() for found in _WORD.finditer(text)]


def _owners(tokens: Sequence[str]) -> list[int | None]:
    """Give for every token the number of the word that it belongs to; None for a bare space."""
    owners: list[int | None] = []
    word, inside = -1, False
    for token in tokens:
        inside = inside and not token.startswith(WORD_START)
        if token == WORD_START:
            owners.append(None)
            continue
        if not inside:
            word, inside = word + 1, True
        owners.append(word)
    return owners


def _count(owners: Sequence[int | None]) -> int:
    return max((owner for owner in owners if owner is not None), default=-1) + 1


def _strongest(row: Sequence[float]) -> int:
    return max(range(len(row)), key=row.__getitem__)
