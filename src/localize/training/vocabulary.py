"""The joint SentencePiece vocabulary and its order of ids."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import sentencepiece

from localize.training.faults import TrainingError

LANGUAGES = ("de", "fr", "it", "es", "pt", "rm", "ru", "ar", "zh", "ja", "en")
SYMBOLS = (
    *(f">>{language}<<" for language in LANGUAGES),
    *("<t0>", "<t1>", "<t2>"),
    *(f"<x{number}>" for number in range(1, 10)),
    *(f"</x{number}>" for number in range(1, 10)),
)
END, UNKNOWN = 0, 1
PAD = "<pad>"
_REQUIRED = (
    "ÄÖÜäöüßÀÂÇÈÉÊËÎÏÔŒÙÛàâçèéêëîïôœùûüÿÌÍÒÓÚìíòóúÁÃÕÑáãõñ¿¡«»‹›“”„‘’–—…§°%€£$½&@#*+=/\\|~^_"
)
_SETTINGS: dict[str, Any] = {
    "model_type": "unigram",
    "character_coverage": 0.9998,
    "byte_fallback": True,
    "required_chars": _REQUIRED,
    "user_defined_symbols": list(SYMBOLS),
    "eos_id": END,
    "unk_id": UNKNOWN,
    "bos_id": -1,
    "pad_id": -1,
    "num_threads": 1,
    "split_digits": True,
    "max_sentence_length": 2000,
    "minloglevel": 1,
}


def train(texts: Iterable[str], path: Path, *, size: int, seed: int) -> None:
    """Train a unigram model of `size` - 1 pieces and write it to `path`.

    `</s>` is 0, `<unk>` 1, then the symbols; the padding comes after the last piece, because
    CTranslate2 drops the last row of the embedding as padding. What the text lacks is written in
    bytes. Raises `TrainingError` if the text is too little for so many pieces.
    """
    learnt = io.BytesIO()
    sentencepiece.set_random_generator_seed(seed)
    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts), model_writer=learnt, vocab_size=size - 1, **_SETTINGS
        )
    except RuntimeError as error:
        raise TrainingError(
            f"no vocabulary of {size} pieces can be learnt: {error}",
            "set another size under [vocabulary], or give more text",
        ) from error
    path.write_bytes(learnt.getvalue())


def load(path: Path) -> sentencepiece.SentencePieceProcessor:
    """Open a vocabulary; raises `TrainingError` if it is damaged."""
    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise TrainingError("damaged vocabulary", "copy it again", path=path) from error


def pieces(processor: sentencepiece.SentencePieceProcessor) -> list[str]:
    """Give all pieces in the order of their ids, the padding last."""
    return [*(processor.id_to_piece(i) for i in range(processor.get_piece_size())), PAD]


def write_json(processor: sentencepiece.SentencePieceProcessor, path: Path) -> None:
    """Write the pieces as transformers' `vocab.json`."""
    ids = {piece: number for number, piece in enumerate(pieces(processor))}
    path.write_text(json.dumps(ids, ensure_ascii=False), encoding="utf-8")


def require_size(processor: sentencepiece.SentencePieceProcessor, size: int, weights: Path) -> None:
    """Raise `TrainingError` if weights of so many pieces are for another vocabulary."""
    found = len(pieces(processor))
    if found != size:
        raise TrainingError(
            f"these weights have {size} pieces, the vocabulary {found}",
            "use an empty working folder, and weights with their own vocabulary",
            path=weights,
        )
