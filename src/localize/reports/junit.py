"""Findings as JUnit XML, which build servers show: a suite a file, a test case a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby

from localize.model import Finding, Severity

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BLANKS = {ord(sign): f"&#{ord(sign)};" for sign in "\t\n\r"}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def junit(findings: Iterable[Finding]) -> str:
    """Give the XML; errors and warnings are failures, notes are skipped tests."""
    ordered = sorted(findings, key=lambda finding: finding.path)
    suites = [_suite(path, list(group)) for path, group in groupby(ordered, lambda one: one.path)]
    body = "".join(suites) or _suite("localize check", [])
    return f'{_HEAD}<testsuites name="localize check">\n{body}</testsuites>\n'


def _suite(name: str, findings: list[Finding]) -> str:
    failed = sum(finding.severity is not Severity.INFO for finding in findings)
    skipped = len(findings) - failed
    cases = "".join(map(_case, findings)) or _passed(name)
    total = len(findings) or 1
    counts = f'tests="{total}" failures="{failed}" errors="0" skipped="{skipped}"'
    return f"  <testsuite name={_attribute(name)} {counts}>\n{cases}  </testsuite>\n"


def _case(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}"
    head = f"    <testcase classname={_attribute(finding.code)} name={_attribute(place)}>"
    told = _attribute(finding.message)
    if finding.severity is Severity.INFO:
        return f"{head}<skipped message={told}/></testcase>\n"
    body = escape(_FORBIDDEN.sub("�", finding.suggestion), quote=False)
    return f'{head}<failure type="{finding.severity}" message={told}>{body}</failure></testcase>\n'


def _passed(name: str) -> str:
    return f'    <testcase classname="localize" name={_attribute(name)}/>\n'


def _attribute(text: str) -> str:
    return f'"{escape(_FORBIDDEN.sub("�", text)).translate(_BLANKS)}"'
