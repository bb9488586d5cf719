"""Choices written out as a text: gaps, capitals, and which words came from which."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from localize import languages
from localize.model import Alignment, Span
from localize.phrases import joints, marks
from localize.phrases.choices import Choice
from localize.phrases.tokens import Token, split, stem

_OPENING = frozenset("([{«„“‘’\"'-–—/")
"""Signs that a word follows without a gap, if it does so in the source."""
_LIKE_SOURCE = frozenset("()[]{}\"'“”„«»‘’–—-/")
"""Signs whose gaps are the source's."""
_CLOSING = frozenset(",.)]}")
"""Signs that never have a gap before them."""
_BEFORE_ALL = frozenset("([{«„“‘’'-/ \u00a0\u202f")
"""What a beginning ends with if the next word follows closely."""
_COMPOUND = re.compile(r"\w-$")
"""The first part of a German compound (FINMA-Verwaltungsrat); “Haupt- und” keeps its gap."""

Alone = Callable[[str], Iterator[str]]
"""A source word → what it can be by itself."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text, and for each choice where it stands there."""

    text: str
    spans: tuple[Span, ...]


def write(
    tokens: Sequence[Token], choices: Sequence[Choice], language: str, begun: str = ""
) -> Written:
    """Write choices one after the other, behind what has begun; spans are those of the choices."""
    text, spans = begun, list[Span]()
    shouts = _shouts(tokens)
    for choice in choices:
        words, gap = _spelled(choice.words.strip(" "), language), ""
        words = words.upper() if shouts else words
        stopped = words[:1] == "." and text[-1:] == "."  # an ordinal's stop is there already
        words = words[1:].lstrip(" ") if stopped else words
        apart = _apart if spans else _follows
        if words and text and (stopped or apart(tokens, choice, text)):
            gap = " "
            if len(text) > len(begun):
                text, words, parted = joints.fit(text, words, language)
                gap = " " if parted else ""
                spans[-1] = (min(spans[-1][0], len(text)), min(spans[-1][1], len(text)))
        spans.append((len(text) + len(gap), len(text) + len(gap) + len(words)))
        text += gap + words
    return Written(text if begun else _capital(tokens, text), tuple(spans))


def align(
    tokens: Sequence[Token], choices: Sequence[Choice], written: Written, alone: Alone
) -> Alignment:
    """Link the words of each choice: those that can be each other, else in order."""
    links: set[tuple[Span, Span]] = set()
    for choice, (start, end) in zip(choices, written.spans, strict=True):
        source = tokens[choice.first : choice.last]
        target = [(start + one.start, start + one.end) for one in split(written.text[start:end])]
        for number, span in enumerate(target):
            share = number * (len(source) - 1) // max(1, len(target) - 1)
            word = written.text[slice(*span)]
            own = next((one for one in source if _can_be(one, word, alone)), source[share])
            links.add(((own.start, own.end), span))
    return tuple(sorted(links))


def _can_be(token: Token, word: str, alone: Alone) -> bool:
    """Tell whether a source word can be a word of the draft, in whatever form."""
    return any(stem(said.strip()) == stem(word) for said in alone(token.text.lower()))


def _follows(_tokens: Sequence[Token], choice: Choice, begun: str) -> bool:
    """Tell whether a gap stands between what has begun and the first choice after it."""
    return choice.words.strip(" ")[0] not in _CLOSING and begun[-1] not in _BEFORE_ALL


def _apart(tokens: Sequence[Token], choice: Choice, text: str) -> bool:
    """Tell whether a gap stands before a choice: as in its words, but for signs and after them."""
    first, sign = tokens[choice.first], choice.words.strip(" ")[0]
    if choice.first and marks.is_apart(tokens, choice.first - 1):
        return True
    if not first.gap and _opens(tokens, choice.first - 1):
        return False
    if sign in _CLOSING or (sign.isupper() and _COMPOUND.search(text, max(0, len(text) - 2))):
        return False
    if first.text in _LIKE_SOURCE and sign in _LIKE_SOURCE and not choice.words.startswith(" –"):
        return bool(first.gap)
    glued = text[-1].isalnum() and choice.words[:1].isalnum()
    return choice.words.startswith(" ") or (glued and bool(first.gap))


def _opens(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the sign at a place is one that a word follows closely; not that of “it’s”."""
    if place < 0 or tokens[place].text not in _OPENING:
        return False
    return not marks.is_apostrophe(tokens[place]) or bool(tokens[place].gap) or place == 0


def _shouts(tokens: Sequence[Token]) -> bool:
    """Tell whether a text of several words is all in capitals."""
    words = [token.text for token in tokens if token.is_word]
    return len(words) > 1 and all(word.isupper() for word in words)


def _spelled(words: str, language: str) -> str:
    """Write ss for ß where the language's region does."""
    return words.replace("ß", "ss") if language in languages.WITHOUT_SHARP_S else words


def _capital(tokens: Sequence[Token], text: str) -> str:
    """Begin with a capital if the source's first word does."""
    first = next((n for n, sign in enumerate(text) if sign.isalpha()), None)
    source = next((token.text for token in tokens if token.is_word), "")
    if first is None or not source[:1].isupper() or len(text[first].upper()) > 1:
        return text
    return text[:first] + text[first].upper() + text[first + 1 :]
