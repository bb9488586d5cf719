"""An export's figures beside its scores: terms obeyed, markup kept, drafts that run wild."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from localize import evaluation
from localize.training import measures
from localize.training.fast import Fast
from localize.training.faults import TrainingError

TERMS = "swiss-terms-dev.tsv"
_COLUMNS = {"language", "source", "source_form", "targets", "in_reference"}


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of 1, each with how many it is of.

    `obeyed` are terms in the draft when the source is annotated, `unasked` when it is not; `kept`
    pairs of markup; `faults` drafts that are empty, run in circles or speak another language.
    """

    language: str
    terms: int
    obeyed: float
    unasked: float
    pairs: int
    kept: float
    drafts: int
    faults: float


@dataclass(frozen=True, slots=True)
class TermLine:
    """A sentence with a term: its form there, and what it must become."""

    source: str
    form: str
    target: str


def measure(fast: Fast, language: str, tests: Path, most: int = 300) -> Figures:
    """Translate up to `most` lines of each kind of the test sets in a folder.

    Raises `TrainingError` if the list of terms cannot be read.
    """
    terms = read_terms(tests / TERMS, language)[:most]
    asked = [measures.annotate(line.source, line.form, line.target) for line in terms]
    texts = _texts(tests, language, most)
    marked = [measures.mark(text, Random(number)) for number, text in enumerate(texts)]  # noqa: S311
    pairs = [
        measures.kept(source, draft)
        for source, draft in zip(marked, fast.translate(language, marked), strict=True)
    ]
    drafts = zip(texts, fast.translate(language, texts), strict=True)
    faults = [measures.fault(source, draft, language) for source, draft in drafts]
    return Figures(
        language,
        len(terms),
        _obeyed(terms, fast.translate(language, asked), language),
        _obeyed(terms, fast.translate(language, [line.source for line in terms]), language),
        sum(wanted for _, wanted in pairs),
        measures.share(pairs),
        len(texts),
        sum(fault is not None for fault in faults) / max(1, len(faults)),
    )


def read_terms(path: Path, language: str) -> list[TermLine]:
    """Read a language's lines of a term list: those whose reference uses the first target."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if not set(rows.fieldnames or ()) >= _COLUMNS:
                raise TrainingError(
                    "this list of terms lacks columns",
                    f"it needs {', '.join(sorted(_COLUMNS))}",
                    path=path,
                    line=1,
                )
            return [
                TermLine(row["source"], row["source_form"], row["targets"].partition("|")[0])
                for row in rows
                if row["language"] == language and row["in_reference"] == "1"
            ]
    except (OSError, UnicodeDecodeError) as error:
        raise TrainingError(
            f"cannot read the terms: {error}", "give a TSV file", path=path
        ) from error


def _texts(tests: Path, language: str, most: int) -> list[str]:
    """Give sources of the test sets, the same number of each."""
    sets = [evaluation.read(path) for path in sorted(tests.glob(f"en-{language}.*.tsv"))]
    return [text for one in sets for text in one.sources[: most // max(1, len(sets))]]


def _obeyed(terms: Sequence[TermLine], drafts: Sequence[str], language: str) -> float:
    """Give the share of drafts that have their term."""
    pairs = zip(terms, drafts, strict=True)
    found = [measures.has_term(draft, line.target, language) for line, draft in pairs]
    return sum(found) / max(1, len(found))
