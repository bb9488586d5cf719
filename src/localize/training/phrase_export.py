"""The folder of weights that an engine reads."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from localize.engines.weights import MANIFEST
from localize.phrases import delays, ngrams, table
from localize.training import whole
from localize.training.phrase_recipe import KIND, PhraseRecipe


def write(folder: Path, settings: PhraseRecipe) -> None:
    """Write the manifest of the languages' files, whole or not at all."""
    languages = settings.languages
    first = settings.search[languages[0]]
    targets = ", ".join(f'"{language}"' for language in languages)
    lines = [
        f'name = "{settings.name}"',
        f'kind = "{KIND}"',
        'sources = ["en"]',
        f"targets = [{targets}]",
        *("", "[search]", *_lines(asdict(first))),
    ]
    for language in languages:
        if settings.search[language] != first:
            lines += ["", f"[search.{language}]", *_lines(asdict(settings.search[language]))]
    kinds = table.name, ngrams.name, ngrams.name_of_endings, delays.name
    names = sorted(name(language) for language in languages for name in kinds)
    lines += ["", "[files]", *(f'"{name}" = "{_digest(folder / name)}"' for name in names)]
    with whole.writing(folder / MANIFEST) as file:
        file.writelines(f"{line}\n" for line in lines)


def _lines(settings: Mapping[str, object]) -> list[str]:
    """Give settings as TOML."""
    return [f"{name} = {value}" for name, value in settings.items()]


def _digest(path: Path) -> str:
    """Give a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
