"""Corpora → clean text → vocabulary → links → annotated shards: what is there is not made again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path
from random import Random

import sentencepiece

from localize.training import (
    alignment,
    lexicon,
    noise,
    shards,
    texts,
    vocabulary,
    words,
)
from localize.training.annotation import Line, Terms, annotate
from localize.training.corpus import Pair
from localize.training.encoding import Link, encode
from localize.training.recipe import Annotation, Recipe
from localize.training.shards import Example
from localize.training.texts import Say

VOCABULARY, HELD_OUT = "joint.spm", "held-out.txt"
APART = "+terms"
"""What the name of a shard ends with whose lines stand in another one without annotation."""

_COUNTS = (1, 1, 2, 2, 3)
_LONGEST = 140


def prepare(
    recipe: Recipe, corpora: Path, work: Path, *, tests: Path | None = None, say: Say = print
) -> None:
    """Make `work/clean`, `work/joint.spm` and `work/shards` from the corpora.

    `tests` is a folder of test sets whose lines are left out. English terms in
    `work/held-out.txt`, one a line, are never annotated. Raises `TrainingError` for a language
    without text and for what cannot be read.
    """
    clean = work / "clean"
    texts.clean_all(recipe, corpora, clean, tests=tests, say=say)
    (work / "shards").mkdir(exist_ok=True)
    if not (work / VOCABULARY).exists():
        say("learning the vocabulary")
        lines = texts.sample(recipe, corpora, clean)
        vocabulary.train(lines, work / VOCABULARY, size=recipe.vocabulary.size, seed=recipe.seed)
    for language in recipe.languages:
        if not all(_shard(work, path).exists() for path in texts.find(clean, language)):
            _encode(recipe, language, work, say)


def _encode(recipe: Recipe, language: str, work: Path, say: Say) -> None:
    """Align a language's clean text and write its shards."""
    pairs = texts.read(work / "clean", language)
    joined = [pair for part in pairs.values() for pair in part]
    wanted = recipe.annotation.aligner != "none"
    links = alignment.kept(work, language, joined, say) if wanted else repeat(())
    english = [one for path in pairs if texts.is_from_english(path) for one in pairs[path]]
    terms = lexicon.terms(english, language, _held_out(work))
    processor = vocabulary.load(work / VOCABULARY)
    tag = processor.piece_to_id(f">>{language}<<")
    for path, part in pairs.items():
        rng = Random(f"{path.stem} {recipe.seed}")  # noqa: S311 - chosen examples, no secret
        lines = (_line(pair, next(links)) for pair in part)
        versions = _versions(lines, terms, recipe.annotation, rng)
        endings = (APART, "") if recipe.annotation.apart else ("",)
        found: dict[str, list[Example]] = {ending: [] for ending in endings}
        for ending, line in versions:
            found[ending] += _fitting(processor, tag, line)
        for ending, examples in found.items():  # the plain one last: it tells that all is there
            count = shards.write(_shard(work, path, ending), examples)
            say(f"{path.stem}{ending}: {count:,} lines")


def _versions(
    lines: Iterable[Line], terms: Terms, shares: Annotation, rng: Random
) -> Iterator[tuple[str, Line]]:
    """Give the lines annotated, or plain and some of them annotated with the ending `APART`."""
    for line in lines:
        if not shares.apart:
            yield "", _annotated(line, terms, shares, rng)
            continue
        yield "", line
        if rng.random() < shares.apart:
            yield APART, _annotated(line, terms, shares, rng)


def _held_out(work: Path) -> list[str]:
    """Give the terms that must not be annotated."""
    path = work / HELD_OUT
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _line(pair: Pair, links: tuple[Link, ...]) -> Line:
    """Give a pair in words."""
    return Line(words.split(pair.source), words.split(pair.target), links)


def _annotated(line: Line, terms: Terms, shares: Annotation, rng: Random) -> Line:
    """Give a line with noise, terms and markup, each by chance."""
    if rng.random() < shares.disturbed:
        line = noise.disturb(line, rng)
    named = rng.choice(_COUNTS) if rng.random() < shares.named else 0
    marked = rng.choice(_COUNTS) if rng.random() < shares.marked else 0
    return annotate(line, terms, rng, named=named, marked=marked) if named or marked else line


def _fitting(
    processor: sentencepiece.SentencePieceProcessor, tag: int, line: Line
) -> list[Example]:
    """Give a line in ids, nothing if it is too long; `tag` is the target language's."""
    example = encode(processor, tag, line.source, line.target, line.links)
    return [example] if max(len(example.source), len(example.target)) <= _LONGEST else []


def _shard(work: Path, path: Path, ending: str = "") -> Path:
    """Give the shard of a clean file."""
    return work / "shards" / f"{path.stem}{ending}.npz"
