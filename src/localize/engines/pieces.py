"""Text ↔ SentencePiece tokens, as the embedded model takes them. The door to sentencepiece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import sentencepiece

from localize.errors import EngineError

END = "</s>"
_STOPS = re.compile(r"(?<=[;:,–—])\s+")
_SPACES = re.compile(r"\s+")


class Pieces:
    """A joint vocabulary with the target language as the first source token (`>>de<<`)."""

    def __init__(self, path: Path, target: str) -> None:
        try:
            self._model = sentencepiece.SentencePieceProcessor(model_file=str(path))
        except (OSError, RuntimeError):
            raise EngineError(
                "damaged vocabulary", "install the weights again", path=path
            ) from None
        self._prefix = f">>{target}<<"

    def encode(self, text: str) -> list[str]:
        """Give the model's source tokens."""
        return [self._prefix, *self._model.encode(text, out_type=str), END]

    def decode(self, tokens: list[str]) -> str:
        """Give the text of target tokens."""
        return str(self._model.decode(tokens))

    def cut(self, text: str, longest: int) -> Iterator[str]:
        """Give a text in parts of at most `longest` tokens; nothing for a text without words.

        Parts end at punctuation where there is some, else between words, else anywhere.
        """
        if not text.strip():
            return
        if len(text) <= longest or len(self._model.encode(text)) <= longest:
            yield text
            return
        middle = _middle(text)
        yield from self.cut(text[:middle].strip(), longest)
        yield from self.cut(text[middle:].strip(), longest)


def _middle(text: str) -> int:
    """Give the best place to cut a text in two: near the middle, at punctuation, at a space."""
    half = len(text) // 2
    for pattern in (_STOPS, _SPACES):
        places = [found.start() for found in pattern.finditer(text, 1, len(text) - 1)]
        nearest = min(places, key=lambda place: abs(place - half), default=0)
        if len(text) // 5 < nearest < len(text) - len(text) // 5:
            return nearest
    return half
