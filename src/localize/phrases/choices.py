"""What can be said for each stretch of a sentence: phrases, terms, words as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from localize import glossary
from localize.phrases import figures, marks, table
from localize.phrases.model import Model
from localize.phrases.tokens import Token

_ACRONYMS = frozenset(["WHO", "IT", "MAY", "AIDS", "CHF", "EUR", "USD", "GBP"])


@dataclass(frozen=True, slots=True)
class Choice:
    """Words for the source tokens `first` to `last` - 1.

    `words` may be empty. `numbers` are their tokens as the language models know them, `score` is
    everything but what those say of them; hundredths of a nat, weights included. What is said the
    other way round has `parts`, in the order of what is said.
    """

    first: int
    last: int
    words: str
    numbers: tuple[int, ...]
    score: float
    parts: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Fixed:
    """A stretch of source tokens that must be said in one of some ways.

    `longer` has what is said for it and the small words before it, from a first one on; they are
    never said without it then. A term may be said before its neighbour, what rules write may not.
    """

    first: int
    last: int
    wordings: tuple[str, ...]
    longer: tuple[tuple[int, tuple[str, ...]], ...] = ()
    is_term: bool = False


def find(
    model: Model,
    tokens: Sequence[Token],
    fixed: Sequence[Fixed],
    ruled: Sequence[Choice | None],
) -> list[list[Choice]]:
    """Give for each token the choices that begin there, so that there is a way to the end.

    None begin within a fixed stretch. `ruled` are those by rule.
    """
    low = [token.key for token in tokens]
    taken = {place for one in fixed for place in range(one.first, one.last)}
    ends = taken | {place for place, one in enumerate(ruled) if one}
    found: list[list[Choice]] = []
    for first, alone in enumerate(ruled):
        if first in taken:
            found.append([])
        else:
            found.append([alone] if alone else _choices(model, tokens, low, first, ends))
    for one in fixed:
        longer = [each for each in one.longer if taken.isdisjoint(range(each[0], one.first))]
        if longer:
            _close(found, min(first for first, _ in longer), one.first)
        for first, wordings in ((one.first, one.wordings), *longer):
            found[first] += _terms(model, first, one.last, wordings)
    return found


def plain(
    tokens: Sequence[Token], fixed: Sequence[Fixed], ruled: Sequence[Choice | None]
) -> list[bool]:
    """Tell which tokens are whole words that no rule writes: what may be said elsewhere."""
    written = {n for one in fixed if not one.is_term for n in range(one.first, one.last)}
    hyphens = {n for n, token in enumerate(tokens) if token.text == "-" and not token.gap}
    return [
        token.is_word
        and (place == 0 or bool(token.gap))
        and place not in written
        and place + 1 not in hyphens
        and ruled[place] is None
        for place, token in enumerate(tokens)
    ]


def begun(
    model: Model, tokens: Sequence[Token], found: Sequence[list[Choice]]
) -> Sequence[list[Choice]]:
    """Give the choices for a draft that begins with the first token: with a capital, if it has."""
    if not tokens[0].text[0].isupper():
        return found
    return [[_raised(model, choice) for choice in found[0]], *found[1:]]


def _close(found: list[list[Choice]], first: int, last: int) -> None:
    """Take out what ends behind a token and not behind `last`, so that they are said together."""
    for place in range(max(0, first - table.LONGEST), last):
        found[place] = [one for one in found[place] if not first < one.last <= last]


def _raised(model: Model, choice: Choice) -> Choice:
    """Give a choice with a capital, as a language model knows words at the beginning."""
    if choice.parts:
        return joined((_raised(model, choice.parts[0]), *choice.parts[1:]), choice.score)
    words = choice.words.lstrip(" ")
    if not words[:1].islower():
        return choice
    words = words[0].upper() + words[1:]
    return replace(choice, words=words, numbers=model.known(words))


def joined(parts: tuple[Choice, ...], score: float) -> Choice:
    """Give choices for stretches side by side as one, said in the order in which they are given."""
    return Choice(
        min(one.first for one in parts),
        max(one.last for one in parts),
        "".join(one.words for one in parts),
        tuple(number for one in parts for number in one.numbers),
        score,
        parts,
    )


def _choices(
    model: Model, tokens: Sequence[Token], low: Sequence[str], first: int, ends: set[int]
) -> list[Choice]:
    """Give the phrases that begin at a token, and the token itself if it is in none alone.

    Tokens at `ends` are in no phrase.
    """
    choices: list[Choice] = []
    for last in range(first + 1, min(first + table.LONGEST, len(tokens)) + 1):
        if last - 1 in ends:
            break
        if last > first + 1 or not marks.is_apostrophe(tokens[first]):
            choices += (
                Choice(first, last, words, numbers, score)
                for score, words, numbers in model.phrase(" ".join(low[first:last]))
            )
    if not any(one.last == first + 1 for one in choices):
        choices += _unknown(model, tokens, first)
    return choices


def rules(model: Model, tokens: Sequence[Token]) -> list[Choice | None]:
    """Give what each token is by rule, None if it is a matter of phrases."""
    return [_by_rule(model, tokens, place) for place in range(len(tokens))]


def _by_rule(model: Model, tokens: Sequence[Token], place: int) -> Choice | None:
    """Give what is no matter of phrases: marks, figures, their units, addresses, some acronyms."""
    token = tokens[place]
    if marks.is_mark(tokens, place):
        mark = marks.rewrite(tokens, place, model.language)
        return Choice(place, place + 1, mark, model.known(mark), 0.0)
    if token.is_figure or token.is_address or _is_unit(tokens, place) or _is_acronym(tokens, place):
        return _copy(model, tokens, place)
    return None


def _is_unit(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether letters follow a figure closely: 100m, 5km."""
    token = tokens[place]
    return token.is_word and not token.gap and place > 0 and tokens[place - 1].is_figure


def _is_acronym(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether capitals are an acronym where small letters are a common word: WHO, IT, CHF."""
    return tokens[place].text in _ACRONYMS and any(
        one.text[1:].islower() for one in tokens if one.is_word
    )


def _unknown(model: Model, tokens: Sequence[Token], place: int) -> list[Choice]:
    """Give what a word that no phrase has can be: what its dictionary form can be, or itself."""
    token = tokens[place]
    if marks.is_apostrophe(token):
        mark = marks.apostrophe(tokens, place)
        return [Choice(place, place + 1, mark, model.known(mark), 0.0)]
    is_name = token.text[0].isupper() and place > 0
    lemma = "" if is_name or not token.text.isalpha() else glossary.lemma(token.text, model.source)
    known = model.phrase(lemma.lower()) if lemma else ()
    found = [Choice(place, place + 1, words, numbers, score) for score, words, numbers in known]
    return found or [_copy(model, tokens, place)]


def _copy(model: Model, tokens: Sequence[Token], place: int) -> Choice:
    """Give a token that no phrase has: a name, a figure, a sign."""
    token = tokens[place]
    text = token.text
    if token.is_figure:
        text = figures.rewrite(tokens, place, model.source, model.language)
    words = f" {text}" if token.gap else text
    return Choice(place, place + 1, words, (model.fluency.number(token.text),), model.copied)


def _terms(model: Model, first: int, last: int, wordings: Sequence[str]) -> Iterator[Choice]:
    """Give the ways in which a term may be said, all as good as each other."""
    for wording in wordings:
        yield Choice(first, last, f" {wording}", model.known(wording), 0.0)
