"""Findings as SARIF 2.1.0, which code hosts show beside the lines.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from localize import __version__
from localize.checks import RULES, EntryFinding, baseline, page
from localize.model import Finding, Severity

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(findings: Iterable[Finding]) -> str:
    """Give one run; paths are relative to the project's root, columns count code points."""
    found = list(findings)
    used = [code for code in RULES if any(finding.code == code for finding in found)]
    driver = {"name": "localize", "version": __version__, "rules": [_rule(code) for code in used]}
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, used, seen) for finding in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, object]:
    rule = RULES[code]
    return {
        "id": code,
        "shortDescription": {"text": rule.explanation},
        "help": {"text": page(code), "markdown": page(code)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, used: list[str], seen: Counter[str]) -> dict[str, object]:
    """Give a result; its fingerprint stays when lines move, and counts what is there twice."""
    key = baseline.key(finding)
    seen[key] += 1
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": used.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "partialFingerprints": {"localize/v1": f"{key} {seen[key]}"},
    }
    if finding.path:
        result["locations"] = [{"physicalLocation": _location(finding)}]
    return result


def _location(finding: Finding) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": quote(finding.path)}}
    if finding.line:
        region = {"startLine": finding.line}
        if isinstance(finding, EntryFinding) and finding.column:
            region |= {"startColumn": finding.column, "endColumn": finding.end_column}
        location["region"] = region
    return location
