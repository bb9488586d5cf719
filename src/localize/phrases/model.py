"""What translates into one language: a phrase table, a language model, and how they are weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from localize.languages import primary
from localize.phrases import ngrams, table
from localize.phrases.ngrams import Ngrams
from localize.phrases.table import Table
from localize.phrases.tokens import split

_MOST = 50_000
"""Phrases that are remembered with their options read."""

Known = tuple[tuple[float, str, tuple[int, ...]], ...]
"""Ways to say a phrase: score, words, their numbers in the language model."""


@dataclass(frozen=True, slots=True)
class Model:
    """A language pair's model; scores in hundredths of a nat. `language` is the target's tag.

    `weight` is that of the language model, `copied` the score of a word that no phrase has, `beam`
    the number of beginnings that are followed at a time.
    """

    source: str
    language: str
    table: Table
    ngrams: Ngrams
    weight: float
    copied: float
    beam: int
    _phrases: dict[str, Known] = field(default_factory=dict, compare=False)

    def phrase(self, phrase: str) -> Known:
        """Give the ways to say a phrase, () if it is not known."""
        known = self._phrases.get(phrase)
        if known is None:
            written = self.table.get(phrase)
            if written is None:
                return ()
            if len(self._phrases) >= _MOST:
                self._phrases.clear()
            known = self._phrases[phrase] = tuple(self._weighed(phrase, written))
        return known

    def known(self, words: str) -> tuple[int, ...]:
        """Give the numbers of a text's tokens."""
        return tuple(self.ngrams.number(token.text) for token in split(words))

    def inner(self, numbers: tuple[int, ...]) -> float:
        """Give what the language model says of all tokens but the first two."""
        score = self.ngrams.score
        return self.weight * sum(
            score(numbers[i - 2], numbers[i - 1], numbers[i]) for i in range(2, len(numbers))
        )

    def _weighed(self, phrase: str, written: str) -> Iterator[tuple[float, str, tuple[int, ...]]]:
        """Give the options of a phrase, but for those with half of a word or of a pair of signs."""
        signs = _signs(phrase)
        for score, words in table.options(written):
            if words.strip()[:1] not in _APOSTROPHES and _signs(words) == signs:
                numbers = self.known(words)
                yield score + self.inner(numbers), words, numbers


_APOSTROPHES = frozenset("'’")


def _signs(text: str) -> tuple[int, int, int]:
    """Count what comes in pairs: opening brackets, closing ones, quotes of any kind."""
    return (
        sum(text.count(sign) for sign in "(["),
        sum(text.count(sign) for sign in ")]"),
        sum(text.count(sign) for sign in '"“”„«»'),
    )


def read(folder: Path, source: str, language: str, search: Mapping[str, float]) -> Model:
    """Read a language's files from a folder of weights; raises `EngineError` if one is damaged.

    `search` has `lm`, `copied` and `beam`.
    """
    target = primary(language)
    return Model(
        source,
        language,
        table.read(folder / table.name(target)),
        ngrams.read(folder / ngrams.name(target)),
        search["lm"],
        search["copied"],
        int(search["beam"]),
    )
