"""From requests to a model's input, and from what it finds back to drafts: for every decoder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from localize.engines import Begun, parts, spacing
from localize.engines.annotation import Annotated, plain_alignment, plain_unattended
from localize.engines.attention import align as aligned
from localize.engines.attention import unattended
from localize.engines.hypotheses import Decoding, Hypothesis, Input
from localize.engines.pieces import Pieces
from localize.model import Alignment, Draft, Request, Span


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as a model reads it: its words with what is noted on them, and the input.

    `attends` if the model's attention tells which words it passed over.
    """

    request: Request
    words: Annotated
    input: Input
    attends: bool = False


Ask = Callable[[Request], Asked]


def ask(
    request: Request,
    words: Annotated,
    pieces: Pieces,
    *,
    aligns: bool,
    attends: bool = False,
    prefix: Sequence[str] = (),
    spaced: bool = False,
) -> Asked:
    """Make a model's input of a request and its words; one that does not align gives no links."""
    tokens, start = pieces.encode(words.text), pieces.begin(request.start)
    attends = attends and not start
    attention = (request.align and aligns) or attends
    wanted = Input(tokens, start, request.hypotheses, attention, request.greedy, prefix, spaced)
    return Asked(request, words, wanted, attends)


def begin(requests: Sequence[Request], ask: Ask, pieces: Pieces, decoder: Decoding) -> Begun:
    """Begin to draft requests; what is too long is cut at its punctuation."""
    split = parts.split(requests, pieces.count)
    asked = [ask(part.request) for part in split]
    found = decoder.begin([one.input for one in asked])

    def finish() -> list[Draft]:
        drafts = [
            [_draft(one, hypothesis, pieces) for hypothesis in hypotheses]
            for one, hypotheses in zip(asked, found(), strict=True)
        ]
        return parts.join(split, drafts, len(requests))

    return finish


def score(requests: Sequence[Request], ask: Ask, pieces: Pieces, decoder: Decoding) -> list[float]:
    """Give the log-probability of every request's `start` as the beginning of its draft.

    It is -inf where the text or the start is longer than what the model takes at a time.
    """
    return parts.score(
        requests, pieces.count, lambda fitting: decoder.score([ask(one).input for one in fitting])
    )


def _draft(asked: Asked, found: Hypothesis, pieces: Pieces) -> Draft:
    tokens = spacing.closed(found.tokens) if asked.input.spaced else found.tokens
    text = pieces.decode(tokens, asked.request.start)
    words, given, attention = asked.words, asked.input.tokens, found.attention
    pairs: Alignment = ()
    passed: tuple[Span, ...] = ()
    if asked.request.align:
        pairs = aligned(words.text, given, text, tokens, attention, pieces.margins)
    if asked.attends:
        passed = unattended(words.text, given, attention, pieces.margins)
    passed = plain_unattended(words, passed, asked.request.text)
    return Draft(text, found.score, plain_alignment(words, pairs), unattended=passed)
