"""The engine that ships with the package: our own weights, run by CTranslate2 in int8."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import ctranslate2

from localize.engines import Description, Options
from localize.engines import weights as weights_files
from localize.engines.annotation import Annotated, annotate, plain_alignment
from localize.engines.attention import align
from localize.engines.loops import is_loop
from localize.engines.pieces import Pieces
from localize.engines.weights import Weights
from localize.errors import EngineError
from localize.languages import primary
from localize.model import Draft, Request

FOLDER = Path(__file__).parent.parent / "weights" / "embedded"
BATCH_TOKENS = 1024
"""Source tokens in one batch: measured best for two workers with one thread each."""

UNREPEATED = {"no_repeat_ngram_size": 3, "repetition_penalty": 1.2, "beam_size": 1}
"""How a draft that went round in circles is searched again: greedily, as it is a poor one."""

LONGEST = 192
"""Pieces in one input; a longer sentence is cut at its punctuation."""


@dataclass(frozen=True, slots=True)
class _Input:
    """A request, or a part of a long one: its words with their terms, and the model's tokens."""

    request: int
    words: Annotated
    tokens: list[str]


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
        self._beam = beam
        self._target = target
        self._takes_terms = weights.terms
        self._pieces = Pieces(weights.path / "joint.spm", primary(target))
        self._translator = ctranslate2.Translator(
            str(weights.path),
            device="cpu",
            compute_type="int8",
            inter_threads=workers or _cores(),
            intra_threads=1,
        )

    def translate(self, requests: Sequence[Request]) -> list[Draft]:
        """Draft the requests; the same requests give the same drafts.

        In other company, rounding may tip a beam search that is all but undecided: what is
        drafted together is the plan's decision, never that of how many work.
        """
        inputs = [
            one for index, request in enumerate(requests) for one in self._cut(index, request)
        ]
        answers: dict[int, list[Draft]] = defaultdict(list)
        for one, draft in zip(inputs, self._decode(inputs, requests), strict=True):
            answers[one.request].append(draft)
        return [_join(answers[index]) for index in range(len(requests))]

    def _cut(self, index: int, request: Request) -> Iterator[_Input]:
        """Give a request as inputs that the model can take; a part of a long one has no terms."""
        parts = list(self._pieces.cut(request.text, LONGEST))
        terms = request.terms if self._takes_terms and len(parts) == 1 else ()
        for text in parts:
            words = annotate(text, terms, self._target)
            yield _Input(index, words, self._pieces.encode(words.text))

    def _decode(self, inputs: list[_Input], requests: Sequence[Request]) -> list[Draft]:
        """Decode, and decode again what went round in circles, with repetition forbidden."""
        aligned = [requests[one.request].align for one in inputs]
        results = self._search(inputs, aligned)
        loops = [
            index
            for index, result in enumerate(results)
            if is_loop(result.hypotheses[0], _limit(len(inputs[index].tokens)))
        ]
        again = self._search(
            [inputs[index] for index in loops], [aligned[index] for index in loops], **UNREPEATED
        )
        for index, result in zip(loops, again, strict=True):
            results[index] = result
        return [self._draft(one, result) for one, result in zip(inputs, results, strict=True)]

    def _search(
        self, inputs: list[_Input], aligned: list[bool], **options: float
    ) -> list[ctranslate2.TranslationResult]:
        """Search in groups of alike length, so that a short sentence cannot run on for long."""
        groups: dict[tuple[int, bool], list[int]] = defaultdict(list)
        for index, one in enumerate(inputs):
            groups[_limit(len(one.tokens)), aligned[index]].append(index)
        pending: dict[int, ctranslate2.AsyncTranslationResult] = {}
        for (limit, attention), members in sorted(groups.items(), reverse=True):
            tokens = [inputs[index].tokens for index in members]
            settings = {"beam_size": self._beam, "max_decoding_length": limit, **options}
            settings["return_attention"] = attention
            pending |= zip(members, self._start(tokens, settings), strict=True)
        return [pending[index].result() for index in range(len(inputs))]

    def _start(
        self, tokens: list[list[str]], settings: Mapping[str, float]
    ) -> list[ctranslate2.AsyncTranslationResult]:
        results: list[ctranslate2.AsyncTranslationResult] = self._translator.translate_batch(
            tokens,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            disable_unk=True,
            return_scores=True,
            asynchronous=True,
            **settings,
        )
        return results

    def _draft(self, one: _Input, result: ctranslate2.TranslationResult) -> Draft:
        hypothesis: list[str] = result.hypotheses[0]
        text = self._pieces.decode(hypothesis)
        pairs = align(one.words.text, one.tokens, text, hypothesis, result.attention)
        return Draft(text, result.scores[0], plain_alignment(one.words, pairs))


def _cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _folder(argument: str) -> Path:
    return Path(argument) if argument else FOLDER


def _limit(length: int) -> int:
    """Most target tokens for a source of so many: the next power of two, doubled."""
    return 2 * max(16, 1 << (length - 1).bit_length())


def _join(drafts: list[Draft]) -> Draft:
    """Put the parts of a cut sentence together; only an uncut one keeps its alignment."""
    if len(drafts) == 1:
        return drafts[0]
    scores = [draft.score for draft in drafts if draft.score is not None]
    return Draft(
        " ".join(draft.text for draft in drafts), sum(scores) / len(scores) if scores else None
    )
