"""The engine that ships with the package: our own weights, run by CTranslate2 in int8."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from localize.engines import (
    Begun,
    Description,
    Options,
    asking,
    expressions,
    parts,
    rare,
    spacing,
    titles,
)
from localize.engines import weights as weights_files
from localize.engines.annotation import Note, annotate, beside, notes
from localize.engines.asking import Asked
from localize.engines.decoding import Decoder
from localize.engines.hypotheses import Hypothesis
from localize.engines.pieces import Pieces
from localize.engines.weights import Weights
from localize.languages import primary
from localize.model import Draft, Request

FOLDER = Path(__file__).parent.parent / "weights" / "embedded"
LONGEST = parts.LONGEST


def describe(argument: str = "") -> Description:
    """Tell what the packaged weights are; `argument` may name another folder of that kind."""
    return weights_files.describe(_folder(argument))


def load(options: Options) -> Embedded:
    """Load the weights for a language pair; raises `EngineError` if they cannot translate it."""
    weights = weights_files.for_pair(_folder(options.argument), options, "embedded")
    weights_files.verify(weights)
    return Embedded(weights, options.target, beam=options.beam, workers=options.workers)


class Embedded:
    """The embedded model for one target language, held in memory."""

    def __init__(self, weights: Weights, target: str, *, beam: int, workers: int) -> None:
        self.signature = f"embedded@{weights.revision}-b{beam}"
        self._target, language = target, primary(target)
        self.takes_terms = weights.terms
        news = _table(weights, rare.NEWS_FILE, language)
        self._expressions = {**_table(weights, expressions.FILE, language), **news}
        self._words = {**_table(weights, rare.FILE, language), **news}
        self._pieces = Pieces(weights.path / "joint.spm", (f">>{language}<<",))
        self._decoder = Decoder(
            weights.path,
            beam=beam,
            workers=workers,
            length_penalty=weights_files.length_penalty(weights),
            mapped=weights_files.has_map(weights, language),
            joined=spacing.joined(self._pieces.vocabulary),
        )

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        """Draft the requests; the same requests give the same drafts.

        In other company, rounding or the others' pieces may tip a beam search that is all but
        undecided: what is drafted together is the plan's decision, never that of how many work.
        """
        return self.begin(requests)()

    def begin(self, requests: Sequence[Request]) -> Begun:
        """Begin to draft, as `translate` does."""
        return asking.begin(requests, self._ask, self._pieces, self._decoder)

    def score(self, requests: Sequence[Request]) -> list[float]:
        """Give the log-probability of every request's `start` as the beginning of its draft.

        It is -inf where the text or the start is longer than what the model takes at a time.
        """
        return asking.score(requests, self._ask, self._pieces, self._decoder)

    def search(self, requests: Sequence[Request]) -> list[tuple[Sequence[str], list[Hypothesis]]]:
        """Give the tokens that the model reads for each text, and all that its search ends with.

        For training: a text must be short enough for one input.
        """
        inputs = [replace(self._ask(one).input, attention=False) for one in requests]
        found = self._decoder.begin(inputs)()
        return [(one.tokens, several) for one, several in zip(inputs, found, strict=True)]

    def _ask(self, request: Request) -> Asked:
        """Write terms and what else is told into a text, as far as that leaves it short enough."""
        terms = list(notes(request.terms, self._target)) if self.takes_terms else []
        gaps = spacing.gaps(request.text)
        words = annotate(request.text, self._noted(terms, request.text), gaps)
        for fewer in (terms, ()):
            if len(words.text) <= 2 * LONGEST or self._pieces.count(words.text) <= 2 * LONGEST:
                break
            words = annotate(request.text, fewer, gaps)
        spaced = spacing.opens(request.text, gaps)
        return asking.ask(request, words, self._pieces, aligns=True, attends=True, spaced=spaced)

    def _noted(self, terms: list[Note], text: str) -> list[Note]:
        """Give a text's terms and what else is told of it, in order."""
        if not self.takes_terms:
            return terms
        known = beside(terms, titles.told(text, primary(self._target)))
        known = beside(known, expressions.told(text, self._expressions))
        return beside(known, rare.told(text, self._words), rare.MOST)


def _table(weights: Weights, name: str, language: str) -> Mapping[str, str]:
    """Give what a file beside the weights tells of a language, {} if they have no such file."""
    is_there = weights.terms and name in weights.files
    return rare.read(weights.path / name, language) if is_there else {}


def _folder(argument: str) -> Path:
    return Path(argument) if argument else FOLDER
