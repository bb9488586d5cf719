"""Findings as JSON: an array with an object each, as `findings.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import resources

from localize.checks import EntryFinding
from localize.model import Finding


def as_json(findings: Iterable[Finding]) -> str:
    """Give a JSON array with an object a finding, in the findings' order."""
    items = [_record(finding) for finding in findings]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def schema() -> str:
    """Give the schema of the array: JSON Schema, draft 2020-12."""
    file = resources.files("localize.reports") / "findings.schema.json"
    return file.read_text(encoding="utf-8")


def _record(finding: Finding) -> dict[str, object]:
    record: dict[str, object] = {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "path": finding.path,
        "line": finding.line,
        "suggestion": finding.suggestion,
    }
    if isinstance(finding, EntryFinding):
        record |= {"column": finding.column, "end_column": finding.end_column}
        record |= {"source": finding.source, "context": finding.context}
    return record
