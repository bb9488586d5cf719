"""English for law that has none: `python benchmarks/back_translation.py CORPORA --tests TESTS`.

CORPORA has `de-fr.swiss-federal-law` and `de-it.swiss-federal-law`, law in German with its French
and Italian, and the French text of `FRENCH` below with its English. From the latter, phrases from
French to English are counted (needs eflomal); they make English of the French of the law. Written
are `CORPORA/en-XX.swiss-federal-law-back.tsv`: that English, TAB, the German, French or Italian,
which a jurist wrote. A network learns from them how the law speaks; their English is crude.

Lines that the test sets in TESTS have, in any language, and those of `en-XX.swiss-federal-law` are
left out, so is English of which a dictionary knows fewer than three words of five. With
`--work FOLDER`, what was counted there before is used again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from multiprocessing import Pool
from pathlib import Path

from bitext import backwards
from bitext.corpus import LANGUAGES, Corpus, save

from localize.training import cleaning, phrase_model
from localize.training.faults import TrainingError

NAME = "swiss-federal-law-back"
FRENCH = ("canada-laws", "eurlex", "swiss-federal-law", "swiss-gov-news")
RECIPE = Path(__file__).parent / "bitext" / "french-english.toml"
_BLOCK = 500


def main() -> None:
    """Count phrases, translate, and write the corpora."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("corpora", type=Path, metavar="CORPORA")
    parser.add_argument("--tests", type=Path, metavar="TESTS", required=True)
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="where phrases are kept")
    parser.add_argument("--lines", type=int, metavar="N", help="how much of the law (default: all)")
    arguments = parser.parse_args()
    banned = cleaning.test_lines(arguments.tests)
    lines = backwards.law(arguments.corpora, banned)[: arguments.lines]
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.work or Path(temporary)
        try:
            phrases = counted(arguments.corpora, work, arguments.tests)
        except TrainingError as error:
            sys.exit(str(error))
        made = translated(lines, phrases)
    for language in LANGUAGES:
        found = backwards.pairs(lines, made, language)
        save(arguments.corpora, Corpus(language, NAME, found))


def counted(corpora: Path, work: Path, tests: Path) -> Path:
    """Give the folder of phrases from French to English."""
    reverse = work / "reverse"
    reverse.mkdir(parents=True, exist_ok=True)
    backwards.turn(corpora, FRENCH, reverse)
    return phrase_model.train(RECIPE, reverse, work, tests=tests)


def translated(lines: list[backwards.Law], phrases: Path) -> list[str]:
    """Make English of the lines' French, on all cores."""
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    with Pool() as pool:
        made = pool.imap(partial(backwards.english, phrases=phrases), blocks)
        return [text for part in made for text in part]


if __name__ == "__main__":
    main()
