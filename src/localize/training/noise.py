"""What a newsroom's text does that clean corpora do not: capitals, headlines, slips of the key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from localize import languages
from localize.training.annotation import Line
from localize.training.encoding import Token

_STOPS = frozenset(".!?")
_QUOTES = frozenset(languages.QUOTE_SIGNS)


def disturb(line: Line, rng: Random) -> Line:
    """Give the line with one kind of noise, chosen at random."""
    return rng.choice(_KINDS)(line, rng)


def shout(line: Line, _rng: Random) -> Line:
    """Write both sides in capitals; ß becomes SS."""
    return replace(
        line, source=_change(line.source, str.upper), target=_change(line.target, str.upper)
    )


def headline(line: Line, _rng: Random) -> Line:
    """Write The Source Like This, without a final stop on either side."""
    source = _change(line.source, lambda word: word[:1].upper() + word[1:])
    return unpunctuated(replace(line, source=source), _rng)


def unpunctuated(line: Line, _rng: Random) -> Line:
    """Leave the final stop out on both sides, if both have one."""
    if not (line.source[-1].text in _STOPS and line.target[-1].text in _STOPS):
        return line
    ends = (line.source[-1].number, line.target[-1].number)
    links = tuple(link for link in line.links if link[0] != ends[0] and link[1] != ends[1])
    if len(line.source) == 1 or len(line.target) == 1:
        return line
    return Line(line.source[:-1], line.target[:-1], links)


def requoted(line: Line, rng: Random) -> Line:
    """Write the source's quotes in another way; the target keeps its own."""
    style = rng.choice(('""', "“”", "„“", "«»", "''"))
    seen = 0
    source = list(line.source)
    for place, token in enumerate(source):
        if token.text in _QUOTES:
            source[place] = replace(token, text=style[seen % 2])
            seen += 1
    return replace(line, source=tuple(source))


def mistyped(line: Line, rng: Random) -> Line:
    """Swap or drop a letter in one or two of the source's longer words."""
    longer = [place for place, token in enumerate(line.source) if len(token.text) > 4]  # noqa: PLR2004
    source = list(line.source)
    for place in rng.sample(longer, min(len(longer), rng.choice((1, 1, 2)))):
        source[place] = replace(source[place], text=_slip(source[place].text, rng))
    return replace(line, source=tuple(source))


def _slip(word: str, rng: Random) -> str:
    """Give the word with two neighbours swapped or one letter missing."""
    place = rng.randrange(1, len(word) - 1)
    middle = word[place + 1] + word[place] if rng.random() < 0.5 else word[place + 1]  # noqa: PLR2004
    return word[:place] + middle + word[place + 2 :]


def _change(tokens: Sequence[Token], change: Callable[[str], str]) -> tuple[Token, ...]:
    """Give the tokens with their texts changed."""
    return tuple(replace(token, text=change(token.text)) for token in tokens)


_KINDS: tuple[Callable[[Line, Random], Line], ...] = (
    *(shout, headline, unpunctuated, unpunctuated, requoted, mistyped),
)
