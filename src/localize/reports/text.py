"""Findings for people: a clickable line each."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable

from localize.model import Finding, Severity

NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def text(findings: Iterable[Finding], width: int = 0) -> str:
    """Give a line a finding: `path:line: error [code] message`; with a width, folded to it."""
    lines = map(_line, findings)
    return "".join(f"{_folded(line, width) if width else line}\n" for line in lines)


def summary(findings: Iterable[Finding]) -> str:
    """Give the counts in a line: `2 errors, 1 warning`; empty if there are none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(
        f"{counts[severity]} {noun}{'s' if counts[severity] != 1 else ''}"
        for severity, noun in NOUNS.items()
        if counts[severity]
    )


def _line(finding: Finding) -> str:
    message = " ".join(finding.message.split())
    return f"{_place(finding)}{finding.severity} [{finding.code}] {message}"


def _place(finding: Finding) -> str:
    if not finding.path:
        return ""
    return f"{finding.path}:{finding.line}: " if finding.line else f"{finding.path}: "


def _folded(line: str, width: int) -> str:
    """Fold a line at spaces; a path is never broken, so that it stays clickable."""
    return textwrap.fill(
        line, width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
