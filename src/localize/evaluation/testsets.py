"""Test sets: TSV files with a header.

The columns are `source`, `reference`, then one for each system whose translations of the same lines
are known. The name says the languages: `en-de.flores-dev.tsv`.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from localize import languages
from localize.errors import LocalizeError
from localize.evaluation.faults import EvaluationError

FIXED = ("source", "reference")


@dataclass(frozen=True, slots=True)
class TestSet:
    """Lines with their reference; `systems` maps a name to its translations, line by line."""

    __test__ = False

    name: str
    sources: tuple[str, ...]
    references: tuple[str, ...]
    systems: Mapping[str, tuple[str, ...]]

    def first(self, lines: int | None) -> TestSet:
        """Give the set's first lines, all for None."""
        systems = {name: texts[:lines] for name, texts in self.systems.items()}
        return TestSet(self.name, self.sources[:lines], self.references[:lines], systems)


def read(path: Path) -> TestSet:
    """Read a test set; raises `EvaluationError` with the line for what is not a table."""
    columns = columns_of(path)
    if tuple(columns)[:2] != FIXED:
        raise EvaluationError(
            f"this is not a test set: its columns are {', '.join(columns) or 'none'}",
            "begin with a header: source, TAB, reference, then a system in each column",
            path=path,
            line=1,
        )
    systems = {name: texts for name, texts in columns.items() if name not in FIXED}
    return TestSet(path.stem, columns["source"], columns["reference"], systems)


def columns_of(path: Path) -> dict[str, tuple[str, ...]]:
    """Read a TSV file with a header and at least one line, column by column.

    Raises `EvaluationError` with the line for what is not a table.
    """
    rows = [line.split("\t") for line in text(path).split("\n") if line]
    if len(rows) < 2:  # noqa: PLR2004 - header and a line
        raise EvaluationError(
            "this is not a test set: it has no lines",
            "give a header and at least one line",
            path=path,
            line=1,
        )
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            raise EvaluationError(
                f"expected {len(rows[0])} columns, found {len(row)}",
                "give every line as many columns as the header",
                path=path,
                line=number,
            )
    if len(set(rows[0])) < len(rows[0]):
        raise EvaluationError(
            "two columns have the same name", "name each system once", path=path, line=1
        )
    return dict(zip(rows[0], zip(*rows[1:], strict=True), strict=True))


def text(path: Path) -> str:
    """Give a file's text, without a byte order mark and CR; raises `EvaluationError`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EvaluationError(
            f"cannot read this test set: {error.strerror}", "give a TSV file", path=path
        ) from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise EvaluationError(
            "cannot read this test set: it is not UTF-8", "save it as UTF-8", path=path, line=line
        ) from error


def pair(path: Path) -> tuple[str, str]:
    """Give a test set's languages, as a part of its name says them; raises `EvaluationError`."""
    for part in path.name.split("."):
        source, _, target = part.partition("-")
        with suppress(LocalizeError):
            return languages.parse(source), languages.parse(target)
    raise EvaluationError("this name says no languages", "name it en-de.<name>.tsv", path=path)
