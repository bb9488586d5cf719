"""Several drafts of lines that have a translation, and how near to it each of them is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from random import Random

import sentencepiece

from localize import evaluation
from localize.engines.embedded import Embedded
from localize.model import Request
from localize.training import corpus, texts, whole
from localize.training.corpus import Pair
from localize.training.faults import TrainingError
from localize.training.risk_recipe import Risk, RiskRecipe
from localize.training.texts import Say

_AT_A_TIME = 2_000
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Drafted:
    """A source and its different drafts in pieces' ids, the ends left out, and their rewards.

    A reward is from 0 to 1, the mean of chrF2++ and BLEU of the draft beside the translation.
    """

    source: list[int]
    drafts: list[list[int]]
    rewards: list[float]


def choose(recipe: RiskRecipe, language: str, clean: Path) -> list[Pair]:
    """Draw a language's share of the lines from its clean corpora.

    Raises `TrainingError` if the mix has nothing of it.
    """
    shares = {path: _share(recipe, path.stem) for path in texts.find(clean, language)}
    whole_mix = sum(
        _share(recipe, path.stem) for one in recipe.languages for path in texts.find(clean, one)
    )
    rng = Random(f"{language} {recipe.seed}")  # noqa: S311 - chosen examples, no secret
    chosen: list[Pair] = []
    for path, share in shares.items():
        if share and texts.is_from_english(path):
            pairs = [pair for pair in corpus.read(path, language) if _fits(pair, recipe.risk)]
            wanted = round(recipe.risk.lines * share / whole_mix)
            chosen += rng.sample(pairs, min(wanted, len(pairs)))
    if not chosen:
        raise TrainingError(
            f"no lines of {language} to draft", f"name its corpora in [mix]: {language}.<name>"
        )
    rng.shuffle(chosen)
    return chosen


def draft(
    engine: Embedded,
    processor: sentencepiece.SentencePieceProcessor,
    pairs: Sequence[Pair],
    risk: Risk,
    say: Say,
) -> Iterator[Drafted]:
    """Draft pairs as for a newsroom; those with too few different drafts of fit length are out."""
    for start in range(0, len(pairs), _AT_A_TIME):
        part = pairs[start : start + _AT_A_TIME]
        requests = [Request(pair.source, hypotheses=risk.hypotheses) for pair in part]
        for pair, (source, found) in zip(part, engine.search(requests), strict=True):
            different = dict.fromkeys(tuple(one.tokens) for one in found if one.tokens)
            drafts = [list(one) for one in different if len(one) <= risk.pieces]
            if len(drafts) >= _FEWEST:
                said = [processor.decode(one) for one in drafts]
                rewards = [round(one / 100, 5) for one in evaluation.nearness(said, pair.target)]
                ids = [processor.piece_to_id(one) for one in (list(source), *drafts)]
                yield Drafted(ids[0], ids[1:], rewards)
        say(f"{start + len(part):,} of {len(pairs):,} lines drafted")


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


def _share(recipe: RiskRecipe, name: str) -> float:
    """Give a corpus's share of the mix, 0 if nothing in it fits its name."""
    return next((one for pattern, one in recipe.mix.items() if fnmatchcase(name, pattern)), 0.0)


def _fits(pair: Pair, risk: Risk) -> bool:
    """Tell whether a pair's source has a fit number of words."""
    return risk.shortest <= len(pair.source.split()) <= risk.longest
