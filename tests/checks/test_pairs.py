"""Golden cases: what the rules say of pairs in many languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize import checks
from localize.model import Entry, Finding, Segment

HERE = Path(__file__).parent


def cases(name: str) -> list[tuple[str, dict[str, str], list[str]]]:
    """Read a file of cases: title, fields, expected codes."""
    text = (HERE / name).read_text(encoding="utf-8")
    return [case(part.rstrip("\n").split("\n")) for part in text.split("\n== ")[1:]]


def case(lines: list[str]) -> tuple[str, dict[str, str], list[str]]:
    fields = dict(line.split(": ", 1) for line in lines[1:] if ": " in line and line[0] != "→")
    values = {name: value.replace("\\n", "\n") for name, value in fields.items()}
    return lines[0], values, [line[2:] for line in lines if line.startswith("→")]


def check(fields: dict[str, str]) -> list[Finding]:
    pair = Entry(Segment(fields["source"]), target=fields["target"])
    return checks.run([pair], language=fields["lang"], source_language="en")


@pytest.mark.parametrize(("title", "fields", "codes"), cases("pairs.txt"))
def test_a_pair_is_judged_as_the_golden_case_says(
    title: str, fields: dict[str, str], codes: list[str]
) -> None:
    assert [finding.code for finding in check(fields)] == codes, title


@pytest.mark.parametrize(("title", "fields", "codes"), cases("fixes.txt"))
def test_a_fix_mends_what_its_rule_finds_and_no_more(
    title: str, fields: dict[str, str], codes: list[str]
) -> None:
    entry = Entry(Segment(fields["source"]), target=fields["target"])
    mended, done = checks.fixed(
        entry,
        language=fields["lang"],
        source_language="en",
        codes=checks.RULES,
        unsafe=fields.get("unsafe") == "yes",
    )
    assert (mended.target, list(done)) == (fields["mended"], codes), title
    assert {one.code for one in check(fields | {"target": mended.target})}.isdisjoint(codes)
