"""Attention → word alignment and words without attention, in character spans of the texts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from localize.model import Alignment, Span
from localize.spans import words

WORD_START = "▁"
_NOTICED = 0.25
"""The least share of a target token's attention that makes it one for a source word."""


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
    source_words, target_words = words(source), words(target)
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


def unattended(
    source: str,
    source_tokens: Sequence[str],
    attention: Sequence[Sequence[float]] | None,
    margins: tuple[int, int] = (1, 1),
) -> tuple[Span, ...]:
    """Give the source words that no target token turned to with a quarter of its attention.

    Arguments and what is not known are as in `align`.
    """
    before, after = margins
    found, owners = words(source), _owners(source_tokens[before : len(source_tokens) - after])
    own = [(place, owner) for place, owner in enumerate(owners, before) if owner is not None]
    if not attention or not own or _count(owners) != len(found):
        return ()
    firsts = [n for n, (_, owner) in enumerate(own) if not n or own[n - 1][1] != owner]
    tokens = np.asarray(attention, dtype=np.float32)[:, [place for place, _ in own]]
    most = np.add.reduceat(tokens, firsts, axis=1).max(axis=0)
    return tuple(word for word, share in zip(found, most, strict=True) if share < _NOTICED)


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
