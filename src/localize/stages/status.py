"""How far every article is in every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize import catalog
from localize.errors import LocalizeError
from localize.model import Entry, State
from localize.project import Project
from localize.publishing import Requirement, passes
from localize.stages.articles import Failed


@dataclass(frozen=True, slots=True)
class Status:
    """One catalog's counts: segments by state, how many are stale, words of the source.

    `path` is None if there is no catalog yet; `passing` are the segments that meet the
    requirement, `total` those that the article has.
    """

    article: str
    language: str
    path: Path | None
    states: tuple[tuple[State, int], ...] = ()
    stale: int = 0
    words: int = 0
    passing: int = 0
    total: int = 0

    @property
    def coverage(self) -> float:
        """The share of segments that meet the requirement, between 0 and 1; 0 without catalog."""
        return self.passing / self.total if self.total else 0.0


def status(
    project: Project, paths: Sequence[str], languages: Sequence[str], requirement: Requirement
) -> Iterator[Status | Failed]:
    """Count the entries of every catalog; a broken one comes as `Failed`.

    An article's own language has no catalog; a catalog's absence is known only from its article,
    so a language that no article of that name was extracted to counts as not begun.
    """
    for path in paths:
        for language in languages:
            file = project.catalog_path(path, language)
            try:
                yield _count(path, language, file, requirement)
            except LocalizeError as error:
                yield Failed(path, error)


def _count(article: str, language: str, file: Path, requirement: Requirement) -> Status:
    if not file.is_file():
        return Status(article, language, None)
    entries = [entry for entry in catalog.read(file).entries if not entry.obsolete]
    counts = Counter(catalog.state(entry) for entry in entries)
    return Status(
        article,
        language,
        file,
        tuple((state, counts[state]) for state in State),
        sum(catalog.is_stale(entry) for entry in entries),
        sum(_words(entry) for entry in entries),
        sum(passes(entry, requirement) for entry in entries),
        len(entries),
    )


def _words(entry: Entry) -> int:
    return len(entry.segment.text.split())
