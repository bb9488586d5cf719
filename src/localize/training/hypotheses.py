"""Several drafts of lines that have a translation, and how near to it each of them is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import sentencepiece

from localize import evaluation
from localize.engines.embedded import Embedded
from localize.model import Request
from localize.training import corpus, texts, whole
from localize.training.corpus import Pair
from localize.training.faults import TrainingError
from localize.training.recipe import weight
from localize.training.risk_recipe import FEWEST, Risk, RiskRecipe


@dataclass(frozen=True, slots=True)
class Drafted:
    """A source and its different drafts in pieces' ids, the ends left out, and their rewards.

    A reward is from 0 to 1, the mean of chrF2++ and BLEU of the draft beside the translation.
    """

    source: list[int]
    drafts: list[list[int]]
    rewards: list[float]


def choose(
    recipe: RiskRecipe,
    language: str,
    clean: Path,
    processor: sentencepiece.SentencePieceProcessor,
) -> list[Pair]:
    """Draw a language's share of the lines from its clean corpora.

    Raises `TrainingError` if the mix has nothing of it, or nothing of fit length.
    """
    paths = [path for path in texts.find(clean, language) if _share(recipe, path)]
    if not paths:
        raise TrainingError(
            f"no text of {language} in the mix", f'name its corpora in [mix]: "{language}.<name>"'
        )
    everything = sum(
        _share(recipe, path) for one in recipe.languages for path in texts.find(clean, one)
    )
    rng = Random(f"{language} {recipe.seed}")  # noqa: S311 - chosen examples, no secret
    chosen: list[Pair] = []
    for path in paths:
        pairs = [one for one in corpus.read(path, language) if _fits(one, recipe.risk, processor)]
        wanted = round(recipe.risk.lines * _share(recipe, path) / everything)
        chosen += rng.sample(pairs, min(wanted, len(pairs)))
    if not chosen:
        limits = f"{recipe.risk.shortest} to {recipe.risk.longest} words"
        raise TrainingError(
            f"no lines of {language} to draft", f"give more, of {limits}, or change [risk]"
        )
    rng.shuffle(chosen)
    return chosen


def draft(
    engine: Embedded,
    processor: sentencepiece.SentencePieceProcessor,
    pairs: Sequence[Pair],
    risk: Risk,
) -> Iterator[Drafted]:
    """Draft pairs as for a newsroom; those with too few different drafts of fit length are out."""
    requests = [Request(pair.source, hypotheses=risk.hypotheses) for pair in pairs]
    for pair, (source, found) in zip(pairs, engine.search(requests), strict=True):
        different = dict.fromkeys(tuple(one.tokens) for one in found if one.tokens)
        drafts = [list(one) for one in different if len(one) <= risk.pieces]
        if len(drafts) >= FEWEST:
            said = [processor.decode(one) for one in drafts]
            rewards = [round(one / 100, 5) for one in evaluation.nearness(said, pair.target)]
            ids = [processor.piece_to_id(one) for one in (list(source), *drafts)]
            yield Drafted(ids[0], ids[1:], rewards)


def write(path: Path, drafted: Iterable[Drafted]) -> None:
    """Write drafted lines as JSON, one a line, whole or not at all."""
    with whole.writing(path) as file:
        file.writelines(json.dumps(asdict(one)) + "\n" for one in drafted)


def read(path: Path) -> list[Drafted]:
    """Read what `write` wrote; raises `TrainingError` if it is damaged."""
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
        return [Drafted(**json.loads(row)) for row in rows]
    except (OSError, ValueError, TypeError) as error:
        raise TrainingError(
            f"damaged drafts: {error}", "delete the file: they are made again", path=path
        ) from error


def _share(recipe: RiskRecipe, path: Path) -> float:
    """Give a clean corpus's share of the mix: nothing if its sources are not English."""
    return weight(recipe.mix, path.stem) if texts.is_from_english(path) else 0.0


def _fits(pair: Pair, risk: Risk, processor: sentencepiece.SentencePieceProcessor) -> bool:
    """Tell whether a source has a fit number of words, and of pieces."""
    words = risk.shortest <= len(pair.source.split()) <= risk.longest
    return words and len(processor.encode(pair.source)) <= risk.pieces
