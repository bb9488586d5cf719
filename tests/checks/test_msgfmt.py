from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from localize import checks
from localize.model import Severity

HEADER = """msgid ""
msgstr ""
"Project-Id-Version: sample\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
"Last-Translator: A\\n"
"Language-Team: B\\n"
"Language: de\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
installed = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")


def findings(folder: Path, body: str) -> list[tuple[str, Severity, int, str]]:
    path = folder / "ä: 1.po"
    path.write_text(HEADER + body, encoding="utf-8")
    found = checks.syntax(path)
    assert {finding.path for finding in found} <= {str(path)}
    return [(one.code, one.severity, one.line, one.message) for one in found]


@installed
def test_a_clean_catalog_has_no_findings(tmp_path: Path) -> None:
    assert findings(tmp_path, 'msgid "a"\nmsgstr "b"\n') == []


@installed
def test_a_format_that_does_not_fit_is_found_at_its_line(tmp_path: Path) -> None:
    ((code, severity, line, message),) = findings(
        tmp_path, '#, python-format\nmsgid "%s"\nmsgstr "%d"\n'
    )
    assert (code, severity, line) == ("syntax", Severity.ERROR, 14)
    assert "format specifications" in message


@installed
def test_broken_syntax_is_found_at_its_line(tmp_path: Path) -> None:
    found = findings(tmp_path, 'msgid "a"\nmsgstr "b\n')
    assert ("syntax", Severity.ERROR, 14, "end-of-line within string") in found


@installed
def test_a_double_entry_names_the_first_one(tmp_path: Path) -> None:
    ((_, _, line, message),) = findings(tmp_path, 'msgid "a"\nmsgstr "b"\n' * 2)
    assert line == 14
    assert message.startswith("duplicate message definition")
    assert "line 13:" in message


@installed
def test_a_missing_header_field_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    assert {finding.severity for finding in checks.syntax(path)} == {Severity.WARNING}


@installed
def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    (finding,) = checks.syntax(tmp_path / "none.po")
    assert finding.severity is Severity.ERROR
    assert "No such file" in finding.message


@installed
def test_line_feeds_are_left_to_the_rule(tmp_path: Path) -> None:
    assert findings(tmp_path, 'msgid "a\\n"\nmsgstr "b"\n') == []


def test_without_gettext_the_file_is_reported_unchecked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (finding,) = checks.syntax(tmp_path / "a.po")
    assert (finding.code, finding.severity) == ("syntax-unchecked", Severity.INFO)
    assert "apt install gettext" in finding.suggestion
