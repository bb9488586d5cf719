"""Models as the Hugging Face hub has them: `transformers:<folder or hub id>`."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from localize.engines import Description, Options, families, folders, foreign, pieces
from localize.engines.foreign import Foreign, Model
from localize.errors import EngineError, EngineMissing

if TYPE_CHECKING:
    from localize.engines.generation import Generator

INSTALL = 'pip install "localize[torch]"'
KINDS = ("marian", "m2m_100", "mbart", "t5", "mt5", "umt5")
"""What `model_type` may be in a model's config.json."""

_LOOKED_AT, _LEAST_KNOWN = 1000, 0.9
_LIBRARIES = ("torch", "transformers")
_WANTED = ("*.json", "*.spm", "*.model", "*.safetensors", "*.txt")
_OLD_WEIGHTS = "pytorch_model*.bin"
_OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
_MADE_BY_THE_TOKENIZER = {
    "NllbTokenizer": tuple(families.CODES[families.NLLB].values()),
    "M2M100Tokenizer": tuple(f"__{tag}__" for tag in families.CODES[families.MBART]),
    "MBart50Tokenizer": tuple(families.CODES[families.MBART].values()),
}


def describe(argument: str) -> Description:
    """Tell what lies in a folder or the hub's local cache; needs no library, goes to no network."""
    about = _model(folders.find(argument, "transformers"))
    foreign.vocabularies(about.path)
    absent = _absent()
    return foreign.description(about, f"needs {absent}: {INSTALL}" if absent else "")


def load(options: Options) -> Foreign:
    """Load a model for a language pair, from the hub if it is not here and going there is allowed.

    Raises `EngineMissing` without torch or transformers, or without the model.
    """
    absent = _absent()
    if absent:
        raise EngineMissing(f"the engine transformers needs {absent}", INSTALL)
    about = _model(_fetch(options.argument))
    around = foreign.layout(about, options)
    foreign.vocabularies(about.path)
    from localize.engines.generation import Generator  # noqa: PLC0415 - seconds of torch

    revision = folders.revision(about.path)
    kind = f"-{options.compute}" if options.compute not in {"", "float32"} else ""
    signature = f"transformers@{revision}-b{options.beam}{kind}"
    generator = Generator(
        about.path, beam=options.beam, workers=options.workers, compute=options.compute or "float32"
    )
    _require_one_vocabulary(about.path, generator)
    return Foreign(about, around, generator, signature)


def _require_one_vocabulary(folder: Path, generator: Generator) -> None:
    """Raise `EngineError` if the tokenizer's files do not know the SentencePiece file's pieces."""
    source, _ = foreign.vocabularies(folder)
    known = generator.known(pieces.tokens(source)[-_LOOKED_AT:])
    if known < _LEAST_KNOWN:
        raise EngineError(
            f"tokenizer and {source.name} have only {known:.0%} of their pieces in common",
            "copy tokenizer.json (or vocab.json) and the SentencePiece files from one model",
            path=folder,
        )


def is_offline() -> bool:
    """Tell whether a variable of the hub's own forbids going there; `--offline` sets it."""
    return any(os.environ.get(name, "").upper() in {"1", "ON", "YES", "TRUE"} for name in _OFFLINE)


def _absent() -> str:
    """Give the first library that is not installed."""
    return next((name for name in _LIBRARIES if importlib.util.find_spec(name) is None), "")


def _fetch(argument: str) -> Path:
    """Give a model's folder; what is not in the cache is fetched from the hub, if allowed."""
    try:
        return folders.find(argument, "transformers")
    except EngineMissing:
        is_path = argument.count("/") != 1 or Path(argument).parent.is_dir()
        if not argument or is_offline() or is_path:
            raise
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - as heavy as its requests

    try:
        folder = snapshot_download(argument, allow_patterns=list(_WANTED))
        if not any(Path(folder).glob("*.safetensors")):
            folder = snapshot_download(argument, allow_patterns=[*_WANTED, _OLD_WEIGHTS])
    except (OSError, ValueError) as error:
        raise EngineMissing(
            f"the hub does not give “{argument}”: {error}", "name a folder that has the model"
        ) from None
    return Path(folder)


def _model(path: Path) -> Model:
    """Read what a folder's files say."""
    config = folders.settings(path / "config.json")
    kind = config.get("model_type")
    if kind not in KINDS:
        raise EngineError(
            f"no translation model of a known family: model_type is {kind!r}",
            f"known: {', '.join(KINDS)}",
            path=path / "config.json",
        )
    return foreign.model(path, frozenset(_vocabulary(path)))


def _vocabulary(path: Path) -> Iterator[str]:
    """Give the tokens that tell family and languages, from whatever file has them."""
    table = folders.settings(path / "tokenizer_config.json")
    yield from _MADE_BY_THE_TOKENIZER.get(
        str(table.get("tokenizer_class")).removesuffix("Fast"), ()
    )
    yield from _texts(table.get("additional_special_tokens"))
    yield from _texts(table.get("extra_special_tokens"))
    yield from folders.settings(path / "vocab.json")
    tokenizer = folders.settings(path / "tokenizer.json")
    yield from (str(one.get("content")) for one in tokenizer.get("added_tokens", ()))
    if (path / "spiece.model").is_file():
        yield from pieces.tokens(path / "spiece.model")
        yield "<extra_id_0>"


def _texts(found: object) -> Collection[str]:
    """Give the texts of a list; nothing if it is something else."""
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
