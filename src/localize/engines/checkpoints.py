"""A model's folder → transformers' model and its vocabulary's ids, whole or not at all."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, PreTrainedModel
from transformers.utils import logging

from localize.engines.processor import has_bfloat16
from localize.errors import EngineError

_CURE = "copy the model again; a tied head needs “tie_word_embeddings”: true in config.json"
_COMPUTED = ("embed_positions",)
"""Weights that some models compute: sines and cosines."""


@contextmanager
def quiet() -> Iterator[None]:
    """Keep transformers' progress bars, and advice about texts of its own, from the terminal."""
    bars = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if bars:
            logging.enable_progress_bar()


def model(folder: Path, compute: str) -> PreTrainedModel:
    """Load a model's weights; raises `EngineError` if some are missing or do not fit."""
    if compute == "bfloat16" and not has_bfloat16():
        raise EngineError(
            "this processor does not compute in bfloat16", 'set transformers.compute = "float32"'
        )
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        found, report = AutoModelForSeq2SeqLM.from_pretrained(
            folder,
            dtype=getattr(torch, compute),
            local_files_only=True,
            output_loading_info=True,
        )
    except Exception as error:  # the library raises what its own libraries raise
        reason = str(error).strip().partition("\n")[0]
        raise EngineError(f"the model cannot be loaded: {reason}", _CURE, path=folder) from error
    require_whole(found, report["missing_keys"], folder)
    loaded: PreTrainedModel = found.eval()
    return loaded


def require_whole(found: PreTrainedModel, missing: Sequence[str], folder: Path) -> None:
    """Raise `EngineError` if a weight was neither read nor is tied to one that was.

    transformers fills such a weight with random numbers and goes on. A tied weight is in the file
    once only, and shares its memory with the one that was read.
    """
    lost = set(missing)
    own = dict(found.named_parameters(remove_duplicate=False))
    read = {one.data_ptr() for name, one in own.items() if name not in lost}
    random = sorted(
        name
        for name in lost & set(own)
        if own[name].data_ptr() not in read and not _is_computed(found, name)
    )
    if random:
        raise EngineError(f"the weights lack {', '.join(random[:3])}", _CURE, path=folder)


def _is_computed(found: PreTrainedModel, name: str) -> bool:
    """Tell whether a weight is made by a formula, and is not a table that was learnt."""
    static = found.config.model_type in {"marian", "m2m_100"}
    return static and any(part in name for part in _COMPUTED)


class Words:
    """Tokens ↔ ids as the folder's tokenizer has them.

    `never` are ids that no draft may have; `absent` are those that Marian itself knows nothing of.
    """

    def __init__(self, folder: Path, config: Any) -> None:  # noqa: ANN401 - any model's
        try:
            with quiet():
                tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        except Exception as error:  # as in `model`
            reason = str(error).strip().partition("\n")[0]
            raise EngineError(
                f"the vocabulary cannot be loaded: {reason}", "copy the model again", path=folder
            ) from error
        self._tokenizer = tokenizer
        self._target: dict[str, int] | None = None
        if getattr(tokenizer, "separate_vocabs", False):
            self._target = tokenizer.target_encoder
        self._said = {number: token for token, number in (self._target or {}).items()}
        self.end: int = tokenizer.eos_token_id
        self.pad: int = config.pad_token_id
        self._unknown = tokenizer.unk_token_id
        self.never = sorted({self.pad, self._unknown} - {None, self.end})
        self.absent = [self.pad] if config.model_type == "marian" else []

    def known(self, tokens: Sequence[str]) -> float:
        """Give the share of source tokens that have an id of their own."""
        ids = self._tokenizer.convert_tokens_to_ids(list(tokens))
        return sum(number not in {None, self._unknown} for number in ids) / max(1, len(ids))

    def source(self, texts: Sequence[Sequence[str]]) -> Tensor:
        """Give source tokens as ids [text, longest], padded."""
        return self._padded([self._tokenizer.convert_tokens_to_ids(list(one)) for one in texts])

    def target(self, texts: Sequence[Sequence[str]]) -> Tensor:
        """Give target tokens as ids [text, longest], padded."""
        if self._target is None:
            return self.source(texts)
        table, unknown = self._target, self._unknown
        return self._padded([[table.get(token, unknown) for token in one] for one in texts])

    def tokens(self, ids: Sequence[int]) -> list[str]:
        """Give target ids as tokens."""
        if self._target is not None:
            return [self._said[number] for number in ids]
        return list(self._tokenizer.convert_ids_to_tokens(list(ids)))

    def _padded(self, rows: Sequence[Sequence[int]]) -> Tensor:
        longest = max(len(one) for one in rows)
        padded = [[*one, *[self.pad] * (longest - len(one))] for one in rows]
        return torch.tensor(padded, dtype=torch.long).reshape(len(rows), longest)
