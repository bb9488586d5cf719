"""The figures of a weights' card, in Markdown: `python benchmarks/weights.py FOLDER TESTS`.

    python benchmarks/weights.py EXPORT/ctranslate2-int8 EVAL_FOLDER --held-out held-out.txt
        [--clean WORK/clean]
        [--languages de,fr,it] [--lines 2000] [--beam 4] [--samples 1000]

FOLDER holds CTranslate2 weights with their `joint.spm`, as `localize train --finish` exports them,
or a phrase-based model.
TESTS holds test sets (`en-de.flores-dev.tsv`, …) and `swiss-terms-dev.tsv`. On one core:

* scores of the test sets beside the systems whose translations are in them; of a news set the first
  `--lines` lines, in which empty drafts, loops and other languages are counted, too;
* terms: up to 500 sentences with a term that stands in the reference, as many different terms as
  can be had, with the term given inline and without. They are from `swiss-terms-dev.tsv`, then from
  the test sets, then from the training's own lines (`--clean`). With `--held-out`, only terms of
  that list count: training has never annotated them. Right is the reference's form by its
  dictionary form; a compound with it is counted apart;
* markup: figures and names that stand unchanged in the reference, and terms, in pairs
  (`localize.training.marked` says what is right), read by the model itself (a network) and put
  back by the word alignment, as `localize translate` does.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from localize import drafting, engines, evaluation, glossary
from localize.drafting import Job, Task
from localize.engines import Engine, Options
from localize.engines.weights import MANIFEST, read
from localize.evaluation import drafts
from localize.evaluation.testsets import TestSet
from localize.model import Match, Request, Segment, Term, Wording
from localize.training import manifest, marked, measures

NEWS = ("wmt19", "wmt14", "wmt09", "newstest")
TERMS, MARKED, CORPUS, EACH = 500, 400, 20_000, 8
ROOT = Path(__file__).parent.parent
TERMBASE = glossary.load([ROOT / "glossaries" / "swiss-law-and-politics.csv"])
ANCHORS = {
    "de": "38.8 | 36.1 | 31.8 | 42.3",
    "fr": "48.7 | 47.8 | 42.7 | –",
    "it": "29.3 | 27.5 | 26.0 | 29.6",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with a term, its place there, and the form that the reference has."""

    source: str
    reference: str
    term: str
    start: int
    end: int
    form: str

    @property
    def match(self) -> Match:
        """Give the term as an engine takes it."""
        words = self.source[self.start : self.end]
        wordings = {"en": Wording((words,)), "de": Wording((self.form,))}
        wordings |= {"fr": wordings["de"], "it": wordings["de"]}
        return Match(Term(self.term, wordings), self.start, self.end, words, "en")


class Weights:
    """A folder of weights as an engine that takes terms, whatever its manifest says."""

    def __init__(self, folder: Path, place: Path, beam: int) -> None:
        self.is_neural = (folder / "model.bin").exists()
        self.name, self.beam = f"embedded:{place}" if self.is_neural else f"phrases:{folder}", beam
        if self.is_neural:
            self._describe(folder, place)

    @staticmethod
    def _describe(folder: Path, place: Path) -> None:
        """Put the files where a manifest says that terms are taken."""
        names = [path.name for path in folder.iterdir() if path.name != MANIFEST]
        for name in names:
            (place / name).symlink_to((folder / name).resolve())
        head = {"name": "measured", "sources": ["en"], "targets": list(ANCHORS), "terms": True}
        known = read(folder).search if (folder / MANIFEST).exists() else {}
        manifest.write(place, head, names, {"search": known} if known else {})

    def options(self, language: str) -> Options:
        """Give what the engine is made with: one worker."""
        return Options("en", language, self.name.partition(":")[2], self.beam, 1)

    def engine(self, language: str) -> Engine:
        """Load the engine for a language."""
        return engines.load(self.name, self.options(language))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("tests", type=Path)
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--languages", default="de,fr,it")
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--samples", type=int, default=1000)
    given = parser.parse_args()
    held = given.held_out.read_text(encoding="utf-8") if given.held_out else ""
    held_out = frozenset(line.strip().casefold() for line in held.splitlines())
    with tempfile.TemporaryDirectory() as place:
        weights = Weights(given.folder, Path(place), given.beam)
        tables = Tables()
        for language in given.languages.split(","):
            sets = chosen(given.tests, language, given.lines)
            tell(f"{language}: scoring {', '.join(one.name for one in sets)}")
            quality(tables, weights, language, sets, given.samples)
            lines = term_lines(given.tests / "swiss-terms-dev.tsv", language, held_out)
            lines += more_lines(sets, given.clean, language, held_out, lines)
            tell(f"{language}: {len(lines[:TERMS])} terms, then markup")
            terms(tables, weights, language, lines[:TERMS])
            markup(tables, weights, language, sets, lines)
    tables.show()


