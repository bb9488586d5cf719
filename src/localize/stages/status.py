"""How far every article is in every language, and which published editions are behind."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from localize import catalog
from localize.errors import LocalizeError
from localize.languages import is_same
from localize.model import Entry, Severity, State
from localize.project import Project
from localize.publishing import Requirement, passes
from localize.stages import articles
from localize.stages.articles import Failed
from localize.stages.memo import Memo

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Status:
    """One edition's counts: entries by state, how many are stale, words of the source.

    `path` is None if there is no catalog yet; `passing` are the segments that meet the
    requirement, `total` those that the article has. `is_published` tells whether readers have the
    edition: its page is there, or everything but what is behind was reviewed. `behind` are the
    segments in which a published edition does not say what its article says now, since the day
    `since`; `gravity` is an error if figures, names or a negation changed, else a warning.
    """

    article: str
    language: str
    path: Path | None
    states: tuple[tuple[State, int], ...] = ()
    stale: int = 0
    words: int = 0
    passing: int = 0
    total: int = 0
    is_published: bool = False
    behind: int = 0
    since: str = ""
    gravity: Severity | None = None

    @property
    def coverage(self) -> float:
        """The share of segments that meet the requirement, between 0 and 1; of none, 1."""
        if self.path is None:
            return 0.0 if self.total else 1.0
        return self.passing / self.total if self.total else 1.0


def status(
    project: Project, paths: Sequence[str], languages: Sequence[str], requirement: Requirement
) -> Iterator[Status | Failed]:
    """Count, for every article as it is now, how far its segments are in every language.

    A broken article or catalog comes as `Failed`. An article's own language is left out.
    """
    memo = Memo(project)
    for path in paths:
        try:
            for language in languages:
                if not memo.is_settled(f"own {language}", project.root / path):
                    yield from _count(project, path, language, requirement, memo)
        except LocalizeError as error:
            yield Failed(path, error)


def _count(
    project: Project, article: str, language: str, requirement: Requirement, memo: Memo
) -> Iterator[Status]:
    """Count one edition; none in the article's own language.

    What the last update found to be the article's text is taken from the catalog: that is faster.
    """
    file = project.catalog_path(article, language)
    if file.is_file() and memo.is_settled("update", project.root / article, file):
        every = catalog.read(file).entries
        texts = [catalog.key(entry) for entry in every if not entry.obsolete]
        yield _status(project, article, language, requirement, texts=texts, every=every)
        return
    found = articles.read(project, article)
    if is_same(language, found.language):
        return
    texts = [(segment.context, segment.text) for segment in found.segments]
    if not file.is_file():
        yield Status(article, language, None, total=len(texts))
        return
    every = catalog.read(file).entries
    yield _status(project, article, language, requirement, texts=texts, every=every)


def _status(
    project: Project,
    article: str,
    language: str,
    requirement: Requirement,
    *,
    texts: Sequence[Key],
    every: Sequence[Entry],
) -> Status:
    """Count an edition: `texts` are the article's segments, `every` the catalog's entries."""
    entries = {catalog.key(entry): entry for entry in every if not entry.obsolete}
    counts = Counter(catalog.state(entry) for entry in entries.values())
    changed = _changed([text for _, text in texts], every)
    is_published = _is_published(project, article, language, list(entries.values()), changed)
    behind = changed if is_published else []
    return Status(
        article,
        language,
        project.catalog_path(article, language),
        tuple((state, counts[state]) for state in State),
        sum(catalog.is_stale(entry) for entry in entries.values()),
        sum(len(text.split()) for _, text in texts),
        sum(passes(entries.get(key), requirement) for key in texts),
        len(texts),
        is_published,
        len(behind),
        _since(project, article) if behind else "",
        _gravity(behind),
    )


def _changed(now: Sequence[str], every: Sequence[Entry]) -> list[tuple[str, str]]:
    """Give (old, new) sources of what the article says otherwise since it was translated.

    Old is empty for what has no text like it. What a person reviewed and an update retired was
    published too; while it is there, an entry without a translation has taken its place.
    """
    current = [entry for entry in every if not entry.obsolete]
    stale = [(one.previous, one.segment.text) for one in current if catalog.is_stale(one)]
    known = {entry.segment.text for entry in current}
    new = [text for text in now if text not in known]
    if any(one.obsolete and catalog.state(one) is State.REVIEWED for one in every):
        new += [one.segment.text for one in current if not catalog.is_translated(one)]
    gone = [text for text in known if now and text not in now]
    return stale + [("", text) for text in new] or [(text, "") for text in gone]


def _is_published(
    project: Project,
    article: str,
    language: str,
    entries: Sequence[Entry],
    changed: Sequence[tuple[str, str]],
) -> bool:
    """Tell whether readers have the edition: a page is there, or all the rest is reviewed."""
    if project.page_path(article, language).is_file():
        return True
    new = {text for _, text in changed}
    settled = [entry for entry in entries if entry.segment.text not in new]
    return bool(settled) and all(catalog.state(entry) is State.REVIEWED for entry in settled)


def _gravity(behind: Sequence[tuple[str, str]]) -> Severity | None:
    """Say how serious it is that readers have the old text: figures, names, negations are."""
    if not behind:
        return None
    is_grave = any(not new or not old or _differ(old, new) for old, new in behind)
    return Severity.ERROR if is_grave else Severity.WARNING


def _differ(old: str, new: str) -> bool:
    from localize.checks import facts_differ  # noqa: PLC0415 - only a correction needs it

    return facts_differ(old, new, "en")


def _since(project: Project, article: str) -> str:
    """Give the day of the article's last change: git's, or else the file's."""
    command = ["git", "log", "-1", "--format=%cs", "--", article]
    try:
        told = subprocess.run(  # noqa: S603 - our own arguments, no shell
            command, cwd=project.root, capture_output=True, text=True, check=False
        ).stdout.strip()
    except OSError:
        told = ""
    if told and not _is_dirty(project, article):
        return told
    changed = (project.root / article).stat().st_mtime
    return datetime.fromtimestamp(changed, UTC).date().isoformat()


def _is_dirty(project: Project, article: str) -> bool:
    """Tell whether the article has changes that are in no commit."""
    command = ["git", "status", "--porcelain", "--", article]
    told = subprocess.run(  # noqa: S603 - as above
        command, cwd=project.root, capture_output=True, text=True, check=False
    )
    return bool(told.stdout.strip())
