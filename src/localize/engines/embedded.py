"""The engine that ships with the package: our own weights, run by CTranslate2 in int8."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from localize.engines import Begun, Description, Options, parts
from localize.engines import weights as weights_files
from localize.engines.annotation import Annotated, annotate, plain_alignment
from localize.engines.attention import align
from localize.engines.decoding import Decoder
from localize.engines.hypotheses import Hypothesis, Input
from localize.engines.pieces import Pieces
from localize.engines.weights import Weights
from localize.errors import EngineError
from localize.languages import primary
from localize.model import Draft, Request

FOLDER = Path(__file__).parent.parent / "weights" / "embedded"
LONGEST = parts.LONGEST


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request as the model reads it: its words with their terms, and the model's input."""

    request: Request
    words: Annotated
    input: Input


def describe(argument: str = "") -> Description:
    """Tell what the packaged weights are; `argument` may name another folder of that kind."""
    weights = weights_files.read(_folder(argument))
    return Description(
        weights.name, weights.revision, weights.sources, weights.targets, weights.size, weights.path
    )


def load(options: Options) -> Embedded:
    """Load the weights for a language pair; raises `EngineError` if they cannot translate it."""
    weights = weights_files.read(_folder(options.argument))
    source, target = primary(options.source), primary(options.target)
    if source not in weights.sources or target not in weights.targets:
        raise EngineError(
            f"the embedded engine does not translate {options.source} → {options.target}",
            f"it translates {', '.join(weights.sources)} → {', '.join(weights.targets)}",
        )
    weights_files.verify(weights)
    return Embedded(weights, options.target, beam=options.beam, workers=options.workers)


class Embedded:
    """The embedded model for one target language, held in memory."""

    def __init__(self, weights: Weights, target: str, *, beam: int, workers: int) -> None:
        self.signature = f"embedded@{weights.revision}-b{beam}"
        self._target = target
        self.takes_terms = weights.terms
        self._pieces = Pieces(weights.path / "joint.spm", (f">>{primary(target)}<<",))
        self._decoder = Decoder(weights.path, beam=beam, workers=workers)

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        """Draft the requests; the same requests give the same drafts.

        In other company, rounding may tip a beam search that is all but undecided: what is
        drafted together is the plan's decision, never that of how many work.
        """
        return self.begin(requests)()

    def begin(self, requests: Sequence[Request]) -> Begun:
        """Begin to draft, as `translate` does."""
        split = parts.split(requests, self._pieces.count)
        asked = [self._ask(part.request) for part in split]
        found = self._decoder.begin([one.input for one in asked])

        def finish() -> list[Draft]:
            drafts = [
                [self._draft(one, hypothesis) for hypothesis in hypotheses]
                for one, hypotheses in zip(asked, found(), strict=True)
            ]
            return parts.join(split, drafts, len(requests))

        return finish

    def score(self, requests: Sequence[Request]) -> list[float]:
        """Give the log-probability of every request's `start` as the beginning of its draft.

        It is -inf where the text or the start is longer than what the model takes at a time.
        """
        return parts.score(
            requests,
            self._pieces.count,
            lambda fitting: self._decoder.score([self._ask(one).input for one in fitting]),
        )

    def _ask(self, request: Request) -> _Asked:
        """Write the terms into a text, unless that would make it too long for the model."""
        words = annotate(request.text, request.terms if self.takes_terms else (), self._target)
        tokens = self._pieces.encode(words.text)
        if len(tokens) > 2 * LONGEST:
            words = annotate(request.text, (), self._target)
            tokens = self._pieces.encode(words.text)
        start = self._pieces.begin(request.start)
        wanted = Input(tokens, start, request.hypotheses, request.align, request.greedy)
        return _Asked(request, words, wanted)

    def _draft(self, asked: _Asked, found: Hypothesis) -> Draft:
        text = self._pieces.decode(found.tokens, asked.request.start)
        pairs = align(asked.words.text, asked.input.tokens, text, found.tokens, found.attention)
        return Draft(text, found.score, plain_alignment(asked.words, pairs))


def _folder(argument: str) -> Path:
    return Path(argument) if argument else FOLDER
