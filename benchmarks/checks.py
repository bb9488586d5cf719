"""The checks on right translations and on seeded faults; pofilter beside them.

    LOCALIZE_DATA=/path/to/data python benchmarks/checks.py [--half unseen] [--pofilter PROGRAM]

pofilter (translate-toolkit, GPL) is called as a program, from an environment of its own. It has
fewer kinds of finding than we have codes: for it, any finding on a faulty pair counts as found.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from fault_seeding import Fault, seed
from right_pairs import RightPair, load

from localize import catalog, checks, glossary
from localize.model import Entry, Finding, Segment

GLOSSARY = Path(__file__).parent.parent / "glossaries"
Text = RightPair | Fault


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=["seen", "unseen", "both"], default="both")
    parser.add_argument("--each", type=int, default=50, help="right pairs of every set")
    parser.add_argument("--pofilter", default="")
    options = parser.parse_args()
    right, faults = load(options.half, options.each), list(seed(options.half))
    on_right(right, options.pofilter)
    on_faults(faults, options.pofilter)


def on_right(pairs: Sequence[RightPair], pofilter: str) -> None:
    """Print how many right pairs raise an error, and anything at all."""
    found = [_check(pair) for pair in pairs]
    errors = sum(any(one.severity == "error" for one in each) for each in found)
    print(f"{len(pairs)} right pairs: {errors / len(pairs):.2%} with an error, ", end="")
    print(f"{sum(map(bool, found)) / len(pairs):.2%} with any finding")
    codes = Counter((one.code, one.severity) for each in found for one in {*each})
    for (code, severity), count in codes.most_common():
        print(f"    {code:20} {severity:8} {count}")
    if pofilter:
        told = _pofilter(pairs, pofilter)
        print(f"pofilter: {len(told) / len(pairs):.2%} with any finding")
        for name, count in Counter(n for names in told.values() for n in names).most_common(12):
            print(f"    {name:20} {count}")


def on_faults(faults: Sequence[Fault], pofilter: str) -> None:
    """Print how many faults of each kind are found by the right code."""
    terms = tuple(glossary.load(sorted(GLOSSARY.glob("*.csv"))))
    told = _pofilter(faults, pofilter) if pofilter else {}
    rows: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for at, fault in enumerate(faults):
        found = _check(fault, terms if fault.kind == "term-forbidden" else ())
        row = rows[fault.kind]
        row[0] += 1
        row[1] += not {one.code for one in found}.isdisjoint(fault.codes)
        row[2] += bool(found)
        row[3] += at in told
    print(f"{len(faults)} faults: kind, number, found by the right code, by any code, by pofilter")
    for kind, (count, right, anything, theirs) in rows.items():
        shares = (right / count, anything / count, theirs / count)
        print(f"    {kind:20} {count:4} " + " ".join(f"{share:7.1%}" for share in shares))


def _entry(pair: Text) -> Entry:
    return Entry(Segment(pair.source), pair.target)


def _check(pair: Text, terms: Sequence[glossary.termbase.Term] = ()) -> list[Finding]:
    return checks.run([_entry(pair)], language=pair.language, source_language="en", terms=terms)


def _pofilter(pairs: Iterable[Text], program: str) -> Mapping[int, list[str]]:
    """Give the checks that pofilter says each pair fails, by the pair's place."""
    told: dict[int, list[str]] = {}
    by_language: dict[str, list[tuple[int, Text]]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        by_language[pair.language].append((at, pair))
    for language, numbered in by_language.items():
        with tempfile.TemporaryDirectory() as folder:
            told |= _ask(Path(folder), language, numbered, program)
    return told


def _ask(
    folder: Path, language: str, numbered: Sequence[tuple[int, Text]], program: str
) -> dict[int, list[str]]:
    made = catalog.new(language, "en", folder / "a.po")
    entries = tuple(
        replace(_entry(pair), segment=Segment(pair.source, context=str(at)))
        for at, pair in numbered
    )
    catalog.write(replace(made, entries=entries), folder / "a.po")
    command = [program, "--progress=none", f"--language={language}", "a.po", "b.po"]
    subprocess.run(command, cwd=folder, check=False, capture_output=True)
    if not (folder / "b.po").exists():
        return {}
    return {
        int(entry.segment.context): [
            line.removeprefix("(pofilter) ").split(":")[0]
            for line in entry.comments
            if line.startswith("(pofilter)")
        ]
        for entry in catalog.read(folder / "b.po").entries
        if entry.segment.context
    }


if __name__ == "__main__":
    main()
