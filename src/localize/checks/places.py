"""Where in a catalog's file a finding stands: the line and columns of what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from localize.checks.findings import EntryFinding
from localize.model import Finding

_WIDEST = 400
"""Lines of an entry that are looked at, at most."""


def placed(findings: Iterable[Finding], text: str) -> Iterator[Finding]:
    """Give findings the line and columns of their excerpt, in the text of their catalog.

    A finding without an excerpt, or with one that is broken over lines, gets its whole msgstr.
    """
    lines = text.split("\n")
    for finding in findings:
        is_ours = isinstance(finding, EntryFinding) and 0 < finding.line <= len(lines)
        yield _placed(finding, lines) if is_ours else finding  # type: ignore[arg-type]


def _placed(finding: EntryFinding, lines: Sequence[str]) -> EntryFinding:
    strings = list(_strings(lines, finding.line - 1))
    if not strings:
        return finding
    excerpt = finding.excerpt.replace("\\", "\\\\").replace('"', '\\"')
    for at in strings if excerpt else ():
        start = lines[at].find(excerpt, lines[at].index('"') + 1)
        if start >= 0:
            return replace(
                finding, line=at + 1, column=start + 1, end_column=start + len(excerpt) + 1
            )
    first = strings[0]
    start = lines[first].index('"') + 1
    return replace(finding, line=first + 1, column=start + 1, end_column=len(lines[first].rstrip()))


def _strings(lines: Sequence[str], start: int) -> Iterator[int]:
    """Give the lines of an entry's msgstr, from the entry's first line on."""
    inside = False
    for at in range(start, min(len(lines), start + _WIDEST)):
        line = lines[at].lstrip("#~ ") if lines[at].startswith("#~") else lines[at]
        if not line.strip() or (line.startswith("#") and inside):
            return
        inside = inside or line.startswith("msgstr")
        if inside and '"' in line:
            yield at