def tell(text: str) -> None:
    """Say how far it is, beside the tables."""
    print(text, file=sys.stderr, flush=True)


class Tables:
    """What is printed in the end; the rows come language by language."""

    def __init__(self) -> None:
        self.scores: list[dict[str, str]] = []
        self.terms: list[str] = []
        self.markup: list[str] = []
        self.faults: list[str] = []
        self.signatures: set[str] = set()

    def show(self) -> None:
        """Print all tables."""
        names = list(dict.fromkeys(name for row in self.scores for name in row))
        print(row(names))
        print(row(["---"] * len(names)))
        for scores in self.scores:
            print(row([scores.get(name, "–") for name in names]))
        print(f"\n{', '.join(f'`{one}`' for one in sorted(self.signatures))}")
        print("\nPublished, Flores-test (not dev) BLEU: Firefox tiny | OPUS-MT | Argos | Google")
        for language, figures in ANCHORS.items():
            print(f"* {language}: {figures}")
        self._table("| | terms | right, given | right, not given | + in compounds |", self.terms)
        self._table("| | pairs | kept | right, of those judged | judged |", self.markup)
        self._table("| | drafts | faults | empty | loop | language |", self.faults)

    @staticmethod
    def _table(head: str, rows: Sequence[str]) -> None:
        print(f"\n{head}\n{row(['---'] * (head.count('|') - 1))}")
        print("\n".join(rows), flush=True)


def row(cells: Sequence[str]) -> str:
    """Give a row in Markdown."""
    return f"| {' | '.join(cells)} |"


def chosen(tests: Path, language: str, lines: int) -> list[TestSet]:
    """Give flores-dev, the Swiss sets and one of news, the last one cut to `lines` lines."""
    found = [evaluation.read(path) for path in sorted(tests.glob(f"en-{language}.*.tsv"))]
    news = [one for one in found if any(name in one.name for name in NEWS)][:1]
    rest = [one for one in found if "flores" in one.name or "swiss" in one.name]
    return [*rest, *(cut(one, lines) for one in news)]


def cut(found: TestSet, lines: int) -> TestSet:
    """Give a test set's first lines."""
    systems = {name: texts[:lines] for name, texts in found.systems.items()}
    return TestSet(found.name, found.sources[:lines], found.references[:lines], systems)


def quality(
    tables: Tables, weights: Weights, language: str, sets: Sequence[TestSet], samples: int
) -> None:
    """Score test sets, and count what runs wild in the news."""
    for found in sets:
        made = drafts.make(weights.name, weights.options(language), found.sources)
        scores = {"test set": found.name, "lines": str(len(found.sources))}
        results = {
            one.system: one for one in evaluation.evaluate(found, {"ours": made.texts}, samples)
        }
        for name in ("ours", *found.systems):
            one = results[name]
            tables.signatures |= {one.chrf.signature, one.bleu.signature}
            title = "these weights" if name == "ours" else name
            scores[title] = f"{shown(one.chrf)} / {shown(one.bleu)}"
        scores["segments/s"] = f"{made.speed:.0f}"
        tables.scores.append(scores)
        if any(name in found.name for name in NEWS):
            for name, texts in {"these weights": made.texts, **found.systems}.items():
                tables.faults.append(faults(found, texts, language, name))


def shown(score: evaluation.Score) -> str:
    """Write a score with its interval, if it has one."""
    interval = "" if score.low == score.high else f" ({score.low:.1f}–{score.high:.1f})"
    return f"{score.value:.1f}{interval}"


def faults(found: TestSet, texts: Sequence[str], language: str, name: str) -> str:
    """Count drafts that are empty, run in circles or speak another language."""
    pairs = zip(found.sources, texts, strict=True)
    counts = Counter(measures.fault(source, draft, language) for source, draft in pairs)
    wrong = sum(count for kind, count in counts.items() if kind)
    cells = [str(counts[kind]) for kind in ("empty", "loop", "language")]
    return row([f"{language}, {name}", str(len(texts)), f"{wrong / len(texts):.2%}", *cells])


