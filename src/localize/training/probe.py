"""How well weights in training translate: chrF2++ on the first lines of each test set."""

from __future__ import annotations

from pathlib import Path

from localize import evaluation
from localize.training import decoding, vocabulary
from localize.training.network import Network
from localize.training.recipe import Recipe
from localize.training.session import Score

_LINES = 12


def make(recipe: Recipe, tests: Path, spm: Path) -> Score | None:
    """Give the function that scores a network; None if there are no test sets of our languages."""
    sets = [
        (language, evaluation.read(path))
        for language in recipe.languages
        for path in sorted(tests.glob(f"en-{language}.*.tsv"))
    ]
    processor = vocabulary.load(spm)

    def score(network: Network) -> float:
        drafts: list[str] = []
        references: list[str] = []
        for language, found in sets:
            drafts += decoding.translate(network, processor, language, found.sources[:_LINES])
            references += found.references[:_LINES]
        return evaluation.score(drafts, references, samples=0)[0].value

    return score if sets else None
