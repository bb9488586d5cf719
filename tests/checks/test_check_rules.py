from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from localize import catalog, checks, glossary, reports
from localize.model import Entry, Finding, Segment, Severity

HERE = Path(__file__).parent
TERMS = glossary.load([HERE.parent / "glossary" / "termbase.csv"])


def golden() -> list[list[str]]:
    cases = (HERE / "rules.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    return [case.rstrip("\n").split("\n") for case in cases]


def entry(lines: list[str]) -> Entry:
    fields = defaultdict(list)
    for line in lines:
        name, _, value = line.partition(":")
        fields[name].append(value.strip().replace("\\n", "\n"))
    return Entry(
        Segment(fields["source"][0]),
        target=fields["target"][0],
        plural="".join(fields["plural"]),
        targets=tuple(fields["target"]) if fields["plural"] else (),
        fuzzy="fuzzy" in fields["flags"],
        obsolete="obsolete" in fields["flags"],
        previous="".join(fields["previous"]),
        line=7,
    )


def check(*entries: Entry, require: str = "") -> list[Finding]:
    return checks.run(
        entries, language="de-CH", source_language="en", terms=TERMS, path="a.po", require=require
    )


@pytest.mark.parametrize("case", golden(), ids=lambda case: case[0])
def test_rules_say_what_the_golden_cases_say(case: list[str]) -> None:
    expected = [line for line in case[1:] if line.startswith("→")]
    found = check(entry([line for line in case[1:] if line and not line.startswith("→")]))
    said = [f"→ {one.severity} [{one.code}] {one.message}" for one in found]
    assert said == expected


def test_a_finding_says_where_it_stands_and_what_to_write() -> None:
    (finding,) = check(entry(["source: an asylum application", "target: ein Ersuchen"]))
    assert (finding.path, finding.line, finding.suggestion) == ("a.po", 7, "Asylgesuch")


def test_what_is_required_is_a_warning() -> None:
    empty = entry(["source: a", "target:"])
    draft = entry(["source: b", "target: b", "flags: fuzzy"])
    levels = {
        require: [finding.severity for finding in check(empty, draft, require=require)]
        for require in ("", "translated", "reviewed")
    }
    assert levels == {
        "": [Severity.INFO, Severity.INFO],
        "translated": [Severity.WARNING, Severity.INFO],
        "reviewed": [Severity.WARNING, Severity.WARNING],
    }


def test_an_acronym_is_known_from_an_earlier_entry() -> None:
    first = "The State Secretariat for Migration (SEM) is new."
    findings = check(
        entry([f"source: {first}", "target: Das Staatssekretariat für Migration (SEM) ist neu."]),
        entry(["source: SEM agrees.", "target: Das Amt stimmt zu."]),
    )
    assert [finding.code for finding in findings] == ["term-missed"]


def test_every_rule_has_a_code_and_a_sentence() -> None:
    for code, rule in checks.RULES.items():
        assert code == rule.code
        assert rule.explanation.endswith(".")


texts = st.lists(
    st.sampled_from(["<a1>", "</a1>", "<br2/>", "canton", "Kanton", " ", "\n", "Bern"])
    | st.text(max_size=3)
).map("".join)


@given(texts, texts)
@example("", "<a1>")
@example("<a1>", "a")
def test_no_text_stops_the_checks(source: str, target: str) -> None:
    found = check(Entry(Segment(source), target=target))
    assert reports.text(found).count("\n") == len(found)


@given(texts)
def test_a_translation_that_is_its_source_has_no_fault_of_markup(text: str) -> None:
    found = checks.run([Entry(Segment(text), target=text)], language="de", source_language="en")
    assert not any(finding.code.startswith("placeholder") for finding in found)


def test_what_a_draft_omits_is_told_until_somebody_edits_or_accepts_it() -> None:
    source = "In times of international tension, Switzerland grants asylum."
    draft = catalog.draft(
        Entry(Segment(source)), "Die Schweiz gewährt Asyl.", "m@1", omitted="international tension"
    )
    edited = replace(draft, target="In Zeiten der Spannung gewährt die Schweiz Asyl.")
    moved = replace(draft, segment=Segment("Switzerland grants asylum."))
    told = [one for one in check(draft) if one.code == "omission"]
    assert [(one.severity, one.message) for one in told] == [
        (
            Severity.WARNING,
            "nothing in the draft seems to stand for “international tension”",
        )
    ]
    for other in (edited, catalog.accept(draft), moved, replace(draft, provenance=None)):
        assert "omission" not in {one.code for one in check(other)}
