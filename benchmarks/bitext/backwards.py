"""Law in German, French and Italian, and English made of its French."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bitext.corpus import LANGUAGES, Pair, flat
from localize import engines
from localize.engines import Options
from localize.model import Request
from localize.training import cleaning, corpus
from localize.training.faults import TrainingError
from localize.training.recipe import Cleaning

LAW = "swiss-federal-law"
RULES = Cleaning(longest=60, ratio=2.2)
_SHORTEST, _KNOWN = 4, 0.6


class Law(NamedTuple):
    """A line of law; the Italian is empty where there is none."""

    french: str
    german: str
    italian: str


def turn(folder: Path, names: Sequence[str], out: Path) -> None:
    """Let the trainer see French text with its English as English's: it turns `en-en` round.

    Raises `TrainingError` if the text is not there.
    """
    present = dict(corpus.find(folder, "fr"))
    for name in names:
        if name not in present:
            raise TrainingError(f"no en-fr.{name} here", "put it there", path=folder)
        path = present[name]
        link = out / path.name.replace("en-fr", "en-en", 1)
        link.unlink(missing_ok=True)
        link.symlink_to(path.resolve())


def law(folder: Path, banned: frozenset[str]) -> list[Law]:
    """Give the law's lines; those of three languages first.

    No side is one of `banned`, which are keys as `cleaning.key` gives them, or stands in the law
    that has English.
    """
    known = banned | _with_english(folder)
    french, italian = (_by_german(folder, language) for language in ("fr", "it"))
    lines = [Law(text, german, italian.get(german, "")) for german, text in french.items()]
    good = {line.french: line for line in lines if _is_good(line, known)}
    return sorted(good.values(), key=lambda line: not line.italian)


def english(lines: Sequence[Law], phrases: Path) -> list[str]:
    """Translate the French of some lines, on one core."""
    engine = engines.load("phrases", Options("en", "en", str(phrases), workers=1))
    drafts = engine.translate([Request(line.french) for line in lines])
    return [flat(draft.text) for draft in drafts]


def pairs(lines: Sequence[Law], made: Sequence[str], language: str) -> Iterator[Pair]:
    """Give the English made of the lines with what the law says in a language."""
    for line, source in zip(lines, made, strict=True):
        target = flat(_side(line, language))
        pair = corpus.Pair(source, target)
        if cleaning.is_clean(pair, RULES) and cleaning.is_language(source, "en", _KNOWN):
            yield source, target


def _by_german(folder: Path, language: str) -> dict[str, str]:
    """Give the law's German lines with what another language has."""
    files = [path for _, path in corpus.find(folder, language, ("de",)) if LAW in path.name]
    found = (pair for path in files for pair in corpus.read(path, language))
    return {pair.source: pair.target for pair in found}


def _with_english(folder: Path) -> set[str]:
    """Give the keys of the law that has English."""
    files = [
        (path, language)
        for language in LANGUAGES
        for name, path in corpus.find(folder, language)
        if name == LAW
    ]
    return {cleaning.key(one.target) for path, name in files for one in corpus.read(path, name)}


def _is_good(line: Law, known: set[str] | frozenset[str]) -> bool:
    """Tell whether a line can be translated and is new."""
    long_enough = len(line.french.split()) >= _SHORTEST
    fits = cleaning.is_clean(corpus.Pair(line.french, line.german), RULES)
    return long_enough and fits and not any(cleaning.key(side) in known for side in line if side)


def _side(line: Law, language: str) -> str:
    """Give a line in a language."""
    return {"de": line.german, "fr": line.french, "it": line.italian}[language]
