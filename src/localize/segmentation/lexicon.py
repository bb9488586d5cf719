"""The words that decide where a sentence ends, by language, read from `words/<language>.txt`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

ABBREVIATIONS = frozenset(
    {"titles", "inner", "numbered", "closing", "final", "clock", "dates", "words"}
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words: the kind of each abbreviation (without its last stop), and lists.

    What the sections of a file mean stands in `words/README.md`.
    """

    kinds: Mapping[str, str]
    openers: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    lettered: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    leaders: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()

    def kind(self, abbreviation: str) -> str:
        """Give the section that names an abbreviation, "" for none.

        A single capital is somebody's initial, and several are an acronym (FT), whatever the
        small letters stand for; before a number they may be a heading's (NO. 2).
        """
        if kind := self.kinds.get(abbreviation):
            return kind
        kind = self.kinds.get(abbreviation.lower(), "") if len(abbreviation) > 1 else ""
        return (
            "" if kind != "numbered" and abbreviation.isalpha() and abbreviation.isupper() else kind
        )

    def opens(self, word: str) -> bool:
        """Tell whether a word is one that begins sentences, alone (I) or elided (I've)."""
        return word in self.openers or word.rstrip("'") in self.openers


@cache
def load(language: str) -> Lexicon:
    """Read a language's lexicon; one without a file has an empty one."""
    file = resources.files(__package__).joinpath("words", f"{language}.txt")
    if not language.isalnum() or not file.is_file():
        return Lexicon({})
    kinds: dict[str, str] = {}
    lists: dict[str, set[str]] = {}
    for section, entry in _entries(file.read_text(encoding="utf-8")):
        if section in ABBREVIATIONS:
            kinds[entry.removesuffix(".")] = section
        else:
            lists.setdefault(section, set()).add(entry)
    return Lexicon(kinds, **{name: frozenset(words) for name, words in lists.items()})


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Give (section, entry) for every entry of a file."""
    section = ""
    for line in text.splitlines():
        content = line.partition("#")[0].strip()
        if content.startswith("["):
            section = content.strip("[]")
        else:
            yield from ((section, entry) for entry in content.split())
