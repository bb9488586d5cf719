"""Annotated pairs → ids and links between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import sentencepiece

from localize.training.shards import Example
from localize.training.vocabulary import END


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark or a tag: what stands before it, its text, its number."""

    gap: str
    text: str
    number: int


Link = tuple[int, int]


def encode(
    processor: sentencepiece.SentencePieceProcessor,
    language: int,
    source: Sequence[Token],
    target: Sequence[Token],
    links: Iterable[Link],
) -> Example:
    """Give the ids of a pair; `language` is the target language's id, the first of the source.

    `links` are (source number, target number) of tokens; they become (target, source) of pieces.
    """
    source_ids, source_numbers = _pieces(processor, source)
    target_ids, target_numbers = _pieces(processor, target)
    places: dict[int, list[int]] = {}
    for place, number in enumerate(source_numbers, start=1):
        places.setdefault(number, []).append(place)
    partners: dict[int, list[int]] = {}
    for one, other in links:
        partners.setdefault(other, []).extend(places.get(one, ()))
    pairs = [
        (place, partner)
        for place, number in enumerate(target_numbers)
        for partner in partners.get(number, ())
    ]
    pairs.append((len(target_ids), len(source_ids) + 1))
    return Example(
        np.array([language, *source_ids, END], np.uint16),
        np.array([*target_ids, END], np.uint16),
        np.array(pairs, np.uint16),
    )


def _pieces(
    processor: sentencepiece.SentencePieceProcessor, tokens: Sequence[Token]
) -> tuple[list[int], list[int]]:
    """Give the ids of the tokens' text and for each the number of the token it belongs to."""
    text = "".join(token.gap + token.text for token in tokens)
    owners: list[int] = []
    for token in tokens:
        owners += [token.number] * (len(token.gap) + len(token.text))
    found = processor.encode(text, return_type="offset_mapping")
    lasts = (max(begin, end - 1) for begin, end in found["offsets"])
    return found["ids"], [owners[min(last, len(owners) - 1)] for last in lasts]
