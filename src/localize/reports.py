"""Findings as text for people, and for the programs that show them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict

from localize.model import Finding, Severity

_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def text(findings: Iterable[Finding]) -> str:
    """Give a clickable line a finding: `path:line: error [code] message`."""
    return "".join(f"{_line(finding)}\n" for finding in findings)


def as_json(findings: Iterable[Finding]) -> str:
    """Give a JSON array with an object a finding; the keys are `Finding`'s fields."""
    items = [asdict(finding) for finding in findings]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def github(findings: Iterable[Finding]) -> str:
    """Give GitHub's workflow commands, which annotate the lines of a change.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(f"{_annotation(finding)}\n" for finding in findings)


def summary(findings: Iterable[Finding]) -> str:
    """Give the counts in a line: `2 errors, 1 warning`; empty if there are none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(
        f"{counts[severity]} {noun}{'s' if counts[severity] != 1 else ''}"
        for severity, noun in _NOUNS.items()
        if counts[severity]
    )


def _line(finding: Finding) -> str:
    message = " ".join(finding.message.split())
    return f"{_place(finding)}{finding.severity} [{finding.code}] {message}"


def _place(finding: Finding) -> str:
    if not finding.path:
        return ""
    return f"{finding.path}:{finding.line}: " if finding.line else f"{finding.path}: "


def _annotation(finding: Finding) -> str:
    place = {"file": finding.path, "line": str(finding.line or ""), "title": finding.code}
    fields = ",".join(f"{name}={_property(value)}" for name, value in place.items() if value)
    return f"::{_GITHUB_LEVELS[finding.severity]} {fields}::{_data(finding.message)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
