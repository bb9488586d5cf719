from __future__ import annotations

import json

from localize import reports
from localize.model import Finding, Severity

FINDINGS = [
    Finding("term-missed", Severity.ERROR, "wants “Bundesrat”", "a.po", 12, "Bundesrat"),
    Finding("fuzzy", Severity.WARNING, "two\nlines, 100%", "b, c.po"),
    Finding("untranslated", Severity.INFO, "nothing here"),
]


def test_text_has_one_clickable_line_a_finding() -> None:
    assert reports.text(FINDINGS).splitlines() == [
        "a.po:12: error [term-missed] wants “Bundesrat”",
        "b, c.po: warning [fuzzy] two lines, 100%",
        "info [untranslated] nothing here",
    ]


def test_json_keeps_every_field() -> None:
    assert json.loads(reports.as_json(FINDINGS))[0] == {
        "code": "term-missed",
        "severity": "error",
        "message": "wants “Bundesrat”",
        "path": "a.po",
        "line": 12,
        "suggestion": "Bundesrat",
    }


def test_github_annotates_the_line_and_escapes_what_it_must() -> None:
    assert reports.github(FINDINGS).splitlines() == [
        "::error file=a.po,line=12,title=term-missed::wants “Bundesrat”",
        "::warning file=b%2C c.po,title=fuzzy::two%0Alines, 100%25",
        "::notice title=untranslated::nothing here",
    ]


def test_the_summary_counts() -> None:
    assert reports.summary([*FINDINGS, FINDINGS[0]]) == "2 errors, 1 warning, 1 note"
    assert reports.summary([]) == ""


def test_nothing_found_is_nothing_said() -> None:
    assert reports.text([]) == reports.github([]) == ""
    assert json.loads(reports.as_json([])) == []
