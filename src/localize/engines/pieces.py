"""Text ↔ SentencePiece tokens, as a model takes them. The door to sentencepiece."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import sentencepiece

from localize.errors import EngineError

END = "</s>"


class Pieces:
    """A vocabulary, or one for each side, and what stands around a model's source tokens.

    `before` and `after` are tokens (`>>de<<`, `</s>`); `lead` is text that is put before every
    source text, as T5 wants its task.
    """

    def __init__(
        self,
        source: Path,
        before: Sequence[str],
        after: Sequence[str] = (END,),
        *,
        target: Path | None = None,
        lead: str = "",
    ) -> None:
        self._source = _open(source)
        self._target = self._source if target is None else _open(target)
        self._before, self._after = tuple(before), tuple(after)
        self._lead = lead

    @property
    def margins(self) -> tuple[int, int]:
        """Number of tokens before and after the text's own."""
        return len(self._before), len(self._after)

    @property
    def vocabulary(self) -> list[str]:
        """All tokens that an answer may have."""
        return _all(self._target)

    def encode(self, text: str) -> list[str]:
        """Give the model's source tokens."""
        pieces = self._source.encode(f"{self._lead}{text}", out_type=str)
        return [*self._before, *pieces, *self._after]

    def count(self, text: str) -> int:
        """Give the number of a source text's own tokens."""
        return len(self._source.encode(text))

    def begin(self, text: str) -> list[str]:
        """Give the target tokens of a text that an answer shall begin with."""
        return list(self._target.encode(text, out_type=str)) if text else []

    def decode(self, tokens: Sequence[str], start: str = "") -> str:
        """Give the text of target tokens; those of `start` come back as it was, letter for letter.

        Spaces around `start` are not the model's business and do not count.
        """
        begun = self.begin(start)
        if not begun:
            return str(self._target.decode(list(tokens)))
        whole = str(self._target.decode([*begun, *tokens[len(begun) :]]))
        return start.strip() + whole[len(str(self._target.decode(begun))) :]


def tokens(path: Path) -> list[str]:
    """Give all tokens of a vocabulary; raises `EngineError` if it is damaged."""
    return _all(_open(path))


def _all(known: sentencepiece.SentencePieceProcessor) -> list[str]:
    return [known.id_to_piece(number) for number in range(known.get_piece_size())]


def _open(path: Path) -> sentencepiece.SentencePieceProcessor:
    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError):
        raise EngineError("damaged vocabulary", "install the weights again", path=path) from None
