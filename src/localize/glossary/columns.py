"""The header of a termbase file: which column holds what.

A language's columns are its tag (`de`) and the tag with a part (`de_forbidden`); see
`glossaries/README.md`, which documents every column for translators.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from localize.errors import GlossaryError, ProjectError
from localize.languages import parse

KEY = "term_id"
SETTINGS = ("kind", "enforcement", "context", "case_sensitive", "part_of_speech")
AMBIGUOUS = "ambiguous_acronyms"
FACTS = (
    "domain",
    "reference",
    "evidence",
    "corpus_n_de",
    "corpus_n_fr",
    "corpus_n_it",
    "corpus_cooc_de_fr",
    "corpus_cooc_de_it",
)
PARTS = ("variants", "accepted", "forbidden", "acronym", "gender", "plural")
Take = Callable[[Sequence[str]], tuple[str, ...]]
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})*")
_PAIR = 2
_REQUIRED = f"needed are {KEY} and a column for at least two languages, such as en and de"


@dataclass(frozen=True, slots=True)
class Columns:
    """How to take the values out of a row.

    `settings` gives the key, `SETTINGS` and `AMBIGUOUS`, `languages` a language's forms and
    `PARTS`. An absent column stands for the last cell: give rows an empty one.
    """

    count: int
    settings: Take
    languages: Mapping[str, Take]
    facts: Mapping[str, int]


def read(header: Sequence[str]) -> Columns:
    """Give a header row's columns; raises `GlossaryError` for unknown, double or missing ones."""
    if not header:
        raise GlossaryError("the termbase is empty", f"its first row is, say, {KEY};en;de")
    for name in header:
        _check(name, header)
    index = {name: place for place, name in enumerate(header)}
    languages = {name: _take(index, (name, *parts(name))) for name in header if _is_language(name)}
    if KEY not in index or len(languages) < _PAIR:
        missing = KEY if KEY not in index else "of a second language"
        raise GlossaryError(f"the column {missing} is missing", _REQUIRED)
    settings = _take(index, (KEY, *SETTINGS, AMBIGUOUS))
    facts = {name: place for name, place in index.items() if _is_fact(name)}
    return Columns(len(header), settings, languages, facts)


def _take(index: Mapping[str, int], names: Sequence[str]) -> Take:
    return itemgetter(*(index.get(name, -1) for name in names))


def _check(name: str, names: Sequence[str]) -> None:
    if names.count(name) > 1:
        hint = "give every column a name of its own"
        raise GlossaryError(f"the column “{name}” stands twice", hint)
    if not _is_known(name, names):
        known = [KEY, *SETTINGS, AMBIGUOUS, *FACTS, *_parts_of(names)]
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean “{near[0]}”? " if near else ""
        hint += "columns of your own begin with “note”"
        raise GlossaryError(f"unknown column “{name}”", hint)


def _is_known(name: str, names: Sequence[str]) -> bool:
    known = name in {KEY, AMBIGUOUS, *SETTINGS, *_parts_of(names)}
    return known or _is_fact(name) or _is_language(name)


def _is_fact(name: str) -> bool:
    return name in FACTS or name.startswith("note")


def _is_language(name: str) -> bool:
    if not _LANGUAGE.fullmatch(name):
        return False
    try:
        return parse(name) == name
    except ProjectError:
        return False


def _parts_of(names: Sequence[str]) -> list[str]:
    return [part for name in names if _is_language(name) for part in parts(name)]


def parts(language: str) -> list[str]:
    """Give the columns that a language may have beside its own."""
    return [f"{language}_{part}" for part in PARTS]
