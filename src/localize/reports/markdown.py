"""Findings as a Markdown summary, for a pull request or a job's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from localize.model import Finding, Severity
from localize.reports.text import summary

_SHOWN = 50
_CELL = str.maketrans({"|": "\\|", "\n": " ", "<": "&lt;", ">": "&gt;", "`": "'"})


def markdown(findings: Iterable[Finding]) -> str:
    """Give the counts, a table by rule, and the first findings."""
    found = list(findings)
    if not found:
        return "### localize check\n\nNothing wrong.\n"
    counts = Counter((finding.code, finding.severity) for finding in found)
    order = list(Severity)
    rows = sorted(counts.items(), key=lambda item: (order.index(item[0][1]), -item[1], item[0][0]))
    lines = [
        "### localize check",
        "",
        summary(found) + ".",
        "",
        "| rule | severity | findings |",
        "| --- | --- | ---: |",
    ]
    lines += [f"| `{code}` | {severity} | {count} |" for (code, severity), count in rows]
    lines += ["", "| where | rule | what |", "| --- | --- | --- |", *map(_row, found[:_SHOWN])]
    if len(found) > _SHOWN:
        lines += ["", f"… and {len(found) - _SHOWN} more."]
    return "\n".join(lines) + "\n"


def _row(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    return f"| {place.translate(_CELL)} | `{finding.code}` | {finding.message.translate(_CELL)} |"
