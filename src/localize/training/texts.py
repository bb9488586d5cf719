"""Clean text on disk: one TSV for each language and corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Protocol

from localize.training import cleaning, corpus, honorifics, spelling, whole
from localize.training.corpus import Pair
from localize.training.faults import TrainingError
from localize.training.recipe import Cleaning, Recipe

Say = Callable[[str], None]


class Settings(Protocol):
    """A recipe of any kind."""

    @property
    def cleaning(self) -> Cleaning:
        """Give the rules of clean text."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Give the target languages."""


def clean_all(
    recipe: Settings, corpora: Path, folder: Path, *, tests: Path | None, say: Say
) -> None:
    """Write the clean corpora of a recipe's languages; `tests` are test sets to be left out.

    Raises as `clean`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    banned = cleaning.test_lines(tests) if tests else frozenset[str]()
    for language in recipe.languages:
        clean(recipe, language, corpora, folder, banned=banned, say=say)


def clean(
    recipe: Settings,
    language: str,
    corpora: Path,
    folder: Path,
    *,
    banned: frozenset[str],
    say: Say,
) -> None:
    """Write a language's clean corpora, unless they are there.

    Raises `TrainingError` for a language without text and for a corpus that cannot be read.
    """
    done = folder / f"{language}.done"
    if done.exists():
        return
    seen: set[bytes] = set()
    named: defaultdict[str, list[Path]] = defaultdict(list)
    for name, path in corpus.find(corpora, language, _others(recipe, language)):
        named[name].append(path)
    for name, paths in named.items():
        if name not in recipe.cleaning.skip:
            pairs = (one for path in paths for one in _good(recipe, language, path, seen, banned))
            count = _write(folder / f"{language}.{name}.tsv", islice(pairs, recipe.cleaning.most))
            say(f"{language}.{name}: {count:,} pairs")
    if not seen:
        raise TrainingError(
            f"no text for {language}",
            f"put en-{language}.<name>.tsv, .tsv.xz or .tmx there, or drop the language",
            path=corpora,
        )
    if language == "de":
        spelling.unify(find(folder, language))
    done.touch()


def _others(recipe: Settings, language: str) -> tuple[str, ...]:
    """Give the languages that a language's text may be translated from."""
    between = recipe.languages if recipe.cleaning.between else ()
    return (corpus.ENGLISH, *(other for other in between if other != language))


def find(folder: Path, language: str) -> list[Path]:
    """Give a language's clean files."""
    return sorted(folder.glob(f"{language}.*.tsv"))


def read(folder: Path, language: str) -> dict[Path, list[Pair]]:
    """Give a language's clean files and their pairs, in the order of `find`."""
    return {path: list(corpus.read(path, language)) for path in find(folder, language)}


def is_from_english(path: Path) -> bool:
    """Tell whether a clean file's sources are English."""
    return corpus.BETWEEN not in path.name


def sample(recipe: Recipe, corpora: Path, folder: Path) -> list[str]:
    """Give lines to learn a vocabulary from: twice as many English ones as of another language."""
    sides: dict[str, list[str]] = {"en": []}
    for language in recipe.languages:
        sides[language] = []
        for path in find(folder, language):
            pairs = list(corpus.read(path, language))
            sides[language] += (pair.target for pair in pairs)
            sides["en"] += (pair.source for pair in pairs if is_from_english(path))
    for language in recipe.vocabulary.beside:
        files = (path for _, path in corpus.find(corpora, language))
        sides[language] = [pair.target for path in files for pair in corpus.read(path, language)]
    rng = Random(recipe.seed)  # noqa: S311 - chosen examples, no secret
    each = recipe.vocabulary.sample // (len(sides) + 1)
    return [line for name, side in sides.items() for line in _some(side, each, name, rng)]


def _good(
    recipe: Settings, language: str, path: Path, seen: set[bytes], banned: frozenset[str]
) -> Iterator[Pair]:
    """Give a corpus's clean pairs."""
    rules, between = recipe.cleaning, corpus.ENGLISH not in corpus.languages(path)
    pairs = cleaning.clean(corpus.read(path, language), rules, seen=seen, banned=banned)
    return (
        pair
        for pair in pairs
        if cleaning.is_language(pair.target, language, rules.known)
        and (between or honorifics.are_faithful(pair, language))
    )


def _write(path: Path, pairs: Iterable[Pair]) -> int:
    """Write pairs as TSV, whole or not at all; give their number."""
    count = 0
    with whole.writing(path) as file:
        for pair in pairs:
            file.write(f"{_flat(pair.source)}\t{_flat(pair.target)}\n")
            count += 1
    return count


def _flat(text: str) -> str:
    """Give a text in one line."""
    return " ".join(text.split())


def _some(side: list[str], each: int, name: str, rng: Random) -> list[str]:
    """Give a language's share of the sample."""
    wanted = 2 * each if name == "en" else each
    return rng.sample(side, min(len(side), wanted))
