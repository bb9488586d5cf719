"""Termbase files: one row a term. `glossaries/README.md` documents the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from localize.errors import GlossaryError
from localize.glossary import columns, entries, rows
from localize.model import Term


def is_tbx(path: Path) -> bool:
    """Tell whether a file is TBX by its name."""
    return path.suffix.lower() == ".tbx"


def load(paths: Sequence[Path]) -> tuple[Term, ...]:
    """Read termbase files (CSV, or TBX by their suffix), in order; ids are unique across them.

    Raises `GlossaryError` with the place of the first row that is not usable.
    """
    return tuple(_usable(item) for item in scan(paths))


def scan(paths: Sequence[Path]) -> Iterator[Term | GlossaryError]:
    """Read as `load` does, but give what is not usable too, with its place, and go on."""
    known: dict[str, Term] = {}
    for path in paths:
        for item in _items(path):
            if isinstance(item, GlossaryError) or known.setdefault(item.id, item) is item:
                yield item
            else:
                first = known[item.id]
                message = f"the id “{item.id}” stands twice"
                hint = f"the first one is at {first.path}:{first.line}; give this row another one"
                yield GlossaryError(message, hint, path=path, line=item.line)


def dump(terms: Iterable[Term]) -> str:
    """Write terms as a termbase that `load` reads back: semicolons, CRLF, no byte order mark."""
    table = [entries.row(term) for term in terms]
    header = list(dict.fromkeys(name for row in table for name in row))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([header, *([row.get(name, "") for name in header] for row in table)])
    return text.getvalue()


def _usable(item: Term | GlossaryError) -> Term:
    if isinstance(item, GlossaryError):
        raise item
    return item


def _items(path: Path) -> Iterator[Term | GlossaryError]:
    """Give a file's terms and faults; a file that cannot be read at all is one fault."""
    try:
        yield from _concepts(path) if is_tbx(path) else _rows(path)
    except GlossaryError as error:
        yield error


def _concepts(path: Path) -> Iterator[Term | GlossaryError]:
    from localize.glossary import tbx  # noqa: PLC0415 - brings XML; most termbases are CSV

    return tbx.read(path)


def _rows(path: Path) -> Iterator[Term | GlossaryError]:
    lines = rows.read(path)
    line, header = next(lines, (1, []))
    try:
        table = columns.read(header)
    except GlossaryError as error:
        raise GlossaryError(error.message, error.hint, path=path, line=line) from None
    for line, row in lines:
        try:
            yield entries.term(row, table, str(path), line)
        except GlossaryError as error:
            yield GlossaryError(error.message, error.hint, path=path, line=line)
