"""Weights for those who translate: a `MarianMTModel` folder and CTranslate2's int8."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from ctranslate2.converters import TransformersConverter
from transformers import MarianMTModel

from localize.engines import checkpoints
from localize.training import marian, vocabulary
from localize.training.faults import TrainingError
from localize.training.network import Network

TRANSFORMERS, INT8 = "transformers", "ctranslate2-int8"


def export(network: Network, spm: Path, folder: Path) -> None:
    """Write `folder/transformers` (fp16 safetensors) and `folder/ctranslate2-int8`.

    Both are written beside the old ones and take their place when they are whole.
    """
    for name in (TRANSFORMERS, INT8):
        shutil.rmtree(folder / f"{name}.new", ignore_errors=True)
    slow, fast = folder / f"{TRANSFORMERS}.new", folder / f"{INT8}.new"
    slow.mkdir(parents=True)
    with checkpoints.quiet():
        _write_marian(network, slow)
        _write_vocabulary(spm, slow)
        TransformersConverter(str(slow)).convert(str(fast), quantization="int8")
    shutil.copyfile(spm, fast / "joint.spm")
    (slow / "model.safetensors").chmod(0o644)  # transformers lets only its owner read it
    for name in (TRANSFORMERS, INT8):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / f"{name}.new").rename(folder / name)


def _write_marian(network: Network, folder: Path) -> None:
    """Write the network as transformers' Marian."""
    model = MarianMTModel(marian.config(network.shape))
    missing, unexpected = model.load_state_dict(marian.state(network), strict=False)
    absent = [name for name in missing if "embed_positions" not in name]
    absent = [n for n in absent if "embed_tokens" not in n and not n.startswith("lm_head")]
    if absent or unexpected:
        raise TrainingError(
            f"transformers' Marian has changed: {absent}, {unexpected}",
            "install the version of transformers that pyproject.toml names",
        )
    model.tie_weights()
    model.generation_config = marian.generation(network.pad)
    model.half().save_pretrained(folder)


def _write_vocabulary(spm: Path, folder: Path) -> None:
    """Write what transformers' Marian tokenizer reads."""
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(spm, folder / name)
    vocabulary.write_json(vocabulary.load(spm), folder / "vocab.json")
    settings = {
        "source_lang": "eng",
        "target_lang": "mul",
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": vocabulary.PAD,
        "model_max_length": 512,
        "separate_vocabs": False,
        "tokenizer_class": "MarianTokenizer",
    }
    text = json.dumps(settings, indent=2)
    (folder / "tokenizer_config.json").write_text(text + "\n", encoding="utf-8")
