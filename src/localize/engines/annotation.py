"""Terms written into a source text, as the embedded model was trained to read them.

`The<t0> Federal Court<t1> Bundesgericht<t2> ruled.`: between `<t1>` and `<t2>` stands what the
model shall write for the words before, in its dictionary form. A tag stands close to what is
before it, and the space comes after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

from localize import glossary
from localize.model import Alignment, Match, Span
from localize.spans import meet, spoken


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its terms written in, and where its parts come from.

    `origins` pairs spans of `text` with spans of the plain text, in order, without gaps: a part
    that was written in comes from the term that it explains.
    """

    text: str
    origins: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a model shall write for `text[start:end]`, offsets in code points."""

    start: int
    end: int
    wanted: str

    @property
    def span(self) -> Span:
        """Give where it stands."""
        return self.start, self.end


def notes(terms: Sequence[Match], target: str) -> Iterator[Note]:
    """Give how terms are to be translated, those without a wording in the language left out."""
    for match in terms:
        wanted = glossary.preferred(match, target)
        if wanted:
            yield Note(match.start, match.end, wanted)


def beside(noted: Sequence[Note], others: Iterable[Note], most: int | None = None) -> list[Note]:
    """Give what is noted on a text and, in order, the first others that meet none of it."""
    free = (one for one in others if not any(meet(note.span, one.span) for note in noted))
    return list(merge(noted, islice(free, most), key=lambda note: note.start))


def annotate(text: str, noted: Iterable[Note] = (), gaps: Sequence[int] = ()) -> Annotated:
    """Write into a plain text what is noted on it; the notes are in order and apart.

    At each offset of `gaps`, in order and outside of the notes, a blank is put in.
    """
    parts: list[str] = []
    origins: list[tuple[Span, Span]] = []
    position = 0
    for note in noted:
        start = note.start - (text[note.start - 1 : note.start] == " ")
        apart = not start or start in gaps
        _plain(parts, origins, text, (position, start), gaps)
        _add(parts, origins, f"<t0>{' ' if apart else text[start : note.start]}", note.span)
        _add(parts, origins, text[note.start : note.end], note.span)
        _add(parts, origins, f"<t1> {note.wanted}<t2>", note.span)
        position = note.end
    _plain(parts, origins, text, (position, len(text)), gaps)
    return Annotated("".join(parts), tuple(origins))


def plain_alignment(annotated: Annotated, alignment: Alignment) -> Alignment:
    """Move an alignment of an annotated text to the plain one."""
    pairs = {(_origin(annotated, source), target) for source, target in alignment}
    return tuple(sorted(pairs))


def plain_unattended(annotated: Annotated, spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Move unattended words of an annotated text to the words of the plain `text`.

    Words that something is noted on are attended if a word of the note is: it stands for them all.
    Signs that stand alone are no words.
    """
    without = set(spans)
    if not without:
        return ()
    parts = spoken(annotated.text)
    noticed = {_origin(annotated, part) for part in parts if part not in without}
    return tuple(word for word in spoken(text) if not any(meet(word, part) for part in noticed))


def _plain(
    parts: list[str],
    origins: list[tuple[Span, Span]],
    text: str,
    span: Span,
    gaps: Sequence[int],
) -> None:
    """Add a stretch of the plain text with the gaps in it."""
    start, end = span
    for gap in gaps:
        if start <= gap < end:
            _add(parts, origins, text[start:gap], (start, gap))
            _add(parts, origins, " ", (gap, gap))
            start = gap
    _add(parts, origins, text[start:end], (start, end))


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
