"""Articles → segments, and translations back into the blocks of the article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from localize import markup
from localize.model import Block, Document, Role, Segment
from localize.segmentation import layout
from localize.segmentation.controls import without_controls
from localize.segmentation.gaps import fit_gap

LABELS = frozenset({Role.KICKER})
"""Roles whose single words mean different things: they are the segment's context."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A segment's place in a block, and the block's own names for its placeholders."""

    start: int
    end: int
    text: str
    names: Mapping[str, str]


def segments(document: Document, unit: str = "sentence") -> tuple[Segment, ...]:
    """Give an article's segments in its order, each (context, text) once with all its roles.

    `unit` is "sentence" or "paragraph": then a segment is a whole block.
    """
    roles: dict[tuple[str, str], list[Role]] = {}
    for block in document.blocks:
        for piece in _pieces(block, document.language, unit):
            known = roles.setdefault((_context(block), piece.text), [])
            if block.role is not None and block.role not in known:
                known.append(block.role)
    return tuple(
        Segment(text, context, tuple(known), (document.path,))
        for (context, text), known in roles.items()
    )


def assemble(
    document: Document,
    translations: Mapping[tuple[str, str], str],
    unit: str = "sentence",
    target_language: str | None = None,
) -> dict[Block, str]:
    """Give the blocks' masked text with the translations, by (context, text), in their places.

    Segments without a translation keep their text; a block that has none at all is left out.
    Between sentences, spaces go or come as `target_language` writes them. A placeholder that the
    segment does not have is text that somebody typed, and is escaped. Every segment translated
    by itself gives every block's text back, control characters too, which segments do not have.
    """
    texts: dict[Block, str] = {}
    fitted = partial(fit_gap, source=document.language, target=target_language or document.language)
    for block in document.blocks:
        pieces = list(_pieces(block, document.language, unit))
        if any((_context(block), piece.text) in translations for piece in pieces):
            texts[block] = "".join(_parts(block, pieces, translations, fitted))
    return texts


def _pieces(block: Block, language: str, unit: str) -> Iterator[_Piece]:
    """Give a block's segments with their places; skeleton has none."""
    if block.role is None:
        return
    for start, end in layout.pieces(block.text, language, whole=unit == "paragraph"):
        text, names = markup.renumber(_clean(block.text[start:end]))
        if text.strip():
            yield _Piece(start, end, text, names)


def _clean(text: str) -> str:
    """Take control characters out of a masked text, without making new placeholders."""
    if without_controls(text) == text:
        return text
    parts: list[str] = []
    position = 0
    for mark in markup.placeholders(text):
        parts += [_clean_words(text[position : mark.start]), text[mark.start : mark.end]]
        position = mark.end
    return "".join([*parts, _clean_words(text[position:])])


def _clean_words(text: str) -> str:
    return markup.escape(without_controls(markup.unescape(text)))


def _context(block: Block) -> str:
    return block.role.value if block.role in LABELS and block.role is not None else ""


def _parts(
    block: Block,
    pieces: list[_Piece],
    translations: Mapping[tuple[str, str], str],
    fitted: Callable[[str], str],
) -> Iterator[str]:
    """Give a block's gaps and translated segments in order."""
    position = 0
    for index, piece in enumerate(pieces):
        gap = block.text[position : piece.start]
        yield fitted(gap) if index else gap
        target = translations.get((_context(block), piece.text))
        own = block.text[piece.start : piece.end]
        yield own if target in {None, piece.text} else _named(target, piece.names)
        position = piece.end
    yield block.text[position:]


def _named(target: str, names: Mapping[str, str]) -> str:
    """Give a translation's placeholders the block's names; escape those that are not its own."""
    parts: list[str] = []
    position = 0
    for mark in markup.placeholders(target):
        if mark.name not in names:
            parts += [target[position : mark.start], "&lt;"]
            position = mark.start + 1
    return markup.rename("".join([*parts, target[position:]]), names)
