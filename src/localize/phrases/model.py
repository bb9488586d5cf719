"""What translates into one language: phrases, delays, language models, and how they are weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from localize.languages import QUOTE_SIGNS, primary
from localize.phrases import delays, ngrams, table
from localize.phrases.delays import Delays
from localize.phrases.fluency import Fluency
from localize.phrases.table import Table
from localize.phrases.tokens import split, typographic

_MOST = 100_000
"""Phrases that are remembered with their options read."""

Known = tuple[tuple[float, str, tuple[int, ...]], ...]
"""Ways to say a phrase: score, words, their numbers in the language models."""


@dataclass(frozen=True, slots=True)
class Model:
    """A language pair's model; scores in hundredths of a nat. `language` is the target's tag.

    `delaying` is the weight of the odds of delays, `reach` the most tokens that a stretch waits
    for, `copied` the score of a word that no phrase has,
    `beam` the number of beginnings that are followed at a time.
    """

    source: str
    language: str
    table: Table
    fluency: Fluency
    delays: Delays
    delaying: float
    reach: int
    copied: float
    beam: int
    _phrases: dict[str, Known] = field(default_factory=dict, compare=False)

    def phrase(self, phrase: str) -> Known:
        """Give the ways to say a phrase, () if it is not known."""
        known = self._phrases.get(phrase)
        if known is None:
            known = self._phrases[phrase] = tuple(self._weighed(phrase, self.table.find(phrase)))
        return known

    def tidy(self) -> None:
        """Forget what was remembered if it is much; no choice made before may be used after."""
        if len(self._phrases) > _MOST or self.fluency.is_full:
            self._phrases.clear()
            self.fluency.forget()

    def known(self, words: str) -> tuple[int, ...]:
        """Give the numbers of a text's tokens."""
        return tuple(self.fluency.number(token.text) for token in split(words))

    def _weighed(self, phrase: str, written: str) -> Iterator[tuple[float, str, tuple[int, ...]]]:
        """Give the options of a phrase, but for those with half of a word or of a pair of signs."""
        signs = _signs(phrase)
        for score, words in table.options(written) if written else ():
            if words.strip()[:1] not in _APOSTROPHES and _signs(words) == signs:
                yield score, typographic(words), self.known(words)


_APOSTROPHES = frozenset("'’")


def _signs(text: str) -> tuple[int, int, int]:
    """Count what comes in pairs: opening brackets, closing ones, quotes of any kind."""
    return (
        sum(text.count(sign) for sign in "(["),
        sum(text.count(sign) for sign in ")]"),
        sum(text.count(sign) for sign in QUOTE_SIGNS),
    )


def read(folder: Path, source: str, language: str, search: Mapping[str, float]) -> Model:
    """Read a language's files from a folder of weights; raises `EngineError` if one is damaged.

    `search` has `words`, `endings`, `delays`, `reach`, `copied` and `beam`.
    """
    target = primary(language)
    return Model(
        source,
        language,
        table.read(folder / table.name(target)),
        Fluency(
            ngrams.read(folder / ngrams.name(target)),
            ngrams.read(folder / ngrams.name_of_endings(target)),
            search["words"],
            search["endings"],
        ),
        delays.read(folder / delays.name(target)),
        search["delays"],
        int(search["reach"]),
        search["copied"],
        int(search["beam"]),
    )
