"""The drafts of a minimum risk training, made round by round and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import sentencepiece

from localize.engines import Options, embedded
from localize.training import hypotheses
from localize.training.corpus import Pair
from localize.training.faults import TrainingError
from localize.training.hypotheses import Drafted
from localize.training.risk_recipe import RiskRecipe
from localize.training.texts import Say

_AT_A_TIME = 2_000


class Drafts:
    """Lines of the clean corpora in `clean`, and their drafts in `folder`.

    Raises `TrainingError` if a language has no lines.
    """

    def __init__(
        self,
        settings: RiskRecipe,
        clean: Path,
        folder: Path,
        processor: sentencepiece.SentencePieceProcessor,
    ) -> None:
        self._risk, self._processor, self._folder = settings.risk, processor, folder
        self._lines = {
            language: hypotheses.choose(settings, language, clean, processor)
            for language in settings.languages
        }
        folder.mkdir(exist_ok=True)

    def of_round(self, number: int, weights: Callable[[], Path], say: Say) -> list[Drafted]:
        """Give the drafted lines of a round, from 0 on, in all languages.

        What is drafted once is read again; what is missing is drafted with the folder that
        `weights` gives. Raises `TrainingError` if no line has a choice of drafts.
        """
        missing = [path for path, *_ in self._parts(number) if not path.exists()]
        folder = str(weights()) if missing else ""
        found: list[Drafted] = []
        for path, language, part, told in self._parts(number):
            if path in missing:
                engine = embedded.load(Options("en", language, folder))
                made = hypotheses.draft(engine, self._processor, part, self._risk)
                hypotheses.write(path, made)
                say(told)
            found += hypotheses.read(path)
        if not found:
            raise TrainingError(
                "no line has two different drafts",
                "draft more or longer lines: see [risk]",
                path=self._folder,
            )
        return found

    def _parts(self, number: int) -> Iterator[tuple[Path, str, list[Pair], str]]:
        """Give a round's files, each with its language, its lines, and what to say of it."""
        rounds = self._risk.rounds
        for language, lines in self._lines.items():
            mine = lines[number::rounds]
            for start in range(0, len(mine), _AT_A_TIME):
                part = mine[start : start + _AT_A_TIME]
                path = self._folder / f"{language}.{number}.{start}.jsonl"
                told = f"{language}: {start + len(part):,} of {len(mine):,} lines drafted"
                of = f"round {number + 1} of {rounds} · " if rounds > 1 else ""
                yield path, language, part, of + told
