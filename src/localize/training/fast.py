"""A CTranslate2 folder in use: to verify and to measure an export."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import sentencepiece

from localize.training.faults import TrainingError

_LONGEST, _BATCH = 200, 1024


class Fast:
    """A converted model in memory; raises `TrainingError` if the folder cannot be loaded."""

    def __init__(self, folder: Path, *, kind: str = "int8", threads: int = 1) -> None:
        try:
            self._model = ctranslate2.Translator(
                str(folder), compute_type=kind, intra_threads=threads
            )
            self._pieces = sentencepiece.SentencePieceProcessor(
                model_file=str(folder / "joint.spm")
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise TrainingError(
                f"these weights cannot be loaded: {error}", "export them again", path=folder
            ) from error

    def translate(
        self, language: str, texts: Sequence[str], *, beam: int = 4, longest: int = _LONGEST
    ) -> list[str]:
        """Give the translations of texts, in order and of at most `longest` pieces; empty stays."""
        wanted = [text for text in texts if text.strip()]
        tokens = [
            [f">>{language}<<", *self._pieces.encode(text, out_type=str)[:_LONGEST], "</s>"]
            for text in wanted
        ]
        results = self._model.translate_batch(
            tokens,
            beam_size=beam,
            max_batch_size=_BATCH,
            batch_type="tokens",
            max_decoding_length=longest,
        )
        said = iter([str(self._pieces.decode(result.hypotheses[0])) for result in results])
        return [next(said) if text.strip() else "" for text in texts]
