"""Models that were converted for CTranslate2: `ctranslate2:<folder>`."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from localize.engines import Description, Options, folders, foreign
from localize.engines.foreign import Foreign, Model
from localize.errors import EngineError, EngineMissing

_CURE = (
    "convert the model: ct2-transformers-converter --model <folder> --quantization int8 "
    "--output_dir <new folder> --copy_files <its SentencePiece files> tokenizer_config.json"
)
_SHARED = ("shared_vocabulary.json", "shared_vocabulary.txt")
_SIDES = ("source_vocabulary.json", "source_vocabulary.txt", "target_vocabulary.json")
INT8 = "int8"


def describe(argument: str) -> Description:
    """Tell what lies in a folder; raises `EngineMissing`, `EngineError` if it is not whole."""
    about = _model(argument)
    foreign.vocabularies(about.path)
    return foreign.description(about)


def load(options: Options) -> Foreign:
    """Load a converted model for a language pair; int8 unless `options.compute` says otherwise."""
    from localize.engines.decoding import Decoder  # noqa: PLC0415 - describing is quick without

    about = _model(options.argument)
    around = foreign.layout(about, options)
    compute = options.compute or INT8
    kind = "" if compute == INT8 else f"-{compute}"
    revision = folders.revision(about.path)
    signature = f"ctranslate2@{revision}-b{options.beam}{kind}"
    foreign.vocabularies(about.path)
    decoder = Decoder(about.path, beam=options.beam, workers=options.workers, compute=compute)
    return Foreign(about, around, decoder, signature)


def _model(argument: str) -> Model:
    path = folders.find(argument, "ctranslate2")
    if not (path / "model.bin").is_file():
        raise EngineMissing("no converted model here: model.bin is missing", _CURE, path=path)
    return foreign.model(path, _vocabulary(path))


def _vocabulary(folder: Path) -> Collection[str]:
    """Read the tokens of both sides; raises `EngineMissing` if there are none."""
    names = [name for name in (*_SHARED, *_SIDES) if (folder / name).is_file()]
    if not names:
        raise EngineMissing("shared_vocabulary.json is missing", _CURE, path=folder)
    return frozenset(token for name in names for token in _tokens(folder / name))


def _tokens(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
        found = json.loads(text) if path.suffix == ".json" else text.splitlines()
    except (OSError, ValueError):
        found = None
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise EngineError("damaged vocabulary: not a list of tokens", _CURE, path=path)
    return found
