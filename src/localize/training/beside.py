"""What lies beside weights: words of texts and newspapers, expressions, map, manifest."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from localize import engines
from localize.engines import Options
from localize.engines import expressions as told_expressions
from localize.engines import rare as told_words
from localize.engines.weights import MANIFEST
from localize.training import (
    export,
    expressions,
    manifest,
    prepare,
    rare,
    told,
    trials,
    vocabulary,
    vocabulary_map,
    whole,
)
from localize.training.recipe import Recipe
from localize.training.texts import Say

FILES = (told_words.FILE, told_words.NEWS_FILE, told_expressions.FILE, vocabulary_map.FILE)
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
    (folder / told_expressions.FILE).unlink(missing_ok=True)
    if _reads_terms(recipe):
        path = folder / told_words.FILE
        told.write(recipe.languages, work, path, _rare_words, say)
    pieces = vocabulary.pieces(vocabulary.load(work / prepare.VOCABULARY))
    found = vocabulary_map.learn(work, recipe.languages, pieces)
    (folder / vocabulary_map.FILE).unlink(missing_ok=True)
    if vocabulary_map.helps(found, pieces):
        vocabulary_map.write(found, pieces, folder / vocabulary_map.FILE)


def try_out(recipe: Recipe, work: Path, written: Path, folder: Path, say: Say) -> None:
    """Find the expressions that help exported weights, and put them beside these.

    Each takes a few drafts: a quarter of an hour for a language on two cores.
    """
    if not _reads_terms(recipe):
        return

    def learn(lines: told.Lines, language: str) -> Mapping[str, str]:
        say(f"{language}: looking for expressions")
        found = expressions.candidates(lines, language, recipe.seed)
        engine = engines.load("embedded", Options("en", language, str(folder)))
        return trials.helpful(found, engine, language, say)

    path = written / told_expressions.FILE
    told.write(recipe.languages, work, path, learn, say)
    describe(recipe, written, folder)


def describe(recipe: Recipe, written: Path, folder: Path) -> None:
    """Put what `write` wrote beside exported weights, and tell the engine `embedded` of them."""
    head = {
        "name": recipe.name,
        "sources": ["en"],
        "targets": recipe.languages,
        "terms": _reads_terms(recipe),
    }
    known = [path for path in (written / name for name in FILES) if path.exists()]
    put(known, folder, head, _SEARCH)


def put(known: Iterable[Path], folder: Path, head: manifest.Table, search: manifest.Table) -> None:
    """Copy files that are known of the text beside exported weights, and write the manifest."""
    for path in known:
        shutil.copyfile(path, folder / path.name)
    names = [path.name for path in folder.iterdir() if path.name != MANIFEST]
    manifest.write(folder, head, names, {"search": search})


def _rare_words(lines: told.Lines, language: str) -> Mapping[str, str]:
    return rare.learn(lines(), language)


def _reads_terms(recipe: Recipe) -> bool:
    """Tell whether a recipe's model learns to read terms."""
    return recipe.annotation.aligner != "none" and recipe.annotation.named > 0
