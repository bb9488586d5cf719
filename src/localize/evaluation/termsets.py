r"""Test sets for terms: which terms a sentence asks for, and which of them are judged.

Four kinds are known by their columns: a test set as ever (its lines are one article, and the
glossary says what matches); a list of terms (`language`, `source`, `reference`, `term_id`,
`source_form`, …); sentences with their terms written in (`terms_json`, whose cells have
`<b> form <t> target <\t>`); and WMT25's JSON lines (`{"en": …, "es": …, "proper": {…}}`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from localize import glossary
from localize.evaluation import termlines, testsets
from localize.evaluation.faults import EvaluationError
from localize.evaluation.termlines import SOURCE, TermLine
from localize.model import Match, Term

_LIST = frozenset({"language", "source", "reference", "term_id", "source_form"})


@dataclass(frozen=True, slots=True)
class TermSet:
    """Sentences with terms, from a source language into a target language."""

    name: str
    source: str
    target: str
    lines: tuple[TermLine, ...]

    def first(self, lines: int | None) -> TermSet:
        """Give the set's first lines, all for None."""
        return replace(self, lines=self.lines[:lines])


def read(path: Path, terms: Sequence[Term], tag: str | None = None) -> TermSet:
    """Read a test set of any of the kinds; `tag` is the target language where it may be several.

    Raises `EvaluationError` with the line.
    """
    if path.suffix == ".jsonl":
        target, own = termlines.shared_task(path)
        return TermSet(path.stem, SOURCE, target, own)
    columns = testsets.columns_of(path)
    if columns.keys() >= _LIST:
        return _listed(path, columns, terms, tag)
    if not columns.keys() >= set(testsets.FIXED):
        raise EvaluationError(
            f"this is no test set for terms: its columns are {', '.join(columns)}",
            "give source and reference at least",
            path=path,
            line=1,
        )
    source, target = testsets.pair(path)
    lines = list(zip(columns["source"], columns["reference"], strict=True))
    if "terms_json" in columns:
        found = termlines.written(path, columns["terms_json"], lines, (source, target))
        return TermSet(path.stem, source, target, tuple(found))
    matches = glossary.match([text for text, _ in lines], terms, source)
    each = (TermLine(*line, asked, asked) for line, asked in zip(lines, matches, strict=True))
    return TermSet(path.stem, source, tag or target, tuple(each))


def _listed(
    path: Path, columns: Mapping[str, Sequence[str]], terms: Sequence[Term], tag: str | None
) -> TermSet:
    """Read a list of terms: Swiss sentences, whose rows marked `in_reference` 0 do not count."""
    target = _only(path, columns["language"], tag)
    by_id = {term.id: term for term in terms}
    judged: dict[tuple[str, str], list[Match]] = {}
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    for number, row in enumerate(rows, start=2):
        if row["language"] != target:
            continue
        if row["term_id"] not in by_id:
            raise EvaluationError(
                f"the glossary has no term {row['term_id']}",
                "give the glossary that the list was made with",
                path=path,
                line=number,
            )
        several = judged.setdefault((row["source"], row["reference"]), [])
        if row.get("in_reference", "1") == "1":
            several.append(_match(row["source"], row["source_form"], by_id[row["term_id"]]))
    asked = glossary.match([source for source, _ in judged], terms, SOURCE, swiss=True)
    lines = (
        TermLine(*line, told, tuple(several))
        for (line, several), told in zip(judged.items(), asked, strict=True)
    )
    return TermSet(f"{path.stem}.{target}", SOURCE, target, tuple(lines))


def _only(path: Path, languages: Sequence[str], tag: str | None) -> str:
    """Give the language to judge; raises `EvaluationError` if that is not clear."""
    known = sorted(set(languages))
    chosen = tag or (known[0] if len(known) == 1 else "")
    if chosen not in known:
        raise EvaluationError(
            f"this list has {', '.join(known)}", f"choose one: --lang {known[0]}", path=path
        )
    return chosen


def _match(source: str, form: str, term: Term) -> Match:
    """Give a listed term where its form stands in the source, at the start if it does not."""
    start = max(0, source.find(form))
    own = glossary.wording(term, SOURCE)
    return Match(
        term, start, start + len(form), form, SOURCE, own is not None and form == own.acronym
    )
