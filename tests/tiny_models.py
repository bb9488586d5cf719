"""Models made on the spot: our own weights in others' formats, and tiny random ones of each family.

Needs torch and transformers: import it where `pytest.importorskip` has said that they are there.
"""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from ctranslate2.converters import TransformersConverter
from transformers import (
    M2M100Config,
    M2M100ForConditionalGeneration,
    M2M100Tokenizer,
    MBart50Tokenizer,
    MBartConfig,
    MBartForConditionalGeneration,
    NllbTokenizer,
    T5Config,
    T5ForConditionalGeneration,
    T5Tokenizer,
)

from localize.engines import embedded
from localize.training import export, packed

MARIAN = "opus-mt-en-mul"
ROOT = Path(__file__).parent.parent
_SPECIAL = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
_SHAPE = {
    "d_model": 32,
    "encoder_layers": 1,
    "decoder_layers": 1,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 64,
    "decoder_ffn_dim": 64,
    "max_position_embeddings": 600,
    "init_std": 0.5,
    "pad_token_id": 1,
    "eos_token_id": 2,
    "decoder_start_token_id": 2,
}


def own(folder: Path) -> None:
    """Write the packaged weights as `transformers/` and, in 32 bits, `opus-mt-en-mul/`."""
    network = packed.read(embedded.FOLDER)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the Marian tokenizer recommends another library
        export.export(network, embedded.FOLDER / "joint.spm", folder)
        _convert(folder / export.TRANSFORMERS, folder / MARIAN, ["source.spm", "target.spm"])


def family(name: str, folder: Path) -> None:
    """Write a random model of a family as `transformers/` and converted as `ctranslate2/`."""
    torch.manual_seed(3)
    here = folder / "transformers"
    here.mkdir(parents=True)
    makers = {"NLLB": _nllb, "M2M100": _m2m100, "mBART-50": _mbart, "T5": _t5, "MADLAD": _madlad}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        vocabulary = makers[name](here)
        if name != "mBART-50":  # a tokenizer made here has a gap in its ids; the converter none
            _convert(here, folder / "ctranslate2", [vocabulary])


class _Languages(M2M100Tokenizer):  # type: ignore[misc]
    """The tokenizer with its languages where CTranslate2's converter looks for them."""

    @property
    def special_tokens_map(self) -> dict[str, object]:
        tokens = list(self.lang_code_to_token.values())
        return dict(super().special_tokens_map) | {"additional_special_tokens": tokens}


class _Converter(TransformersConverter):  # type: ignore[misc]
    """CTranslate2's converter, mended where transformers 5 has changed below it."""

    def load_model(self, *arguments: Any, **options: Any) -> Any:
        model = super().load_model(*arguments, **options)
        if hasattr(model.config, "scale_decoder_outputs"):  # T5's, once told by the tied head
            model.config.tie_word_embeddings = model.config.scale_decoder_outputs
        return model

    def load_tokenizer(self, *arguments: Any, **options: Any) -> Any:
        tokenizer = super().load_tokenizer(*arguments, **options)
        if isinstance(tokenizer, M2M100Tokenizer):
            tokenizer.__class__ = _Languages
        return tokenizer


def _convert(source: Path, target: Path, files: list[str]) -> None:
    files = [*files, "tokenizer_config.json"]
    _Converter(str(source), copy_files=files).convert(str(target))


def _spm(path: Path, symbols: Sequence[str] = (), **options: int) -> list[str]:
    """Learn some pieces from a sample article; gives them."""
    text = (ROOT / "articles/2026/glacier-law.txt").read_text(encoding="utf-8")
    learnt = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text.splitlines()),
        model_writer=learnt,
        vocab_size=200,
        hard_vocab_limit=False,
        minloglevel=2,
        user_defined_symbols=list(symbols),
        **options,
    )
    path.write_bytes(learnt.getvalue())
    model = sentencepiece.SentencePieceProcessor(model_proto=learnt.getvalue())
    return [model.id_to_piece(number) for number in range(model.get_piece_size())]


def _fairseq(pieces: Sequence[str]) -> dict[str, int]:
    """Give pieces ids as fairseq has them, after four special tokens."""
    return _SPECIAL | {piece: number for number, piece in enumerate(pieces[3:], len(_SPECIAL))}


def _nllb(folder: Path) -> str:
    name = "sentencepiece.bpe.model"
    tokenizer = NllbTokenizer(vocab=_fairseq(_spm(folder / name)))
    tokenizer.save_pretrained(folder)
    config = M2M100Config(vocab_size=len(tokenizer), **_SHAPE)
    M2M100ForConditionalGeneration(config).save_pretrained(folder)
    return name


def _m2m100(folder: Path) -> str:
    name = "sentencepiece.bpe.model"
    ids = _fairseq(_spm(folder / name))
    (folder / "vocab.json").write_text(json.dumps(ids), encoding="utf-8")
    tokenizer = M2M100Tokenizer(str(folder / "vocab.json"), str(folder / name))
    tokenizer.save_pretrained(folder)
    config = M2M100Config(vocab_size=len(ids) + 108, **_SHAPE)  # 100 languages, 8 made up
    M2M100ForConditionalGeneration(config).save_pretrained(folder)
    return name


def _mbart(folder: Path) -> str:
    name = "sentencepiece.bpe.model"
    ids = _fairseq(_spm(folder / name))
    scores = [(piece, -float(number)) for piece, number in ids.items()]
    tokenizer = MBart50Tokenizer(vocab=scores)
    tokenizer.save_pretrained(folder)
    norms = {"normalize_before": True, "normalize_embedding": True}
    config = MBartConfig(vocab_size=len(tokenizer.get_vocab()), **norms, **_SHAPE)
    MBartForConditionalGeneration(config).save_pretrained(folder)
    return name


def _t5(folder: Path, symbols: Sequence[str] = ()) -> str:
    name = "spiece.model"
    pieces = _spm(folder / name, symbols, pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    tokenizer = T5Tokenizer(
        vocab=[(piece, -float(number)) for number, piece in enumerate(pieces)],
        extra_ids=0 if symbols else 5,
    )
    tokenizer.save_pretrained(folder)
    config = T5Config(
        vocab_size=len(tokenizer),
        d_model=32,
        d_kv=16,
        d_ff=64,
        num_layers=1,
        num_heads=2,
        decoder_start_token_id=0,
        initializer_factor=2.0,
        feed_forward_proj="gated-gelu" if symbols else "relu",
    )
    model = T5ForConditionalGeneration(config)
    if symbols:
        model.lm_head.weight = torch.nn.Parameter(torch.randn(len(tokenizer), 32))
    model.save_pretrained(folder)
    _set(folder / "config.json", tie_word_embeddings=not symbols, scale_decoder_outputs=None)
    return name


def _set(path: Path, **values: object) -> None:
    """Change a JSON table; what is set to None goes."""
    table = json.loads(path.read_text(encoding="utf-8")) | values
    kept = {name: value for name, value in table.items() if value is not None}
    path.write_text(json.dumps(kept), encoding="utf-8")


def _madlad(folder: Path) -> str:
    return _t5(folder, ["<2en>", "<2de>", "<2fr>"])
