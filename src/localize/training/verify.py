"""Whether the exports say the same: CTranslate2 beside transformers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from ctranslate2.converters import TransformersConverter
from transformers import MarianMTModel, MarianTokenizer

from localize import evaluation
from localize.engines import checkpoints
from localize.training import corpus, export, texts
from localize.training.fast import Fast
from localize.training.faults import TrainingError
from localize.training.texts import Say

_LEAST, _LONGEST, _LINES = 0.9, 100, 20
# A model that has not learnt to stop is compared as well.
_FREE = {"forced_eos_token_id": None}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares of texts that come out as transformers writes them, and chrF2++ of int8 to that."""

    exact: float
    int8: float
    chrf: float


def tell(language: str, clean: Path, folder: Path, say: Say) -> Agreement:
    """Compare an export on a language's first clean lines and write the figures beside it.

    Raises as `verify`.
    """
    paths = (path for path in texts.find(clean, language) if texts.is_from_english(path))
    pairs = chain.from_iterable(corpus.read(path, language) for path in paths)
    found = verify(folder, language, [pair.source for pair in islice(pairs, _LINES)])
    figures = json.dumps(asdict(found), indent=2)
    (folder / "agreement.json").write_text(f"{figures}\n", encoding="utf-8")
    say(f"both exports agree in {found.exact:.0%} of the texts, in int8 in {found.int8:.0%}")
    return found


def verify(folder: Path, language: str, texts: Sequence[str]) -> Agreement:
    """Translate texts greedily with what `export` wrote to `folder`.

    Raises `TrainingError` if CTranslate2 in 32 bits says something else than transformers in more
    than a tenth of the texts: then the export is wrong, not only rounded.
    """
    ours = _transformers(folder / export.TRANSFORMERS, language, texts)
    exact = _same(_unrounded(folder, language, texts), ours)
    small = Fast(folder / export.INT8).translate(language, texts, beam=1, longest=_LONGEST)
    if exact < _LEAST:
        raise TrainingError(
            f"the two exports agree in {exact:.0%} of the texts only",
            "export again; if it stays, the libraries' versions do not fit each other",
            path=folder,
        )
    return Agreement(exact, _same(small, ours), evaluation.score(small, ours, 0)[0].value)


def _unrounded(folder: Path, language: str, texts: Sequence[str]) -> list[str]:
    """Translate with CTranslate2 in 32 bits."""
    with TemporaryDirectory() as name:
        whole = Path(name) / "float32"
        TransformersConverter(str(folder / export.TRANSFORMERS)).convert(str(whole))
        shutil.copyfile(folder / export.INT8 / "joint.spm", whole / "joint.spm")
        return Fast(whole, kind="float32").translate(language, texts, beam=1, longest=_LONGEST)


def _transformers(folder: Path, language: str, texts: Sequence[str]) -> list[str]:
    """Translate with transformers, one text at a time."""
    with checkpoints.quiet():
        model = MarianMTModel.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
        tokenizer = MarianTokenizer.from_pretrained(folder, local_files_only=True)
    answers = []
    for text in texts:
        ids = tokenizer(f">>{language}<< {text}", return_tensors="pt").input_ids
        with torch.no_grad():
            said = model.generate(ids, num_beams=1, max_length=_LONGEST + 1, **_FREE)
        answers.append(tokenizer.decode(said[0], skip_special_tokens=True))
    return answers


def _same(ones: Sequence[str], others: Sequence[str]) -> float:
    """Give the share of texts that are the same, spaces aside."""
    pairs = zip(ones, others, strict=True)
    return sum(one.split() == other.split() for one, other in pairs) / max(1, len(ones))
