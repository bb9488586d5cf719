"""CTranslate2 in use: token lists in, hypotheses out. The door to ctranslate2."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import ctranslate2

from localize import cores
from localize.engines.hypotheses import UNREPEATED, Found, Hypothesis, Input
from localize.engines.loops import is_loop
from localize.errors import EngineError

BATCH_TOKENS = 1024
"""Source tokens in one batch: measured best for two workers with one thread each."""

_NAP = 0.005
"""Seconds between two looks at a search that goes on."""

_Pending = list[tuple[list[int], list[ctranslate2.AsyncTranslationResult]]]


class Decoder:
    """A converted model held in memory; raises `EngineError` if the folder cannot be loaded.

    The search divides a hypothesis's log-probability by its length to the power `length_penalty`;
    if it is `mapped`, it looks at those pieces only that the folder's vocabulary map has. No answer
    to what is spaced has tokens that are `joined`, one behind the other.
    """

    def __init__(
        self,
        folder: Path,
        *,
        beam: int,
        workers: int,
        compute: str = "int8",
        length_penalty: float = 1.0,
        mapped: bool = False,
        joined: Sequence[list[str]] = (),
    ) -> None:
        self._beam, self._penalty, self._mapped = beam, length_penalty, mapped
        self._joined = joined
        try:
            self._translator = ctranslate2.Translator(
                str(folder),
                device="cpu",
                compute_type=compute,
                inter_threads=workers or cores.count(),
                intra_threads=1,
                max_queued_batches=-1,
            )
        except (RuntimeError, ValueError) as error:
            raise EngineError(
                f"the model cannot be loaded: {error}", "convert it again", path=folder
            ) from None

    def begin(self, inputs: Sequence[Input]) -> Found:
        """Begin to search; what went round in circles is searched again, repetition forbidden.

        That second search is greedy. For a group it begins while later groups are in their first,
        and takes the group's loops together, so that results do not depend on what was ready when.
        """
        return partial(self._finish, inputs, self._search(inputs, _groups(inputs), {}))

    def _finish(self, inputs: Sequence[Input], begun: _Pending) -> list[list[Hypothesis]]:
        """Wait for what was begun, and for the second search."""
        found: dict[int, list[Hypothesis]] = {}
        again: _Pending = []
        for members, results in begun:
            found |= self._collect(inputs, members, results)
            loops = [i for i in members if is_loop(found[i][0].tokens, inputs[i].limit)]
            again += self._search(inputs, [loops] if loops else [], UNREPEATED)
        for members, results in again:
            found |= self._collect(inputs, members, results)
        return [found[index] for index in range(len(inputs))]

    def score(self, inputs: Sequence[Input]) -> list[float]:
        """Give the log-probability of every input's `start`, summed over its tokens."""
        targets = [[*one.prefix, *one.start] for one in inputs]
        found = self._translator.score_batch(
            [list(one.tokens) for one in inputs],
            targets,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
        )
        return [
            sum(one.log_probs[len(given.prefix) : len(target)], 0.0)
            for one, given, target in zip(found, inputs, targets, strict=True)
        ]

    def _search(
        self, inputs: Sequence[Input], groups: Iterable[list[int]], options: Mapping[str, float]
    ) -> _Pending:
        """Begin to search groups of inputs that are alike; gives what will be found in order."""
        return [(group, self._start([inputs[i] for i in group], options)) for group in groups]

    def _start(
        self, inputs: Sequence[Input], options: Mapping[str, float]
    ) -> list[ctranslate2.AsyncTranslationResult]:
        first = inputs[0]
        beam = int(options.get("beam_size", first.beam(self._beam)))
        settings: dict[str, object] = {
            "max_batch_size": BATCH_TOKENS,
            "batch_type": "tokens",
            "disable_unk": True,
            "return_scores": True,
            "length_penalty": self._penalty,
            "asynchronous": True,
            "max_decoding_length": first.limit,
            "return_attention": any(one.attention for one in inputs),
            "num_hypotheses": min(first.hypotheses, beam),
        }
        starts = [[*one.prefix, *one.start] for one in inputs]
        # a map spoils starts with pieces that it lacks, and takes other pieces for those suppressed
        settings["use_vmap"] = self._mapped and not starts[0] and not first.spaced
        if first.spaced:
            settings["suppress_sequences"] = self._joined
        results: list[ctranslate2.AsyncTranslationResult] = self._translator.translate_batch(
            [list(one.tokens) for one in inputs],
            starts if starts[0] else None,
            **settings | dict(options) | {"beam_size": beam},
        )
        return results

    def _collect(
        self,
        inputs: Sequence[Input],
        members: Sequence[int],
        results: Sequence[ctranslate2.AsyncTranslationResult],
    ) -> dict[int, list[Hypothesis]]:
        """Wait for a group's results, in naps: an interruption must not wait for the library."""
        found: dict[int, list[Hypothesis]] = {}
        for index, pending in zip(members, results, strict=True):
            while not pending.done():
                time.sleep(_NAP)
            found[index] = list(_hypotheses(pending.result(), inputs[index], self._penalty))
        return found


def _groups(inputs: Sequence[Input]) -> list[list[int]]:
    """Put inputs of alike length together, so that a short sentence cannot run on for long.

    Who wants attention does not tell who is searched together: it costs next to nothing, and a
    draft must not depend on it.
    """
    groups: dict[tuple[int, bool, bool, int, bool], list[int]] = defaultdict(list)
    for index, one in enumerate(inputs):
        alike = one.limit, bool(one.start), one.greedy, one.hypotheses, one.spaced
        groups[alike].append(index)
    return [members for _, members in sorted(groups.items(), reverse=True)]


def _hypotheses(
    result: ctranslate2.TranslationResult, given: Input, penalty: float
) -> Iterator[Hypothesis]:
    """Give a result's hypotheses, the best first, without the prefix, and their tokens' means."""
    skip = len(given.prefix)
    looks = result.attention if given.attention else None  # a copy, each time it is asked for
    for index, tokens in enumerate(result.hypotheses):
        attention = looks[index][skip:] if looks else None
        mean = result.scores[index] * (len(tokens) + 1) ** (penalty - 1)  # with the end
        yield Hypothesis(tokens[skip:], mean, attention)
