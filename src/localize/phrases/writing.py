"""Choices written out as a text: gaps, capitals, and which words came from which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from localize.model import Alignment, Span
from localize.phrases import joints
from localize.phrases.choices import Choice
from localize.phrases.tokens import Token, split

_OPENING = frozenset("([{«„“‘’\"'-–—/")
"""Signs that a word follows without a gap, if it does so in the source."""
_LIKE_SOURCE = frozenset("()[]{}\"'“”„«»‘’–—-/")
"""Signs whose gaps are the source's."""
_CLOSING = frozenset(",.)]}")
"""Signs that never have a gap before them."""
_STEM = 4

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
    for choice in choices:
        words, gap = choice.words.strip(" "), ""
        if words and text and _has_gap(tokens, choice, text):
            gap = " "
            if len(text) > len(begun):
                text, words, gap = _met(text, words, language)
            spans = [(min(start, len(text)), min(end, len(text))) for start, end in spans]
        spans.append((len(text) + len(gap), len(text) + len(gap) + len(words)))
        text += gap + words
    return Written(text, tuple(spans)) if begun else _capital(tokens, text, tuple(spans))


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


def _met(text: str, words: str, language: str) -> tuple[str, str, str]:
    """Give a text, the words that come next and the gap between them, made to fit each other."""
    text, words, apart = joints.fit(text, words, language)
    return text, words, " " if apart else ""


def _can_be(token: Token, word: str, alone: Alone) -> bool:
    """Tell whether a source word can be a word of the draft, in whatever form."""
    stem = word[:_STEM].lower()
    return any(said.strip()[:_STEM].lower() == stem for said in alone(token.text.lower()))


def _has_gap(tokens: Sequence[Token], choice: Choice, text: str) -> bool:
    """Tell whether a gap stands before a choice: as in its words, but for signs and after them."""
    first = tokens[choice.first]
    before = tokens[choice.first - 1].text if choice.first else ""
    if not first.gap and before in _OPENING:
        return False
    if choice.words.lstrip(" ")[:1] in _CLOSING:
        return False
    if choice.last == choice.first + 1 and first.text in _LIKE_SOURCE:
        return bool(first.gap)
    glued = text[-1].isalnum() and choice.words[:1].isalnum()
    return choice.words.startswith(" ") or (glued and bool(first.gap))


def _capital(tokens: Sequence[Token], text: str, spans: tuple[Span, ...]) -> Written:
    """Begin with a capital, or write in capitals, as the source does."""
    source = [token.text for token in tokens if token.text[0].isalpha()]
    if len(source) > 1 and all(word.isupper() for word in source):
        upper = text.upper()
        return Written(upper if len(upper) == len(text) else text, spans)
    first = next((n for n, sign in enumerate(text) if sign.isalpha()), None)
    if first is None or not source or not source[0][0].isupper():
        return Written(text, spans)
    raised = text[first].upper()
    return Written(
        text[:first] + (raised if len(raised) == 1 else text[first]) + text[first + 1 :], spans
    )
