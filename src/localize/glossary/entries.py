"""A term as a row of a termbase."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from localize.errors import GlossaryError
from localize.glossary.columns import AMBIGUOUS, KEY, SETTINGS, Columns, parts
from localize.glossary.columns import read as columns
from localize.model import Context, Enforcement, Kind, Term, Wording

SEPARATOR = "|"
UNKNOWN = "?"
"""Stands for a form's gender or plural that is not known."""
_YES = {"": False, "yes": True}
_KINDS = {"": Kind.TERM, **{kind.value: kind for kind in Kind}}
_ENFORCEMENTS = {"": Enforcement.HARD, **{value.value: value for value in Enforcement}}
_CONTEXTS = {"": Context.ANY, **{context.value: context for context in Context}}
_GENDERS = {one: one for one in ("m", "f", "n", "m pl", "f pl", "n pl", "pl", UNKNOWN)}
_Choice = TypeVar("_Choice")


def term(row: Sequence[str], table: Columns, path: str, line: int) -> Term:
    """Read a row; raises `GlossaryError` without a place if it is not usable."""
    if len(row) != table.count:
        message = f"the row has {len(row)} columns, the header has {table.count}"
        raise GlossaryError(message, "a text that holds the separator stands in double quotes")
    row = [*row, ""]
    key, kind, enforcement, context, case, part_of_speech, ambiguous = table.settings(row)
    return Term(
        _key(key),
        _wordings(row, table, _split(ambiguous)),
        _choose("kind", kind, _KINDS),
        _choose("enforcement", enforcement, _ENFORCEMENTS),
        _choose("context", context, _CONTEXTS),
        _choose("case_sensitive", case, _YES),
        part_of_speech,
        {name: row[place] for name, place in table.facts.items() if row[place]},
        path,
        line,
    )


def read(cells: Mapping[str, str], languages: Sequence[str], path: str, line: int) -> Term:
    """Read a term from cells by column name; raises `GlossaryError` without a place."""
    names = [KEY, *SETTINGS, AMBIGUOUS]
    names += [column for tag in languages for column in (tag, *parts(tag))]
    header = list(dict.fromkeys([*names, *cells]))
    return term([cells.get(name, "") for name in header], columns(header), path, line)


def _key(key: str) -> str:
    if not key:
        raise GlossaryError("the row has no id", f"the column {KEY} names every term")
    return key


def _choose(column: str, value: str, choices: Mapping[str, _Choice]) -> _Choice:
    try:
        return choices[value]
    except KeyError:
        near = difflib.get_close_matches(value, choices, n=1)
        hint = f"did you mean “{near[0]}”? " if near else ""
        hint += f"known: {', '.join(name for name in choices if name)}"
        raise GlossaryError(f"unknown {column} “{value}”", hint) from None


def _wordings(row: Sequence[str], table: Columns, ambiguous: Sequence[str]) -> dict[str, Wording]:
    """Give the wordings by language; the file's first language has one, and another has."""
    if unknown := [tag for tag in ambiguous if tag not in table.languages]:
        hint = f"it holds language columns: {', '.join(table.languages)}"
        raise GlossaryError(f"unknown language “{unknown[0]}” in {AMBIGUOUS}", hint)
    wordings = {
        tag: wording
        for tag, take in table.languages.items()
        if (wording := _wording(tag, take(row), is_ambiguous=tag in ambiguous))
    }
    source = next(iter(table.languages))
    if source not in wordings:
        raise GlossaryError("the term is empty", f"the column {source} holds the term itself")
    if len(wordings) == 1:
        targets = ", ".join(tag for tag in table.languages if tag != source)
        raise GlossaryError("the term has no translation", f"fill one of the columns {targets}")
    return wordings


def _wording(language: str, cells: Sequence[str], *, is_ambiguous: bool) -> Wording | None:
    """Give a language's wording; None if its cells are empty."""
    form, variants, accepted, forbidden, acronym, gender, plural = cells
    forms = _split(form)
    if not forms and any(cells):
        hint = f"fill the column {language}, or empty the other {language} columns"
        raise GlossaryError(f"the term has no form in “{language}”, but facts about one", hint)
    if not forms:
        return None
    others = (_split(variants), _split(accepted), _split(forbidden), acronym, is_ambiguous)
    if not (gender or plural):
        return Wording(forms, *others)
    genders = _each("gender", gender, forms, language)
    for one in genders:
        _choose(f"{language}_gender", one, _GENDERS)
    plurals = _each("plural", plural, forms, language)
    return Wording(forms, *others, genders, plurals)


def _each(part: str, cell: str, forms: Sequence[str], language: str) -> tuple[str, ...]:
    """Give a cell that holds one value for each form, or none."""
    values = _split(cell)
    if values and len(values) != len(forms):
        message = f"{language}_{part} has {len(values)} values for {len(forms)} forms"
        raise GlossaryError(message, f"give one for each, with {SEPARATOR} between; ? if not known")
    return values


def _split(cell: str) -> tuple[str, ...]:
    if SEPARATOR not in cell:
        return (cell,) if cell else ()
    return tuple(part for piece in cell.split(SEPARATOR) if (part := piece.strip()))


def row(term: Term) -> dict[str, str]:
    """Write a term's cells by column name."""
    row = {KEY: term.id, "kind": term.kind, "part_of_speech": term.part_of_speech}
    row |= {"context": term.context, "enforcement": term.enforcement}
    row["case_sensitive"] = "yes" if term.case_sensitive else ""
    row[AMBIGUOUS] = _join(tag for tag, wording in term.wordings.items() if wording.ambiguous)
    for language, wording in term.wordings.items():
        row[language] = _join(wording.forms)
        row[f"{language}_variants"] = _join(wording.variants)
        row[f"{language}_accepted"] = _join(wording.accepted)
        row[f"{language}_forbidden"] = _join(wording.forbidden)
        row[f"{language}_acronym"] = wording.acronym
        row[f"{language}_gender"] = _join(wording.genders)
        row[f"{language}_plural"] = _join(wording.plurals)
    return row | dict(term.facts)


def _join(values: Iterable[str]) -> str:
    return f" {SEPARATOR} ".join(values)
