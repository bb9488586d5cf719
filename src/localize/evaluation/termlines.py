"""Sentences with terms of their own, which no glossary has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from localize.evaluation import testsets
from localize.evaluation.faults import EvaluationError
from localize.model import Match, Term, Wording

SOURCE = "en"
_WRITTEN = re.compile(r"<b> (?P<form>.+?) <t> (?P<target>.+?) <\\t>")


@dataclass(frozen=True, slots=True)
class TermLine:
    """A sentence with its reference, the terms that an engine is told, and those that count."""

    source: str
    reference: str
    asked: tuple[Match, ...]
    judged: tuple[Match, ...]


def written(
    path: Path, marked: Sequence[str], lines: Sequence[tuple[str, str]], pair: tuple[str, str]
) -> Iterator[TermLine]:
    """Read sentences whose terms are written into a third column."""
    for number, (text, line) in enumerate(zip(marked, lines, strict=True), start=2):
        found = [(one["form"], one["target"]) for one in _WRITTEN.finditer(text)]
        try:
            matches = tuple(_own(line[0], found, pair))
        except ValueError:
            raise EvaluationError(
                "a term does not stand in its source", "mend this line", path=path, line=number
            ) from None
        yield TermLine(*line, matches, matches)


def shared_task(path: Path) -> tuple[str, tuple[TermLine, ...]]:
    """Read WMT25's JSON lines; the source is English, the other language the target.

    Gives the target and the lines.
    """
    lines, target = [], ""
    for number, text in enumerate(testsets.text(path).split("\n"), start=1):
        if not text:
            continue
        try:
            record = json.loads(text)
            (target,) = record.keys() - {SOURCE, "proper", "random", "noterm"}
            found = [
                (form, wanted)
                for form, wanted in record["proper"].items()
                if form.lower() in record[SOURCE].lower()
            ]
            matches = tuple(_own(record[SOURCE], found, (SOURCE, target)))
            lines.append(TermLine(record[SOURCE], record[target], matches, matches))
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise EvaluationError(
                "this is no line of WMT25's",
                'give {"en": …, "es": …, "proper": {…}}',
                path=path,
                line=number,
            ) from error
    return target, tuple(lines)


def _own(source: str, found: Sequence[tuple[str, str]], pair: tuple[str, str]) -> Iterator[Match]:
    """Give matches of terms that no glossary has, in the text's order; raises `ValueError`."""
    position = 0
    places = []
    for form, target in found:
        start = source.lower().find(form.lower(), position)
        start = source.lower().index(form.lower()) if start < 0 else start
        position = start + len(form)
        term = Term(f"{form} = {target}", {pair[0]: Wording((form,)), pair[1]: Wording((target,))})
        places.append(Match(term, start, position, form, pair[0]))
    end = 0
    for match in sorted(places, key=lambda one: (one.start, -one.end)):
        if match.start >= end:
            end = match.end
            yield match
