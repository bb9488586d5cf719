"""Tables of what a model is told beside its text: `localize.engines.rare` says what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from localize.engines import rare
from localize.training import alignment, texts, whole
from localize.training.alignment import Linked
from localize.training.texts import Say

_ENOUGH = 100_000
"""Pairs of a language from which on it can be told which of its words are rare."""

Lines = Callable[[], Iterable[Linked]]
"""A text's pairs and their links, from the beginning each time."""

Learn = Callable[[Lines, str], Mapping[str, str]]
"""Gives words and what stands for them, of a text in a language."""


def write(languages: Iterable[str], work: Path, path: Path, learn: Learn, say: Say) -> None:
    """Write what a working folder's clean text tells, every language beside the others.

    Of little text nothing can be learnt: such a language keeps what was known of the weights begun
    with.
    """
    found: dict[str, Mapping[str, str]] = {}
    begun = work / path.name
    for language in languages:
        pairs = texts.read(work / "clean", language)
        english = (len(part) for path, part in pairs.items() if texts.is_from_english(path))
        if sum(english) >= _ENOUGH:
            lines = partial(alignment.linked, work, language, pairs, say)
            found[language] = learn(lines, language)
        else:
            found[language] = rare.read(begun, language) if begun.exists() else {}
    table(found, path)


def table(found: Mapping[str, Mapping[str, str]], path: Path) -> None:
    """Write the words of all languages as one table, whole or not at all."""
    with whole.writing(path) as file:
        file.write("\t".join((rare.SOURCE, *found)) + "\n")
        for word in sorted(set().union(*found.values())):
            file.write("\t".join((word, *(one.get(word, "") for one in found.values()))) + "\n")
