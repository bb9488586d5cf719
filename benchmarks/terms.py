"""How systems keep to a glossary: `python benchmarks/terms.py TERMBASE EVAL_FOLDER`.

With `--inspect 200 --lang de [--engine embedded]` it drafts the Swiss set instead and prints so
many of its terms for a person to judge, drawn at random, as a table in Markdown: the source with
its term, the draft with the place that was recognised, the glossary's form, and the tier.

Reads `en-XX.<set>.tsv` (columns source, reference, then systems), `swiss-terms-dev.tsv` and
`wmt25-terms-es/` from the folder, whichever is there, and prints a line for each system:

* success, exclusive, forbidden, oracle, control: per cent of the hard terms, as
  `localize.glossary.metrics.Report` says; success with its 95 % interval;
* excess: sentences of 1,000 where a term stands that the reference has not;
* asked: terms of 1,000 sentences that the glossary wants and the reference has not;
* for WMT25's task, its term success rate beside the official one.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from localize import engines, glossary
from localize.engines import Options
from localize.evaluation import drafts, termsets
from localize.glossary import metrics
from localize.glossary import wmt as wmt25
from localize.glossary.metrics import Case, Report
from localize.glossary.rates import SEED
from localize.model import Enforcement, Match, Term

WIDTHS = (24, 14, 6, 20, 10, 10, 8, 8, 8, 8)
HEAD = "set,system,terms,success,exclusive,forbidden,excess,asked,oracle,control"


def main(termbase: Path, folder: Path) -> None:
    """Measure and print."""
    terms = glossary.load([termbase])
    show(HEAD.split(","))
    for path in sorted(folder.glob("en-*.tsv")):
        measure(path, terms)
    if (folder / "swiss-terms-dev.tsv").exists():
        swiss(folder / "swiss-terms-dev.tsv", terms)
    if (folder / "wmt25-terms-es").exists():
        wmt(folder / "wmt25-terms-es")


def measure(path: Path, terms: Sequence[Term]) -> None:
    """Print a line for each system of a test set; its lines are taken for one article."""
    rows = _rows(path)
    language = path.name.split(".")[0].split("-")[1]
    if not any(glossary.wording(term, language) for term in terms):
        return
    matches = glossary.match([row["source"] for row in rows], terms, "en")
    for system in [name for name in rows[0] if name not in {"source", "reference", "terms_json"}]:
        cases = [
            Case(found, row[system], row["reference"])
            for found, row in zip(matches, rows, strict=True)
        ]
        print_report(path.stem, system, metrics.report(cases, language))


def swiss(path: Path, terms: Sequence[Term]) -> None:
    """Print the references of the Swiss set, whose rows name the term that they are about."""
    by_id = {term.id: term for term in terms}
    rows = _rows(path)
    for language in sorted({row["language"] for row in rows}):
        for mark in ("1", "0"):
            cases = [
                Case((_match(row, by_id),), row["reference"], row["reference"])
                for row in rows
                if (row["language"], row["in_reference"]) == (language, mark)
            ]
            name = f"swiss-terms.{language}"
            print_report(name, f"in_reference={mark}", metrics.report(cases, language))


def wmt(folder: Path) -> None:
    """Print WMT25's term success: official and ours with terms, ours without and with random ones.

    All are of the task's proper terms; the systems were given the proper ones, none, or random
    words of the reference.
    """
    official = json.loads((folder / "official-scores.json").read_text(encoding="utf-8"))
    lines = _json(folder / "full_data.enes.jsonl")
    print(f"\n{'WMT25 en-es':24} official    ours    apart  without  random")
    for system, scores in official["es"]["proper"].items():
        theirs = 100 * scores["proper_term_success_rate"]
        ours, without, chance = (
            _success(folder / "systems" / f"{system}.enes.{mode}.jsonl", lines)
            for mode in ("proper", "noterm", "random")
        )
        apart = f"{float(ours) - theirs:+.2f}"
        print(f"{system:24} {theirs:8.2f} {ours:>7} {apart:>8} {without:>8} {chance:>7}")


def _success(path: Path, lines: Sequence[Mapping[str, dict[str, str]]]) -> str:
    """Give the term success of a system's translations in per cent; a dash without a file."""
    if not path.exists():
        return "–"
    rate = wmt25.tsr25(
        [line["en"] for line in lines],
        [line["es"] for line in _json(path)],
        [line["proper"] for line in lines],
    )
    return f"{100 * rate.value:.2f}"


def print_report(name: str, system: str, report: Report) -> None:
    """Print a line of rates in per cent, and of cases in 1,000 sentences."""
    low, high = report.success.interval()
    asked = sum(report.oracle.chances) - sum(report.oracle.hits)
    rates = (report.exclusive, report.forbidden)
    show(
        [
            name,
            system,
            str(sum(report.success.chances)),
            f"{report.success.value:6.1%} ({low:.1%}–{high:.1%})",
            *(f"{rate.value:.1%}" for rate in rates),
            f"{1000 * report.excess.value:.1f}",
            f"{1000 * asked / len(report.oracle.hits):.1f}",
            *(f"{rate.value:.1%}" for rate in (report.oracle, report.control)),
        ]
    )


def show(cells: Sequence[str]) -> None:
    """Print cells in columns."""
    print("  ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip())


def _match(row: Mapping[str, str], terms: Mapping[str, Term]) -> Match:
    term, form = terms[row["term_id"]], row["source_form"]
    return Match(term, 0, 0, form, "en", form == term.wordings["en"].acronym)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _json(path: Path) -> list[dict[str, dict[str, str]]]:
    return list(_json_lines(path))


def _json_lines(path: Path) -> Iterator[dict[str, dict[str, str]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line:
            yield json.loads(line)


def inspect(termbase: Path, path: Path, language: str, engine: str, most: int) -> None:
    """Print terms in drafts that were told them, in the order of the list."""
    found = termsets.read(path, glossary.load([termbase]), language)
    options = Options("en", language, engine.partition(":")[2])
    asked = [line.asked for line in found.lines]
    made = drafts.make(engine, options, [line.source for line in found.lines], asked)
    hits = [
        (line.source, match, text)
        for line, text in zip(found.lines, made.texts, strict=True)
        for match in line.asked
        if match.term.enforcement is Enforcement.HARD and glossary.wording(match.term, language)
    ]
    chosen = sorted(Random(SEED).sample(range(len(hits)), min(most, len(hits))))
    print(f"{made.signature}, {len(chosen)} of {len(hits)} hard terms\n")
    print("| | source | draft | form | tier |\n| --- | --- | --- | --- | --- |")
    for number, index in enumerate(chosen, start=1):
        source, match, text = hits[index]
        verdict = glossary.verify(match, text, language)
        wanted = verdict.form or glossary.preferred(match, language)
        cells = (_bold(source, (match.start, match.end)), _bold(text, verdict.span), wanted)
        escaped = (cell.replace("|", "\\|") for cell in cells)
        print(f"| {number} | {' | '.join(escaped)} | {verdict.tier or 'missed'} |")


def _bold(text: str, span: tuple[int, int] | None) -> str:
    if span is None:
        return text
    return f"{text[: span[0]]}**{text[slice(*span)]}**{text[span[1] :]}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("termbase", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--inspect", type=int)
    parser.add_argument("--lang", default="de")
    parser.add_argument("--engine", default=engines.DEFAULT)
    given = parser.parse_args()
    if given.inspect:
        swiss_set = given.folder / "swiss-terms-dev.tsv"
        inspect(given.termbase, swiss_set, given.lang, given.engine, given.inspect)
    else:
        main(given.termbase, given.folder)
