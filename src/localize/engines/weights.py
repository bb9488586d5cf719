"""Weights that lie in the package: what they are, and whether they are whole.

A folder of weights has a `weights.toml`: the languages, what was trained in, and for every file
its size and SHA-256. A truncated or exchanged file is found before it can translate.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from localize.engines import Description, Options
from localize.engines.pieces import END
from localize.errors import EngineError, EngineMissing
from localize.languages import primary

MANIFEST = "weights.toml"
VOCABULARY_MAP = "vmap.txt"
_MOST = 10
_REINSTALL = "install again: pip install --force-reinstall localize"


@dataclass(frozen=True, slots=True)
class Weights:
    """A folder of weights as its manifest describes it; `files` maps name → SHA-256.

    `terms` tells whether the model was trained to take terms (see `localize.engines.annotation`),
    `search` has what a search is made with, where the weights say it; what is a language's own
    stands under its tag.
    `revision` is a digest of all files.
    """

    path: Path
    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    terms: bool
    files: Mapping[str, str]
    search: Mapping[str, Any] = field(default_factory=dict)

    @property
    def revision(self) -> str:
        """Eight hexadecimal digits that change when any file or the search's settings change."""
        listing = "".join(f"{name}={self.files[name]}\n" for name in sorted(self.files))
        listing += f"{dict(self.search)}\n" if self.search else ""
        return hashlib.sha256(listing.encode()).hexdigest()[:8]

    @property
    def size(self) -> int:
        """Size of all files in bytes."""
        return sum((self.path / name).stat().st_size for name in self.files)


def read(path: Path) -> Weights:
    """Read a folder's manifest; raises `EngineMissing` without one, `EngineError` if it is bad."""
    manifest = path / MANIFEST
    if not manifest.is_file():
        raise EngineMissing("the embedded weights are missing", _REINSTALL, path=manifest)
    try:
        table = tomllib.loads(manifest.read_text(encoding="utf-8"))
        return Weights(
            path,
            str(table["name"]),
            tuple(table["sources"]),
            tuple(table["targets"]),
            bool(table.get("terms", False)),
            dict(table["files"]),
            dict(table.get("search", {})),
        )
    except (ValueError, KeyError, TypeError) as error:  # TOML's and UTF-8's are of the first
        raise EngineError(f"damaged manifest ({error!r})", _REINSTALL, path=manifest) from None


def length_penalty(weights: Weights) -> float:
    """Give the exponent of the length by which a search divides; raises `EngineError` if it is bad.

    With 1, what weights without the setting have, drafts are as short as the mean of their tokens'
    probabilities likes them; with more they leave out less.
    """
    found = weights.search.get("length_penalty", 1.0)
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= _MOST:
        raise EngineError(
            f"damaged manifest: length_penalty under [search] must be a number from 0 to {_MOST}",
            _REINSTALL,
            path=weights.path / MANIFEST,
        )
    return float(found)


def has_map(weights: Weights, language: str) -> bool:
    """Tell whether the weights have a vocabulary map; raises `EngineError` if it is no use.

    A line of it begins with the language's tag and has the pieces that its drafts are made of.
    """
    if VOCABULARY_MAP not in weights.files:
        return False
    path = weights.path / VOCABULARY_MAP
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    own = next((line for line in lines if line.startswith(f">>{language}<<\t")), "")
    if END not in own.partition("\t")[2].split(" "):
        raise EngineError(f"the vocabulary map has no pieces of {language}", _REINSTALL, path=path)
    return True


def describe(path: Path) -> Description:
    """Tell what a folder's weights are without loading them; raises as `read`."""
    weights = read(path)
    return Description(
        weights.name, weights.revision, weights.sources, weights.targets, weights.size, weights.path
    )


def for_pair(path: Path, options: Options, engine: str) -> Weights:
    """Read a folder's manifest; raises as `read`, and `EngineError` if its pairs lack the asked."""
    weights = read(path)
    if (
        primary(options.source) not in weights.sources
        or primary(options.target) not in weights.targets
    ):
        raise EngineError(
            f"the {engine} engine does not translate {options.source} → {options.target}",
            f"it translates {', '.join(weights.sources)} → {', '.join(weights.targets)}",
        )
    return weights


def verify(weights: Weights, names: Iterable[str] = ()) -> None:
    """Compare files with the manifest, all or some; raises `EngineMissing` or `EngineError`."""
    for name in names or weights.files:
        expected = weights.files.get(name)
        file = weights.path / name
        if not file.is_file():
            raise EngineMissing(f"the weights lack {name}", _REINSTALL, path=file)
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest != expected:
            raise EngineError(
                f"damaged weights: {name} is not the file that was shipped", _REINSTALL, path=file
            )
