from __future__ import annotations

from pathlib import Path

import pytest

from localize import glossary
from localize.glossary import linting
from localize.model import Finding

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "glossaries" / "swiss-law-and-politics.csv"
HEADER = "term_id;en;en_variants;en_acronym;de;de-CH;de_forbidden\n"


def golden() -> list[tuple[str, list[str], list[str]]]:
    cases = (HERE / "linting.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    parts = [case.rstrip().split("\n") for case in cases]
    return [
        (
            lines[0],
            [line for line in lines[1:] if not line.startswith("→")],
            [line.removeprefix("→ ") for line in lines[1:] if line.startswith("→")],
        )
        for lines in parts
    ]


def lint(folder: Path, rows: list[str], *needed: str) -> list[Finding]:
    path = folder / "terms.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return linting.lint(list(glossary.scan([path])), "en", needed)


@pytest.mark.parametrize(("title", "rows", "expected"), golden(), ids=lambda part: str(part)[:40])
def test_termbases_are_judged_as_the_golden_cases_say(
    title: str, rows: list[str], expected: list[str], tmp_path: Path
) -> None:
    found = lint(tmp_path, rows)
    said = [
        f"{one.line} {one.severity} {one.code} {one.message.replace(f'{tmp_path}/', '')}"
        for one in found
    ]
    assert (said or ["nothing"]) == expected, title
    assert {one.path for one in found} <= {str(tmp_path / "terms.csv")}
    assert {one.code for one in found} <= set(linting.RULES)


def test_a_language_that_the_project_needs_is_missed(tmp_path: Path) -> None:
    (one,) = lint(tmp_path, ["T1;act;;;Gesetz;;"], "de", "fr")
    assert (one.code, one.message) == ("glossary-language", "T1: it has no wording in fr")


def test_a_swiss_wording_stands_for_its_language(tmp_path: Path) -> None:
    assert lint(tmp_path, ["T1;act;;;Gesetz;;"], "de-CH") == []


def test_the_shipped_termbase_is_clean() -> None:
    found = linting.lint(list(glossary.scan([SHIPPED])), "en", ["de", "fr", "it"])
    assert {one.code for one in found} == {"glossary-acronym"}


def test_a_file_that_is_no_termbase_is_one_finding(tmp_path: Path) -> None:
    (one,) = linting.lint(list(glossary.scan([tmp_path / "none.csv"])), "en")
    assert one.code == "glossary-row"
