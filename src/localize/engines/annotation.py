"""Terms written into a source text, as the embedded model was trained to read them.

`The<t0> Federal Court<t1> Bundesgericht<t2> ruled.`: between `<t1>` and `<t2>` stands what the
model shall write for the words before, in its dictionary form. A tag stands close to what is
before it, and the space comes after it. Where `<t0>` is missing, the words before have what a
phrase table says for them: `ruled<t1> entschied<t2>`, which the model may follow or not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from localize import glossary
from localize.engines import glosses
from localize.model import Alignment, Match, Span

_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class _Note:
    """What is written behind the characters `start` to `end` - 1; a term is marked as one."""

    start: int
    end: int
    wording: str
    is_term: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its terms written in, and where its parts come from.

    `origins` pairs spans of `text` with spans of the plain text, in order, without gaps: a part
    that was written in comes from the term that it explains.
    """

    text: str
    origins: tuple[tuple[Span, Span], ...]


def annotate(
    text: str, terms: Sequence[Match], target: str, table: Mapping[str, str] = _NONE
) -> Annotated:
    """Write into a plain text how its terms are to be translated into a language.

    Terms without a wording in the language are left as they are. The other words get what a phrase
    `table` says for them.
    """
    parts: list[str] = []
    origins: list[tuple[Span, Span]] = []
    position = 0
    for note in _notes(text, terms, target, table):
        span = note.start, note.end
        if note.is_term:
            start = note.start - (text[note.start - 1 : note.start] == " ")
            gap = text[start : note.start] or ("" if start else " ")
            _add(parts, origins, text[position:start], (position, start))
            _add(parts, origins, f"<t0>{gap}", span)
            position = note.start
        _add(parts, origins, text[position : note.end], (position, note.end))
        _add(parts, origins, f"<t1> {note.wording}<t2>", span)
        position = note.end
    _add(parts, origins, text[position:], (position, len(text)))
    return Annotated("".join(parts), tuple(origins))


def plain_alignment(annotated: Annotated, alignment: Alignment) -> Alignment:
    """Move an alignment of an annotated text to the plain one."""
    pairs = {(_origin(annotated, source), target) for source, target in alignment}
    return tuple(sorted(pairs))


def _notes(text: str, terms: Sequence[Match], target: str, table: Mapping[str, str]) -> list[_Note]:
    """Give the notes on a text in order: its terms, and between them what a table has."""
    notes = [
        _Note(match.start, match.end, wanted, is_term=True)
        for match in terms
        if (wanted := glossary.preferred(match, target))
    ]
    taken = list(notes)
    notes += (
        _Note(gloss.start, gloss.end, gloss.wording, is_term=False)
        for gloss in glosses.find(text, table)
        if not any(gloss.start < term.end and term.start < gloss.end for term in taken)
    )
    return sorted(notes, key=lambda note: note.start)


def _add(parts: list[str], origins: list[tuple[Span, Span]], part: str, origin: Span) -> None:
    start = origins[-1][0][1] if origins else 0
    parts.append(part)
    origins.append(((start, start + len(part)), origin))


def _origin(annotated: Annotated, span: Span) -> Span:
    """Give the plain text's span for a word of the annotated one."""
    for (start, end), (first, last) in annotated.origins:
        if start <= span[0] < end:
            if end - start != last - first:
                return first, last
            return first + span[0] - start, min(first + span[1] - start, last)
    return span
