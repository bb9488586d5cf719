"""Terms and markup written into pairs, as the engines write them into a text to translate.

A tag stands close to what is before it, and the space comes after it: `The<t0> Federal Court<t1>
Bundesgericht<t2> held<x1> a hearing</x1>.` So a word's piece begins with its space as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from localize.training.encoding import Link, Token
from localize.training.inserts import (
    CLOSE,
    OPEN,
    SHOWN,
    TAG,
    Insert,
    around_markup,
    around_term,
    insert,
)
from localize.training.spans import Span, consistent

_LONGEST_TERM, _LONGEST_MARKUP = 5, 6


@dataclass(frozen=True, slots=True)
class Line:
    """A pair in words; a word's number is its place; links are (source, target) numbers."""

    source: tuple[Token, ...]
    target: tuple[Token, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """How terms are chosen and written; shares of 1.

    `common` are case-folded words that no term begins or ends with, `held_out` case-folded source
    terms that are never written, `lemma` gives a target word's dictionary form, `others` the words
    that can stand in for one with the same last three letters.
    """

    common: frozenset[str]
    held_out: frozenset[str]
    lemma: Callable[[str], str]
    others: Mapping[str, Sequence[str]]
    surface: float = 0.15
    swapped: float = 0.07
    distracting: float = 0.05
    alone: float = 0.15


def annotate(line: Line, terms: Terms, rng: Random, *, named: int, marked: int) -> Line:
    """Write up to `named` terms and `marked` pairs of markup into a line.

    Markup is around a whole term or outside of all terms.
    """
    spans = list(consistent(line.links, len(line.source), _LONGEST_MARKUP))
    chosen = _choose([span for span in spans if _is_term(line, span, terms)], named, rng)
    free = [span for span in spans if all(_encloses(span, term) for term in chosen)]
    marks = sorted(_choose(free, marked, rng), key=lambda span: span.source)
    alone = [rng.random() < terms.alone for _ in marks]
    line, inserts = _with_terms(line, chosen, terms, rng)
    return _with_markup(line, inserts, marks, alone)


def _with_terms(
    line: Line, chosen: Sequence[Span], terms: Terms, rng: Random
) -> tuple[Line, list[Insert]]:
    """Give what terms put into the source, and the line with its target and links changed.

    A term's words in the target are linked to the words shown, not to the source's any more.
    """
    target, links, inserts = list(line.target), set(line.links), list[Insert]()
    for span in chosen:
        shown = _show(target, span, terms, rng)
        inserts += around_term(span, shown)
        if shown[0].number != TAG:
            places = range(*span.target)
            links = {link for link in links if link[1] not in places}
            links |= {(word.number, place) for word, place in zip(shown, places, strict=True)}
    return Line(line.source, tuple(target), tuple(sorted(links))), inserts


def _choose(candidates: Sequence[Span], wanted: int, rng: Random) -> list[Span]:
    """Give up to `wanted` spans that do not overlap, at random."""
    chosen: list[Span] = []
    for span in rng.sample(candidates, len(candidates)) if wanted else ():
        if len(chosen) < wanted and not any(span.overlaps(other) for other in chosen):
            chosen.append(span)
    return chosen


def _encloses(outer: Span, term: Span) -> bool:
    """Tell whether a span is around a term on both sides, or away from it."""
    return not outer.overlaps(term) or (
        outer.source[0] <= term.source[0] < term.source[1] <= outer.source[1]
        and outer.target[0] <= term.target[0] < term.target[1] <= outer.target[1]
    )


def _is_term(line: Line, span: Span, terms: Terms) -> bool:
    """Tell whether a span looks like a term: words, none of the edges a common one."""
    source = [token.text for token in line.source[slice(*span.source)]]
    target = [token.text for token in line.target[slice(*span.target)]]
    edges = (source[0], source[-1], target[0], target[-1])
    return (
        max(len(source), len(target)) <= _LONGEST_TERM
        and all(word[0].isalpha() and word.casefold() not in terms.common for word in edges)
        and all(word[0].isalnum() or word in "-’'&" for word in (*source, *target))
        and " ".join(source).casefold() not in terms.held_out
        and max(map(len, target)) > 3  # noqa: PLR2004 - shorter ones are function words
    )


def _show(target: list[Token], span: Span, terms: Terms, rng: Random) -> tuple[Token, ...]:
    """Give the words that the annotation shows for a span; now and then change the target to obey.

    A distractor's tokens have the number of a tag: nothing in the target comes from them.
    """
    own, chance = target[slice(*span.target)], rng.random()
    if chance < terms.distracting:
        stranger = rng.choice(rng.choice(list(terms.others.values())))
        return (Token(" ", terms.lemma(stranger), TAG),)
    if chance < terms.distracting + terms.swapped and len(own) == 1:
        own[0] = replace(own[0], text=rng.choice(terms.others.get(own[0].text[-3:], [own[0].text])))
        target[slice(*span.target)] = own
    as_is = rng.random() < (0.5 if len(own) > 1 else terms.surface)
    return tuple(
        Token(
            token.gap if place else " ",
            token.text if as_is else terms.lemma(token.text),
            SHOWN + 10 * span.source[0] + place,
        )
        for place, token in enumerate(own)
    )


def _with_markup(
    line: Line, inserts: list[Insert], marks: Sequence[Span], alone: Sequence[bool]
) -> Line:
    """Write the terms' inserts and the markup into a line."""
    inserts, other, links = list(inserts), list[Insert](), list(line.links)
    for number, (span, lone) in enumerate(zip(marks, alone, strict=True), start=1):
        inserts += around_markup(span.source, number, lone=lone)
        other += around_markup(span.target, number, lone=lone)
        links += [(OPEN + number, OPEN + number), (CLOSE + number, CLOSE + number)]
    return Line(insert(line.source, inserts), insert(line.target, other), tuple(links))
