"""Findings as GitHub's workflow commands, which annotate the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable

from localize.checks import EntryFinding
from localize.model import Finding, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(findings: Iterable[Finding]) -> str:
    """Give a command a finding.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(f"{_annotation(finding)}\n" for finding in findings)


def _annotation(finding: Finding) -> str:
    place = {"file": finding.path, "line": str(finding.line or "")}
    if isinstance(finding, EntryFinding) and finding.column:
        place |= {"col": str(finding.column), "endColumn": str(finding.end_column)}
    place |= {"title": finding.code}
    fields = ",".join(f"{name}={_property(value)}" for name, value in place.items() if value)
    return f"::{_LEVELS[finding.severity]} {fields}::{_data(finding.message)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
