"""transformers in use: token lists in, hypotheses out. The engines' door to torch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch
from torch import Tensor
from transformers import GenerationConfig, PreTrainedModel

from localize.engines import checkpoints
from localize.engines.hypotheses import UNREPEATED, Attention, Found, Hypothesis, Input
from localize.engines.loops import is_loop

BATCH_TOKENS = 1024
"""Source tokens in one batch, padding included."""


class Generator:
    """A model held in memory; raises `EngineError` if the folder cannot be loaded whole."""

    def __init__(self, folder: Path, *, beam: int, workers: int, compute: str) -> None:
        if workers:
            torch.set_num_threads(workers)
        self._beam = beam
        self._model: PreTrainedModel = checkpoints.model(folder, compute)
        self._words = checkpoints.Words(folder, self._model.config)
        self._settings = {
            "decoder_start_token_id": self._model.config.decoder_start_token_id,
            "eos_token_id": self._words.end,
            "pad_token_id": self._words.pad,
            "bad_words_ids": [[number] for number in self._words.never],
            "do_sample": False,
        }
        self._model.generation_config = GenerationConfig(**self._settings)

    def begin(self, inputs: Sequence[Input]) -> Found:
        """Give the search, which is made when its result is asked for."""
        return partial(self._decode, inputs)

    def _decode(self, inputs: Sequence[Input]) -> list[list[Hypothesis]]:
        """Search, and search again greedily what went round in circles, repetition forbidden."""
        found = self._search(inputs, again=False)
        loops = [i for i, one in enumerate(inputs) if is_loop(found[i][0].tokens, one.limit)]
        single = [replace(inputs[index], hypotheses=1) for index in loops]
        for index, hypotheses in zip(loops, self._search(single, again=True), strict=True):
            found[index] = hypotheses
        return found

    def score(self, inputs: Sequence[Input]) -> list[float]:
        """Give the log-probability of every input's `start`, summed over its tokens."""
        scores = [0.0] * len(inputs)
        for members in _batches(inputs):
            given = [inputs[index] for index in members]
            if not given[0].start:
                continue
            starts = self._words.target([[*one.prefix, *one.start] for one in given])
            scored, _ = self._review(given, starts, attention=False)
            for index, one in zip(members, scored.tolist(), strict=True):
                skip = len(inputs[index].prefix)
                scores[index] = sum(one[skip:], 0.0)
        return scores

    def known(self, tokens: Sequence[str]) -> float:
        """Give the share of tokens that the model has."""
        return self._words.known(tokens)

    def _search(self, inputs: Sequence[Input], *, again: bool) -> list[list[Hypothesis]]:
        found: dict[int, list[Hypothesis]] = {}
        for members in _batches(inputs):
            answers = self._generate([inputs[index] for index in members], again=again)
            found |= zip(members, answers, strict=True)
        return [found[index] for index in range(len(inputs))]

    @torch.inference_mode()  # type: ignore[untyped-decorator,unused-ignore]
    def _generate(self, inputs: Sequence[Input], *, again: bool) -> list[list[Hypothesis]]:
        """Search a batch of inputs that are alike."""
        first = inputs[0]
        beam = 1 if again else first.beam(self._beam)
        several = min(first.hypotheses, beam)
        extra = {name: value for name, value in UNREPEATED.items() if name != "beam_size"}
        starts = self._words.target([[*one.prefix, *one.start] for one in inputs])
        said = self._model.generate(
            **self._source(inputs),
            decoder_input_ids=self._after_start(starts),
            generation_config=GenerationConfig(
                **self._settings,
                **(extra if again else {}),
                num_beams=beam,
                num_return_sequences=several,
                early_stopping=beam > 1,
                max_length=first.limit + 1,
            ),
        )
        repeated = [one for one in inputs for _ in range(several)]
        found = list(self._hypotheses(repeated, said[:, 1:]))
        return [found[start : start + several] for start in range(0, len(found), several)]

    def _hypotheses(self, inputs: Sequence[Input], said: Tensor) -> Iterator[Hypothesis]:
        """Give what was said as tokens; score and attention if the latter is asked for.

        Looking at what was said once more takes time and memory: 250,000 pieces for each token.
        """
        looked = inputs[0].attention
        scores, attention = self._review(inputs, said, attention=True) if looked else (None, None)
        for row, one in enumerate(inputs):
            skip = len(one.prefix)
            end = self._length(said[row], skip + len(one.start))
            tokens = self._words.tokens(said[row, skip:end].tolist())
            links: Attention = None
            if attention is not None:
                links = attention[row, skip:end, : len(one.tokens)].tolist()
            yield Hypothesis(tokens, _mean(scores, row, skip + len(one.start), end), links)

    def _length(self, said: Tensor, least: int) -> int:
        """Give the number of tokens before the end."""
        ends = (said[least:] == self._words.end).nonzero()
        return least + int(ends[0]) if len(ends) else len(said)

    @torch.inference_mode()  # type: ignore[untyped-decorator,unused-ignore]
    def _review(
        self, inputs: Sequence[Input], said: Tensor, *, attention: bool
    ) -> tuple[Tensor, Tensor | None]:
        """Give the log-probabilities [row, token] of what was said, and what each token looked at.

        The second is the first head's attention in the last layer, [row, token, source token].
        """
        if attention:
            self._model.set_attn_implementation("eager")
        seen = self._model(
            **self._source(inputs),
            decoder_input_ids=self._after_start(said)[:, : said.shape[1]],
            output_attentions=attention,
            use_cache=False,
        )
        if attention:
            self._model.set_attn_implementation("sdpa")
        logits = seen.logits.float()
        logits[..., self._words.absent] = float("-inf")
        chances = logits.log_softmax(-1).gather(-1, said[..., None])[..., 0]
        return chances, seen.cross_attentions[-1][:, 0].float() if attention else None

    def _source(self, inputs: Sequence[Input]) -> dict[str, Tensor]:
        """Give a batch's ids and what of them is no padding."""
        ids = self._words.source([one.tokens for one in inputs])
        lengths = torch.tensor([len(one.tokens) for one in inputs])
        mask = torch.arange(ids.shape[1])[None] < lengths[:, None]
        return {"input_ids": ids, "attention_mask": mask.long()}

    def _after_start(self, ids: Tensor) -> Tensor:
        """Put the token before the ids that decoding starts with."""
        return torch.nn.functional.pad(ids, (1, 0), value=self._settings["decoder_start_token_id"])


def _batches(inputs: Sequence[Input]) -> Iterator[list[int]]:
    """Give inputs that are alike in batches, the longest first."""
    groups: dict[tuple[int, int, int, bool, bool], list[int]] = defaultdict(list)
    for index, one in enumerate(inputs):
        begun = len(one.prefix) + len(one.start)
        groups[one.limit, begun, one.hypotheses, one.attention, one.greedy].append(index)
    for _, members in sorted(groups.items(), reverse=True):
        members.sort(key=lambda index: len(inputs[index].tokens), reverse=True)
        size = max(1, BATCH_TOKENS // len(inputs[members[0]].tokens))
        yield from (members[start : start + size] for start in range(0, len(members), size))


def _mean(scores: Tensor | None, row: int, start: int, end: int) -> float | None:
    """Give the mean log-probability of what was found, its end included."""
    if scores is None:
        return None
    found = scores[row, start : end + 1]
    return float(found.mean()) if len(found) else 0.0
