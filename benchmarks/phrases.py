"""What newspapers say every day, and how often an engine gets it wrong.

`python benchmarks/phrases.py [--engine embedded:FOLDER] [--languages de,fr,it] [--list]` drafts the
sentences of `phrases.tsv`, written for it: of politics, courts, money, health, disasters and sport.
Beside each stands, for every language, a pattern of the words of which one must be in the draft.
The words that the embedded engine is told (`news-words.tsv`) were chosen with these sentences: the
figure tells what got lost, not how good an engine is at others.
"""

from __future__ import annotations

import argparse
import csv
import re
from pathlib import Path

from localize.engines import Options
from localize.evaluation import drafts

SENTENCES = Path(__file__).with_suffix(".tsv")


def main() -> None:
    """Draft, count and list."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--engine", default="embedded")
    parser.add_argument("--languages", default="de,fr,it")
    parser.add_argument("--list", action="store_true", help="show the drafts that are wrong")
    arguments = parser.parse_args()
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for language in arguments.languages.split(","):
        wrong = missed(rows, language, arguments.engine)
        print(f"{language}: {len(wrong)} of {len(rows)} wrong")
        for source, draft in wrong if arguments.list else ():
            print(f"  {source} → {draft}")


def missed(rows: list[dict[str, str]], language: str, engine: str) -> list[tuple[str, str]]:
    """Give the sentences whose drafts have none of the words that do, with these drafts."""
    sources = [row["en"] for row in rows]
    made = drafts.make(engine, Options("en", language, engine.partition(":")[2], 4, 1), sources)
    drafted = zip(rows, made.texts, strict=True)
    return [
        (row["en"], draft)
        for row, draft in drafted
        if not re.search(row[language], draft, re.IGNORECASE)
    ]


if __name__ == "__main__":
    main()
