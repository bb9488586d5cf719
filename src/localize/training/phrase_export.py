"""The folder of weights that the engine `phrases` reads."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from localize.phrases import delays, ngrams, table
from localize.training import manifest
from localize.training.phrase_recipe import KIND, PhraseRecipe


def write(folder: Path, settings: PhraseRecipe) -> None:
    """Write the manifest of the languages' files, whole or not at all."""
    languages = settings.languages
    first = settings.search[languages[0]]
    others = {one: settings.search[one] for one in languages if settings.search[one] != first}
    tables = {"search": asdict(first)}
    tables |= {f"search.{language}": asdict(own) for language, own in others.items()}
    head = {"name": settings.name, "kind": KIND, "sources": ["en"], "targets": languages}
    kinds = table.name, ngrams.name, ngrams.name_of_endings, delays.name
    names = [name(language) for language in languages for name in kinds]
    manifest.write(folder, head, names, tables)