def term_lines(path: Path, language: str, held_out: frozenset[str]) -> list[Line]:
    """Give the sentences of a term list whose reference has the term, by turns of the terms."""
    by_term: dict[str, list[Line]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for each in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            fits = each["language"] == language and each["in_reference"] == "1"
            known = not held_out or each["source_form"].casefold() in held_out
            line = located(each, language) if fits and known else None
            if line:
                by_term[line.term].append(line)
    turns = max(map(len, by_term.values()), default=0)
    return [found[turn] for turn in range(turns) for found in by_term.values() if turn < len(found)]


def more_lines(
    sets: Sequence[TestSet],
    clean: Path | None,
    language: str,
    held_out: frozenset[str],
    known: Sequence[Line],
) -> list[Line]:
    """Give more sentences with terms of the glossary: of the test sets, then of a corpus."""
    pairs = [pair for one in sets for pair in zip(one.sources, one.references, strict=True)]
    if clean:
        text = (clean / f"{language}.swiss-gov-news.tsv").read_text(encoding="utf-8")
        pairs += [
            (one, other) for one, _, other in (x.partition("\t") for x in text.split("\n")[:CORPUS])
        ]
    matches = glossary.match([source for source, _ in pairs], TERMBASE, "en", swiss=True)
    counts = Counter(line.term for line in known)
    done = {line.source for line in known}
    found = []
    for (source, reference), several in zip(pairs, matches, strict=True):
        for match in several if source not in done else ():
            words = source[match.start : match.end]
            each = {"source": source, "reference": reference, "term_id": match.term.id}
            own = glossary.wording(match.term, language)
            each |= {"source_form": words, "targets": "|".join(own.forms if own else ())}
            fits = source.count(words) == 1 and (not held_out or words.casefold() in held_out)
            line = located(each, language) if own and fits else None
            if line and counts[line.term] < EACH:
                counts[line.term] += 1
                done.add(source)
                found.append(line)
    return found


def located(each: dict[str, str], language: str) -> Line | None:
    """Give a row's term with the form that its reference has, in the dictionary's words."""
    start = each["source"].find(each["source_form"])
    reference = each["reference"]
    for form in each["targets"].split("|"):
        if start >= 0 and measures.has_term(reference, form, language):
            end = start + len(each["source_form"])
            return Line(each["source"], reference, each["term_id"], start, end, form)
    return None


def terms(tables: Tables, weights: Weights, language: str, lines: Sequence[Line]) -> None:
    """Translate with every term given inline, and with none."""
    engine = weights.engine(language)
    rates = []
    compounds = 0
    for given in (True, False):
        requests = [Request(line.source, (line.match,) if given else ()) for line in lines]
        texts = [draft.text for draft in engine.translate(requests)]
        right = [
            measures.has_term(text, line.form, language)
            for text, line in zip(texts, lines, strict=True)
        ]
        rates.append(sum(right) / max(1, len(lines)))
        if given:
            compounds = sum(
                one or not glossary.verify(line.match, text, language).missed
                for one, text, line in zip(right, texts, lines, strict=True)
            )
    different = len({line.term for line in lines})
    cells = [language, f"{len(lines)} ({different} different)", *(f"{rate:.1%}" for rate in rates)]
    tables.terms.append(row([*cells, f"{compounds / max(1, len(lines)):.1%}"]))


def markup(
    tables: Tables, weights: Weights, language: str, sets: Sequence[TestSet], lines: Sequence[Line]
) -> None:
    """Translate with pairs around known words: read by the model, and put back by alignment."""
    engine, options = weights.engine(language), weights.options(language)
    ways = (("x", "read by the model"), ("a", "put back by alignment"))
    for letter, told in ways if weights.is_neural else ways[1:]:
        asked = list(marked_lines(sets, lines, letter))
        if letter == "x":
            texts = [
                draft.text for draft in engine.translate([Request(one.source) for one in asked])
            ]
        else:
            tasks = tuple(Task("", Segment(one.source)) for one in asked)
            texts = list(drafting.work(Job(weights.name, options, tasks)).texts)
        found = [marked.judge(one, text, language) for one, text in zip(asked, texts, strict=True)]
        pairs, kept = sum(one.asked for one in found), sum(one.kept for one in found)
        judged, right = sum(one.judged for one in found), sum(one.right for one in found)
        rates = [f"{kept / max(1, pairs):.1%}", f"{right / max(1, judged):.1%}", str(judged)]
        tables.markup.append(row([f"{language}, {told}", str(pairs), *rates]))


def marked_lines(
    sets: Sequence[TestSet], lines: Sequence[Line], letter: str
) -> Iterator[marked.Marked]:
    """Give up to MARKED sentences with pairs: as many with terms as of each test set."""
    each = MARKED // (len(sets) + 1)
    groups = [list(anchored(one)) for one in sets]
    own = [(line.source, [marked.Anchor(line.start, line.end, (line.form,))]) for line in lines]
    for group in (*groups, own):
        for number, (source, known) in enumerate(group[:each]):
            yield marked.mark(source, known, Random(number), letter)


def anchored(found: TestSet) -> Iterator[tuple[str, list[marked.Anchor]]]:
    """Give the lines of a test set that have known words."""
    for source, reference in zip(found.sources, found.references, strict=True):
        known = list(marked.anchors(source, reference))
        if known and "<" not in source:
            yield source, known


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"\n{time.perf_counter() - started:.0f} s")
