"""What lies beside a network's weights: its rare words, its vocabulary map, and the manifest."""

from __future__ import annotations

import shutil
from pathlib import Path

from localize.engines import rare as reading
from localize.training import export, manifest, prepare, rare, vocabulary, vocabulary_map, whole
from localize.training.recipe import Recipe
from localize.training.texts import Say

FILES = (reading.FILE, vocabulary_map.FILE)
_SEARCH = {"length_penalty": 2.0}
"""Measured on six sets beside 1: +0.15 chrF2++ and a hundredth of the length; 3 is not better."""


def begin(start: Path, work: Path) -> None:
    """Take over what is known of the text of the weights that a working folder goes on from."""
    for name in FILES:
        places = (start / name, start.parent / export.INT8 / name)
        found = next((path for path in places if path.exists()), None)
        if found is not None and not (work / name).exists():
            whole.copy(found, work / name)


def write(recipe: Recipe, work: Path, folder: Path, say: Say) -> None:
    """Write what is known of a working folder's text to `folder`."""
    if _reads_terms(recipe):
        rare.write(recipe.languages, work, folder / reading.FILE, say)
    pieces = vocabulary.pieces(vocabulary.load(work / prepare.VOCABULARY))
    found = vocabulary_map.learn(work, recipe.languages, pieces)
    (folder / vocabulary_map.FILE).unlink(missing_ok=True)
    if vocabulary_map.helps(found, pieces):
        vocabulary_map.write(found, pieces, folder / vocabulary_map.FILE)


def describe(recipe: Recipe, written: Path, folder: Path) -> None:
    """Put what `write` wrote beside exported weights, and tell the engine `embedded` of them."""
    for name in FILES:
        if (written / name).exists():
            shutil.copyfile(written / name, folder / name)
    head = {
        "name": recipe.name,
        "sources": ["en"],
        "targets": recipe.languages,
        "terms": _reads_terms(recipe),
    }
    names = [path.name for path in folder.iterdir()]
    manifest.write(folder, head, names, {"search": _SEARCH})


def _reads_terms(recipe: Recipe) -> bool:
    """Tell whether a recipe's model learns to read terms."""
    return recipe.annotation.aligner != "none" and recipe.annotation.named > 0
