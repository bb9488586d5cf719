"""Folders of models: where one lies, what its files say, and a digest of what it is.

A model is named by a folder, or by its name on the Hugging Face hub if it lies in that hub's
local cache. Nothing here goes to the network.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from localize.errors import EngineError, EngineMissing

WEIGHTS = ("*.bin", "*.safetensors")
_SAMPLES, _SAMPLE = 64, 4096
_NO_LANGUAGES = {"mt", "opus", "tc", "big", "base", "tiny", "small", "ct", "finetuned"}
"""Words in models' names, some of which could be codes of languages."""

_SMALL = ("*.json", "*.txt", "*.spm", "*.model")


def find(name: str, back_end: str) -> Path:
    """Give the folder that an engine's argument means; raises `EngineMissing`."""
    if not name:
        raise EngineMissing(
            f"the engine {back_end} needs a model", f'engine = "{back_end}:models/opus-mt-en-de"'
        )
    path = Path(name).expanduser()
    found = path if path.is_dir() else snapshot(name)
    if found is None:
        raise EngineMissing(
            f"no model “{name}”", "name a folder, or a model in the hub's local cache"
        )
    return found


def cache() -> Path:
    """Give the hub's local cache, where its own library has it."""
    home = os.environ.get("HF_HOME") or Path(
        os.environ.get("XDG_CACHE_HOME") or "~/.cache", "huggingface"
    )
    return Path(os.environ.get("HF_HUB_CACHE") or Path(home, "hub")).expanduser()


def snapshot(name: str) -> Path | None:
    """Give the folder of a model in the cache; None if it is not there."""
    place = cache() / f"models--{name.replace('/', '--')}"
    try:
        revision = (place / "refs" / "main").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    found = place / "snapshots" / revision
    return found if revision and found.is_dir() else None


def cached() -> Iterator[tuple[str, Path]]:
    """Give all models in the cache: name and folder."""
    for place in sorted(cache().glob("models--*")):
        name = place.name.removeprefix("models--").replace("--", "/", 1)
        found = snapshot(name)
        if found is not None:
            yield name, found


def read_json(path: Path) -> Any:  # noqa: ANN401 (JSON's values)
    """Read a JSON file; None if there is none; raises `EngineError` if it is damaged."""
    try:
        return json.loads(path.read_bytes())
    except OSError:
        return None
    except ValueError:
        raise EngineError("damaged: not JSON", "copy the model again", path=path) from None


def settings(path: Path) -> Mapping[str, Any]:
    """Read a JSON file that holds a table; empty if there is none."""
    found = read_json(path)
    return found if isinstance(found, dict) else {}


def pair(folder: Path) -> tuple[str, str]:
    """Give a model's languages as its tokenizer's settings, or else the folder's name, has them."""
    table = settings(folder / "tokenizer_config.json")
    source, target = str(table.get("source_lang") or ""), str(table.get("target_lang") or "")
    config = settings(folder / "config.json")
    for name in (folder.name, str(config.get("_name_or_path", "")), _hub_name(folder)):
        if not (source and target):
            first, second = _named(name)
            source, target = source or first, target or second
    return source, target


def size(folder: Path) -> int:
    """Give the size of a model's weights and vocabularies in bytes."""
    return sum(path.stat().st_size for path in _files(folder, (*WEIGHTS, *_SMALL)))


def revision(folder: Path) -> str:
    """Give eight hexadecimal digits that change with the model.

    A digest of all small files and, of each file of weights, its size and 64 samples of 4 KiB at
    even distances: gigabytes are not read at every start. A change that misses all samples goes
    unseen; one more round of training changes every one.
    """
    digest = hashlib.sha256()
    for path in _files(folder, (*WEIGHTS, *_SMALL)):
        digest.update(f"{path.name}={path.stat().st_size}\n".encode())
        is_weights = any(path.match(pattern) for pattern in WEIGHTS)
        digest.update(_sampled(path) if is_weights else path.read_bytes())
    return digest.hexdigest()[:8]


def label(folder: Path) -> str:
    """Give a model's name as a signature can have it."""
    return re.sub(r"[^\w.-]+", "-", _hub_name(folder) or folder.resolve().name)


def _hub_name(folder: Path) -> str:
    """Give the hub's name for a folder in its cache; "" for others."""
    place = folder.parent.parent.name
    return place.removeprefix("models--").split("--")[-1] if place.startswith("models--") else ""


def _named(name: str) -> tuple[str, str]:
    """Read a pair off a name such as opus-mt-tc-big-en-fr; ("", "") if it has none."""
    words = [word for word in re.split(r"[-_/]", name) if word not in _NO_LANGUAGES]
    for first, second in pairwise(words):
        if re.fullmatch(r"[a-z]{2,3}", first) and re.fullmatch(r"[a-z]{2,3}|[A-Z]+", second):
            return first, second
    return "", ""


def _files(folder: Path, patterns: tuple[str, ...]) -> list[Path]:
    found = {path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}
    return sorted(found)


def _sampled(path: Path) -> bytes:
    """Give samples of a file at even distances; all of a small one."""
    length = path.stat().st_size
    if length <= _SAMPLES * _SAMPLE:
        return path.read_bytes()
    with path.open("rb") as stream:
        found = bytearray()
        for number in range(_SAMPLES):
            stream.seek(number * (length - _SAMPLE) // (_SAMPLES - 1))
            found += stream.read(_SAMPLE)
    return bytes(found)
