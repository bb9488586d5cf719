"""Termbase files: one row a term. `glossaries/README.md` documents the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from localize.errors import GlossaryError
from localize.glossary import columns, entries, rows
from localize.model import Term


def load(paths: Sequence[Path]) -> tuple[Term, ...]:
    """Read termbase files, in order; ids are unique across them.

    Raises `GlossaryError` with the place of the first row that is not usable.
    """
    terms: dict[str, Term] = {}
    for path in paths:
        for term in _terms(path):
            known = terms.setdefault(term.id, term)
            if known is not term:
                message = f"the id “{term.id}” stands twice"
                hint = f"the first one is at {known.path}:{known.line}; give this row another one"
                raise GlossaryError(message, hint, path=path, line=term.line)
    return tuple(terms.values())


def dump(terms: Iterable[Term]) -> str:
    """Write terms as a termbase that `load` reads back: semicolons, CRLF, no byte order mark."""
    table = [entries.row(term) for term in terms]
    header = list(dict.fromkeys(name for row in table for name in row))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([header, *([row.get(name, "") for name in header] for row in table)])
    return text.getvalue()


def _terms(path: Path) -> Iterator[Term]:
    lines = rows.read(path)
    line, header = next(lines, (1, []))
    try:
        table = columns.read(header)
        for line, row in lines:
            yield entries.term(row, table, str(path), line)
    except GlossaryError as error:
        if error.path is not None:
            raise
        raise GlossaryError(error.message, error.hint, path=path, line=line) from None
