from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import reports
from localize.checks import EntryFinding
from localize.model import Finding, Severity
from localize.reports.json import schema

SARIF_PART = Path(__file__).parent / "sarif-2.1.0-part.json"
FINDINGS = [
    Finding("term-missed", Severity.ERROR, "wants “Bundesrat”", "a.po", 12, "Bundesrat"),
    Finding("fuzzy", Severity.WARNING, "two\nlines, 100%", "b, c.po"),
    Finding("untranslated", Severity.INFO, "nothing here"),
    EntryFinding(
        "number", Severity.ERROR, "112, not 121", "ä b.po", 7, "112", source="112 votes",
        excerpt="121", column=9, end_column=12,
    ),
]  # fmt: skip


def test_text_has_one_clickable_line_a_finding() -> None:
    assert reports.text(FINDINGS).splitlines() == [
        "a.po:12: error [term-missed] wants “Bundesrat”",
        "b, c.po: warning [fuzzy] two lines, 100%",
        "info [untranslated] nothing here",
        "ä b.po:7: error [number] 112, not 121",
    ]


def test_text_folds_to_a_terminal_and_never_breaks_a_path() -> None:
    path = "locales/de/LC_MESSAGES/2026/a-very-long-name-of-an-article-that-fills-the-line.po"
    finding = Finding("number", Severity.ERROR, "word " * 30, path, 5)
    lines = reports.text([finding], 80).splitlines()
    assert lines[0].startswith(f"{path}:5:")
    assert all(len(line) <= 80 for line in lines[1:])
    assert all(line.startswith("    ") for line in lines[1:])


def test_json_keeps_every_field() -> None:
    found = json.loads(reports.as_json(FINDINGS))
    assert found[0] == {
        "code": "term-missed",
        "severity": "error",
        "message": "wants “Bundesrat”",
        "path": "a.po",
        "line": 12,
        "suggestion": "Bundesrat",
    }
    assert (found[3]["source"], found[3]["column"], found[3]["end_column"]) == ("112 votes", 9, 12)


def test_json_keeps_to_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))
    jsonschema.validate(json.loads(reports.as_json(FINDINGS)), json.loads(schema()))


@pytest.mark.parametrize("findings", [FINDINGS, []], ids=["some", "none"])
def test_sarif_keeps_to_the_schema(findings: list[Finding]) -> None:
    part = json.loads(SARIF_PART.read_text(encoding="utf-8"))
    jsonschema.Draft4Validator.check_schema(part)
    jsonschema.validate(json.loads(reports.sarif(findings)), part, jsonschema.Draft4Validator)


def test_sarif_names_rule_place_and_columns() -> None:
    (run,) = json.loads(reports.sarif(FINDINGS))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "untranslated", "fuzzy", "number", "term-missed",
    ]  # fmt: skip
    place = run["results"][3]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%C3%A4%20b.po"
    assert place["region"] == {"startLine": 7, "startColumn": 9, "endColumn": 12}
    assert run["results"][0]["level"] == "error"
    assert "locations" not in run["results"][2]


def test_sarif_tells_equal_findings_apart() -> None:
    (run,) = json.loads(reports.sarif([FINDINGS[0], FINDINGS[0]]))["runs"]
    prints = [result["partialFingerprints"]["localize/v1"] for result in run["results"]]
    assert len(set(prints)) == 2


def test_junit_has_a_case_a_finding() -> None:
    root = ET.fromstring(reports.junit(FINDINGS))
    suites = {suite.get("name"): suite for suite in root}
    assert set(suites) == {"", "a.po", "b, c.po", "ä b.po"}
    assert suites["a.po"].get("failures") == "1"
    assert suites[""].find("testcase/skipped") is not None
    failure = suites["a.po"].find("testcase/failure")
    assert failure is not None
    assert (failure.get("message"), failure.text) == ("wants “Bundesrat”", "Bundesrat")


@given(st.text())
def test_junit_is_xml_whatever_a_message_says(text: str) -> None:
    ET.fromstring(reports.junit([Finding("number", Severity.ERROR, text, text, 1, text)]))


def test_markdown_sums_up() -> None:
    lines = reports.markdown([*FINDINGS, Finding("number", Severity.ERROR, "a|b <c>", "x.po", 1)])
    assert "3 errors, 1 warning, 1 note." in lines
    assert "| `number` | error | 2 |" in lines
    assert "| x.po:1 | `number` | a\\|b &lt;c&gt; |" in lines
    assert reports.markdown([]) == "### localize check\n\nNothing wrong.\n"


def test_markdown_stays_short() -> None:
    assert "… and 50 more." in reports.markdown(FINDINGS[:1] * 100)


def test_github_annotates_the_line_and_escapes_what_it_must() -> None:
    assert reports.github(FINDINGS).splitlines() == [
        "::error file=a.po,line=12,title=term-missed::wants “Bundesrat”",
        "::warning file=b%2C c.po,title=fuzzy::two%0Alines, 100%25",
        "::notice title=untranslated::nothing here",
        "::error file=ä b.po,line=7,col=9,endColumn=12,title=number::112, not 121",
    ]


def test_the_summary_counts() -> None:
    assert reports.summary([*FINDINGS, FINDINGS[0]]) == "3 errors, 1 warning, 1 note"
    assert reports.summary([]) == ""


def test_nothing_found_is_nothing_said() -> None:
    assert reports.text([]) == reports.github([]) == ""
    assert json.loads(reports.as_json([])) == []
