"""The drafts of a minimum risk training, made round by round and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import sentencepiece
import torch

from localize.engines import Options, embedded
from localize.training import hypotheses
from localize.training.corpus import Pair
from localize.training.faults import TrainingError
from localize.training.hypotheses import Drafted
from localize.training.risk_recipe import RiskRecipe
from localize.training.texts import Say

_AT_A_TIME = 500
_Parts = dict[Path, list[Pair]]


@dataclass(frozen=True, slots=True)
class Drafts:
    """Lines of all languages, and the folder that their drafts lie in, a file for some hundred."""

    settings: RiskRecipe
    lines: dict[str, list[Pair]]
    processor: sentencepiece.SentencePieceProcessor
    folder: Path

    def of_round(self, number: int, weights: Callable[[], Path], say: Say) -> list[Drafted]:
        """Give the drafted lines of a round, from 0 on, in all languages.

        What is drafted once is read again; what is missing is drafted with the folder that
        `weights` gives. Raises `TrainingError` if no line has a choice of drafts.
        """
        self.folder.mkdir(exist_ok=True)
        parts = {language: self._parts(language, number) for language in self.lines}
        missing = {
            language: {path: part for path, part in mine.items() if not path.exists()}
            for language, mine in parts.items()
        }
        if any(missing.values()):
            self._draft(missing, weights(), number, say)
        found = [one for mine in parts.values() for path in mine for one in hypotheses.read(path)]
        if not found:
            raise TrainingError(
                "no line has two different drafts",
                "draft more or longer lines: see [risk]",
                path=self.folder,
            )
        return found

    def _draft(self, missing: Mapping[str, _Parts], weights: Path, number: int, say: Say) -> None:
        """Draft parts and write their files; torch is left the threads that it has."""
        threads, rounds = torch.get_num_threads(), self.settings.risk.rounds
        of = f"round {number + 1} of {rounds} · " if rounds > 1 else ""
        for language, parts in missing.items():
            if not parts:
                continue
            engine = embedded.load(Options("en", language, str(weights)))
            for path, part in parts.items():
                made = hypotheses.draft(engine, self.processor, part, self.settings.risk)
                hypotheses.write(path, made)
            say(f"{of}{language}: {sum(map(len, parts.values())):,} lines drafted")
        torch.set_num_threads(threads)

    def _parts(self, language: str, number: int) -> _Parts:
        """Give a language's files of a round and their lines."""
        mine = self.lines[language][number :: self.settings.risk.rounds]
        return {
            self.folder / f"{language}.{number}.{start}.jsonl": mine[start : start + _AT_A_TIME]
            for start in range(0, len(mine), _AT_A_TIME)
        }


def choose(
    settings: RiskRecipe,
    clean: Path,
    folder: Path,
    processor: sentencepiece.SentencePieceProcessor,
) -> Drafts:
    """Draw the lines; raises `TrainingError` if a language has none, or fewer than rounds."""
    lines = {
        language: hypotheses.choose(settings, language, clean, processor)
        for language in settings.languages
    }
    for language, mine in lines.items():
        if len(mine) < settings.risk.rounds:
            message = f"{language} has {len(mine)} lines for {settings.risk.rounds} rounds"
            raise TrainingError(message, "give more lines, or fewer rounds: see [risk]")
    return Drafts(settings, lines, processor, folder)
