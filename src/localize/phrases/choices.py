"""What can be said for each stretch of a sentence: phrases, terms, words as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from localize import glossary
from localize.phrases import figures, marks, table
from localize.phrases.model import Model
from localize.phrases.tokens import Token

_APOSTROPHES = frozenset("'’")
"""What is left of a genitive (parents’) says nothing in other languages."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Words for the source tokens `first` to `last` - 1.

    `words` may be empty. `numbers` are their tokens as the language model knows them, `score` is
    everything but what the first two of them owe to the words before; hundredths of a nat, weights
    included.
    """

    first: int
    last: int
    words: str
    numbers: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Fixed:
    """A stretch of source tokens that must be said in one of some ways.

    `longer` has what is said for it and the small words before it, from a first one on; they are
    never said without it then.
    """

    first: int
    last: int
    wordings: tuple[str, ...]
    longer: tuple[tuple[int, tuple[str, ...]], ...] = ()


def find(model: Model, tokens: Sequence[Token], fixed: Sequence[Fixed]) -> list[list[Choice]]:
    """Give for each token the choices that begin there; there is always one of a single token."""
    low = [token.text.lower() for token in tokens]
    taken = {place for one in fixed for place in range(one.first, one.last)}
    found = [
        [] if first in taken else _choices(model, tokens, low, first, taken)
        for first in range(len(tokens))
    ]
    for one in fixed:
        longer = [each for each in one.longer if each[0] not in taken]
        if longer:
            _close(found, min(first for first, _ in longer), one.first)
        for first, wordings in ((one.first, one.wordings), *longer):
            found[first] += _terms(model, first, one.last, wordings)
    if tokens and tokens[0].text[0].isupper():
        found[0] = [_raised(model, choice) for choice in found[0]]
    return found


def _close(found: list[list[Choice]], first: int, last: int) -> None:
    """Take out what ends behind a token and not behind `last`, so that they are said together."""
    for place in range(max(0, first - table.LONGEST), last):
        found[place] = [one for one in found[place] if not first < one.last <= last]


def _raised(model: Model, choice: Choice) -> Choice:
    """Give a choice with a capital, as a language model knows words at the beginning."""
    words = choice.words.lstrip(" ")
    if not words[:1].islower():
        return choice
    words = words[0].upper() + words[1:]
    numbers = model.known(words)
    score = choice.score - model.inner(choice.numbers) + model.inner(numbers)
    return replace(choice, words=words, numbers=numbers, score=score)


def _choices(
    model: Model, tokens: Sequence[Token], low: Sequence[str], first: int, taken: set[int]
) -> list[Choice]:
    """Give the phrases that begin at a token, and the token itself if it is in none alone."""
    if marks.is_quote(tokens[first]):
        return [_mark(model, tokens, first)]
    choices: list[Choice] = []
    for last in range(first + 1, min(first + table.LONGEST, len(tokens)) + 1):
        if last - 1 in taken or marks.is_quote(tokens[last - 1]):
            break
        choices += (
            Choice(first, last, words, numbers, score)
            for score, words, numbers in model.phrase(" ".join(low[first:last]))
        )
    if not any(one.last == first + 1 for one in choices):
        choices += _unknown(model, tokens[first], first)
    return choices


def _mark(model: Model, tokens: Sequence[Token], place: int) -> Choice:
    """Give a quotation mark as the target has it."""
    mark = marks.rewrite(tokens, place, model.language)
    return Choice(place, place + 1, mark, model.known(mark), 0.0)


def _unknown(model: Model, token: Token, place: int) -> list[Choice]:
    """Give what a word that no phrase has can be: what its dictionary form can be, or itself."""
    is_name = token.text[0].isupper() and place > 0
    if token.text in _APOSTROPHES and not token.gap:
        return [Choice(place, place + 1, "", (), 0.0)]
    lemma = "" if is_name or not token.text.isalpha() else glossary.lemma(token.text, model.source)
    known = model.phrase(lemma.lower()) if lemma else ()
    found = [Choice(place, place + 1, words, numbers, score) for score, words, numbers in known]
    return found or [_copy(model, token, place)]


def _copy(model: Model, token: Token, place: int) -> Choice:
    """Give a token that no phrase has: a name, a figure, a sign."""
    text = token.text
    if text[0].isdecimal():
        text = figures.rewrite(text, model.source, model.language)
    words = f" {text}" if token.gap else text
    return Choice(place, place + 1, words, (model.ngrams.number(token.text),), model.copied)


def _terms(model: Model, first: int, last: int, wordings: Sequence[str]) -> Iterator[Choice]:
    """Give the ways in which a term may be said, all as good as each other."""
    for wording in wordings:
        numbers = model.known(wording)
        yield Choice(first, last, f" {wording}", numbers, model.inner(numbers))


def place(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Give the tokens that lie in a stretch of characters; None if there are none."""
    inside = [n for n, one in enumerate(tokens) if start < one.end and one.start < end]
    return (inside[0], inside[-1] + 1) if inside else None
