"""The network's own Italian of English news.

`python benchmarks/own_drafts.py CORPORA --tests TESTS`: the English of `SOURCES`, which has German
or French but no Italian, is drafted by the embedded weights, or by those of `--weights FOLDER`. Of
the surer three fifths of the drafts those that have their source's figures are written, as
`CORPORA/en-it.own-drafts.tsv`. Lines that the test sets in TESTS have are left out. It is text for
the recipe `longer`; `large` and `phrases` skip it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from bitext.corpus import Corpus, flat, save

from localize import engines
from localize.engines import Engine, Options
from localize.model import Request
from localize.training import cleaning, corpus, honorifics
from localize.training.corpus import Pair
from localize.training.recipe import Cleaning

LANGUAGE, NAME = "it", "own-drafts"
SOURCES = {"de": ("newstest-2009-2018", "wmt-news-from-de"), "fr": ("newstest-2009-2018",)}
RULES = Cleaning(longest=60, ratio=2.2, known=0.3)
_SHORTEST, _SURER = 5, 0.6


def main() -> None:
    """Draft, and write the corpus."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("corpora", type=Path, metavar="CORPORA")
    parser.add_argument("--tests", type=Path, metavar="TESTS", required=True)
    parser.add_argument("--weights", default="", metavar="FOLDER")
    parser.add_argument("--lines", type=int, metavar="N", help="how many (default: all)")
    arguments = parser.parse_args()
    banned = cleaning.test_lines(arguments.tests)
    texts = sources(arguments.corpora, banned)[: arguments.lines]
    engine = engines.load("embedded", Options("en", LANGUAGE, arguments.weights))
    found = [pair for pair in surer(texts, engine) if is_good(pair, banned)]
    save(arguments.corpora, Corpus(LANGUAGE, NAME, [(one.source, one.target) for one in found]))


def sources(folder: Path, banned: frozenset[str]) -> list[str]:
    """Give the English lines, each once, but for those of which `cleaning.key` is `banned`."""
    named = ((language, name) for language, names in SOURCES.items() for name in names)
    found: dict[str, None] = {}
    for language, name in named:
        for path in (path for one, path in corpus.find(folder, language) if one == name):
            found |= dict.fromkeys(flat(pair.source) for pair in corpus.read(path, language))
    return [
        text
        for text in found
        if _SHORTEST <= len(text.split()) <= RULES.longest and cleaning.key(text) not in banned
    ]


def surer(texts: Sequence[str], engine: Engine) -> Iterator[Pair]:
    """Draft texts and give the three fifths with the highest mean log-probability of a token."""
    drafts = engine.translate([Request(text) for text in texts])
    scored = [(text, one) for text, one in zip(texts, drafts, strict=True) if one.score is not None]
    scores = [one.score for _, one in scored]
    least = np.quantile(scores, 1 - _SURER) if scores else 0.0
    for (text, draft), score in zip(scored, scores, strict=True):
        if score >= least:
            yield Pair(text, flat(draft.text))


def is_good(pair: Pair, banned: frozenset[str]) -> bool:
    """Tell whether a draft can be learnt from: in Italian, with its source's figures."""
    return (
        cleaning.figures(pair.source) == cleaning.figures(pair.target)
        and cleaning.is_clean(pair, RULES)
        and cleaning.is_language(pair.target, LANGUAGE, RULES.known)
        and honorifics.are_faithful(pair, LANGUAGE)
        and cleaning.key(pair.target) not in banned
    )


if __name__ == "__main__":
    main()
